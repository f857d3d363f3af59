"""Measures reading; called by reading.sh, which says how."""
import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
import traceback

from append import RATE, WARM_UP, Appending
from cases import Cases
from load import Asked, Background
from places import Places
from processes import Nginx, Server
from table import Table, machine

FIRST = "/collections/settlements/items?limit=1"
LAYER = "/downloads/settlements.geojson"
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("folder", "heap", "jar", "only", "against", "out"):
        parser.add_argument("--" + name)
    for name in ("seconds", "starts", "seed"):
        parser.add_argument("--" + name, type=int)
    return parser.parse_args()


class Bench:

    def __init__(self, asked, work):
        self.asked, self.work = asked, work
        self.files = os.path.join(work, "files")
        os.makedirs(self.files)
        self.name = os.path.basename(os.path.abspath(asked.folder))
        self.only = set(asked.only.replace(",", " ").split())
        self.table = Table([f"`{self.name}`, runs of {asked.seconds} s, `-Xmx{asked.heap}`, seed {asked.seed}.",
                            *machine(ROOT, asked.jar)])
        self.server = Server(asked.jar, asked.folder, work, asked.heap)
        self.nginx = None

    def wants(self, case):
        return not self.only or case in self.only

    def run(self):
        self.start()
        layer = os.path.join(self.files, "layer.geojson")
        self.cases = Cases(self.server, self.files, self.table, self.asked.seconds)
        self.cases.save(LAYER, "layer.geojson")
        places = Places(layer, self.asked.seed)
        self.large = len(places.ids) > 200_000
        print(f"{len(places.ids):,} settlements; boxes, ids and tiles are chosen and asked for once", flush=True)
        self.addresses(places)
        self.nginx = self.cases.nginx = Nginx(self.files, self.work)
        for case, name, target in (("bbox100", "100 features by bbox", 0.5), ("bbox1000", "1,000 features by bbox", 0.5),
                                   ("id", "One feature by id", 0.4)):
            if self.wants(case):
                self.cases.plain(case, name, target)
        if self.wants("tiles"):
            for zoom, postgis in ((6, 46), (9, 2420)):
                self.cases.tile(zoom, *places.fullest_tile(zoom), postgis)
        if self.wants("layer"):
            self.cases.layer(LAYER)
        if self.wants("past"):
            self.cases.past()
        if self.wants("append"):
            self.append(places)
        self.memory()
        self.against()

    def start(self):
        print(f"starting the server on a copy of {self.name}", flush=True)
        times = []
        for _ in range(self.asked.starts if self.wants("start") else 1):
            took = self.server.start(FIRST)
            times.append((took, self.server.cpu()))
        self.server.settle()
        self.started = sorted(times)[len(times) // 2][0], self.server.heap_in_use(), times

    def memory(self):
        """The rows of the start come here, when it is known how large the country is."""
        middle, heap, times = self.started
        most_seconds, most_heap = (120, 8) if self.large else (10, 1)
        self.table.add("Start to the first answer", f"{middle / most_seconds:.2f}", f"≤ {most_seconds} s", f"{middle:.1f} s",
                       note="each: " + ", ".join(f"{took:.1f} s ({cpu:.1f} s of CPU)" for took, cpu in times), met=middle <= most_seconds,
                       key="start_seconds", value=middle)
        after = self.server.heap_in_use()
        self.table.add("Heap in use after a full collection, just started", f"{heap / (most_heap << 30):.2f}",
                       f"≤ {most_heap} GiB", f"{heap / (1 << 20):,.0f} MiB", met=heap <= most_heap << 30,
                       note=f"{after / (1 << 20):,.0f} MiB after all of this, resident at most "
                       f"{self.server.resident_most() / (1 << 20):,.0f} MiB", key="heap_bytes", value=heap)

    def addresses(self, places):
        for case, count, features in (("bbox100", 500, 100), ("bbox1000", 100, 1000)):
            if self.wants(case) or case == "bbox100":
                self.cases.choose(case, ["/collections/settlements/items?bbox=" + box
                                         for box in places.boxes(count, features)])
        if self.wants("id"):
            self.cases.choose("id", ["/collections/settlements/items/" + each for each in places.some_ids(2000)])

    def append(self, places):
        seconds = max(5, self.asked.seconds)
        appending = Appending(self.server.port, places.some_ids(RATE * (WARM_UP + seconds) * 6 // 5), seconds)
        load = Background(Asked(self.server, self.cases.file("bbox100")), seconds + 300)
        try:
            found = appending.run()
            kept = load.running()
        finally:
            reads, wrong = load.stop()
        most = 250 if self.large else 50
        held = found["rate"] > 0.95 * RATE
        self.table.add("Report sent to first read that shows it, p99", f"{found['p99'] / most:.2f}", f"≤ {most} ms",
                       f"{found['p99']:.1f} ms", met=held and found["p99"] <= most,
                       note=f"p50 {found['p50']:.1f} ms, most {found['most']:.0f} ms; {found['reports']:,} reports, "
                       f"{found['rate']:.0f} a second" + ("" if held else f" **instead of {RATE}**")
                       + f"; answer to POST p50 {found['answer_p50']:.1f}, p99 "
                       f"{found['answer_p99']:.1f} ms; while wrk reads {reads:,.0f} boxes of 100 a second"
                       + (f", **{wrong:,} of them errors**" if wrong else "") + ("" if kept else " (wrk ended before)"), key="append_p99_ms", value=found["p99"])

    def against(self):
        if not self.asked.against:
            return
        with open(self.asked.against) as file:
            earlier = json.load(file)
        now = {row["key"]: row["value"] for row in self.table.rows if row["key"]}
        for case, name in (("bbox100", "100 features by bbox"), ("bbox1000", "1,000 features by bbox"),
                           ("id", "One feature by id")):
            if case in now and case in earlier:
                ratio = now[case] / earlier[case]
                before = os.path.basename(self.asked.against).removeprefix("reading-").removesuffix(".json")
                self.table.add(f"{name}: here to `{before}`", f"{ratio:.2f}", "≥ 0.75", f"{now[case]:,.0f}/s",
                               f"{earlier[case]:,.0f}/s", met=ratio >= 0.75)


def main():
    asked = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    work = tempfile.mkdtemp(prefix="frontline-reading-")
    bench = None
    try:
        bench = Bench(asked, work)
        bench.run()
    except Exception:
        traceback.print_exc()
        return 1
    finally:
        if bench is not None:
            bench.server.stop()
            if bench.nginx is not None:
                bench.nginx.stop()
        shutil.rmtree(work, ignore_errors=True)
        if bench is not None and bench.table.rows:
            written = bench.table.write(asked.out, bench.name)
            print("\n" + bench.table.markdown())
            print("written to " + written + ".md and .json")
    return 0


sys.exit(main())
