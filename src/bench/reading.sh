#!/usr/bin/env bash
# Measures reading against nginx serving the same bytes, and prints a table; see src/docs/performance.md.
#
#   src/bench/reading.sh FOLDER [SECONDS] [HEAP]
#
# FOLDER   as left by Generate and ImportBench: store.db and data/ are read, nothing is written there
# SECONDS  of each run of wrk; 10 unless told
# HEAP     of the server, as -Xmx has it; 1g unless told
#
# SERVER_JAR=FILE     another jar than the one in target/
# STARTS=N            how often the server is started, 3 unless told
# SEED=N              chooses boxes and ids, 1 unless told
# ONLY=start,bbox     some of the cases: start bbox100 bbox1000 id tiles layer past append
# AGAINST=FILE.json   what an earlier run left, for instance on a smaller country, to be held against this one
# OUT=FOLDER          where the table is left as Markdown and JSON; target/bench unless told
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

missing=()
for tool in wrk nginx python3 java jcmd; do
    command -v "$tool" > /dev/null || PATH=$PATH:/usr/sbin command -v "$tool" > /dev/null || missing+=("$tool")
done
if [ ${#missing[@]} -gt 0 ]; then
    echo "not found: ${missing[*]} (Debian: apt-get install wrk nginx-light python3 openjdk-17-jdk-headless)" >&2
    exit 2
fi
if [ $# -lt 1 ] || [ $# -gt 3 ]; then
    sed -n '2,16s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
folder=$1
if [ ! -f "$folder/store.db" ] || [ ! -d "$folder/data" ]; then
    echo "$folder has no store.db and data/: make it with Generate and ImportBench" >&2
    exit 2
fi
jar=${SERVER_JAR:-$(ls -t "$root"/target/frontline-map-*.jar 2> /dev/null | head -1 || true)}
if [ -z "$jar" ] || [ ! -f "$jar" ]; then
    echo "no jar of the server: mvn -DskipTests package" >&2
    exit 2
fi
newer=$(find "$root/src/main" -newer "$jar" -type f | head -1)
[ -z "$newer" ] || echo "note: $jar is older than ${newer#"$root"/}" >&2

PATH=$PATH:/usr/sbin exec python3 -B "$here/reading/main.py" --folder "$folder" --seconds "${2:-10}" --heap "${3:-1g}" \
    --jar "$jar" --starts "${STARTS:-3}" --seed "${SEED:-1}" --only "${ONLY:-}" --against "${AGAINST:-}" \
    --out "${OUT:-$root/target/bench}"
