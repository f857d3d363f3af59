"""The servers that are measured, each on a free port of loopback, and what they take up."""
import datetime
import hashlib
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import time
import uuid

from client import Client

TICK = os.sysconf("SC_CLK_TCK")
TOKEN = "flm_benchmark-" + uuid.uuid4().hex


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def cpu_seconds(pid):
    """Of a process, whatever its threads; 0 if it has ended."""
    try:
        with open(f"/proc/{pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK
    except FileNotFoundError:
        return 0


def machine_seconds():
    """For which the cores together were not idle since the machine's start."""
    with open("/proc/stat") as stat:
        user, nice, system, _, _, irq, softirq, steal = map(int, stat.readline().split()[1:9])
    return (user + nice + system + irq + softirq + steal) / TICK


def end(process):
    if process is not None and process.poll() is None:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Server:
    """Ours, over a copy of a store."""

    compiles = True  # while it runs: it takes a while to become as fast as it gets

    def __init__(self, jar, folder, work, heap):
        self.jar, self.heap, self.work = jar, heap, work
        self.data = os.path.join(folder, "data")
        self.store = os.path.join(work, "store.db")
        for suffix in ("", "-wal"):
            if os.path.exists(os.path.join(folder, "store.db" + suffix)):
                shutil.copyfile(os.path.join(folder, "store.db" + suffix), self.store + suffix)
        self._put_token()
        self.process = None
        self.port = None

    def _put_token(self):
        """The store may have been started before, and then its first token is known to nobody here."""
        now = datetime.datetime.now(datetime.timezone.utc).isoformat()
        store = sqlite3.connect(self.store)
        with store:
            store.execute("INSERT INTO access_token (hash, author, name, scopes, created) VALUES (?, ?, ?, ?, ?)",
                          (hashlib.sha256(TOKEN.encode()).hexdigest(), f"author-{uuid.uuid4()}", "benchmark", "report", now))
        store.close()

    def start(self, first):
        """Returns the seconds from the start of the process to the first 200 of a path."""
        self.stop()
        self.port = free_port()
        client = Client(self.port)
        with open(os.path.join(self.work, "server.log"), "ab") as log:
            started = time.monotonic()
            self.process = subprocess.Popen(
                ["java", f"-Xmx{self.heap}", "-jar", self.jar, "--server.address=127.0.0.1", f"--server.port={self.port}",
                 f"--frontline.store={self.store}", f"--frontline.data=file:{self.data}/"], stdout=log, stderr=log)
        while time.monotonic() - started < 900:
            if self.process.poll() is not None:
                raise RuntimeError("the server ended: " + self.log())
            try:
                if client.get(first).status == 200:
                    return time.monotonic() - started
            except OSError:
                client.close()
            time.sleep(0.005)
        raise RuntimeError("the server does not answer: " + self.log())

    def log(self):
        with open(os.path.join(self.work, "server.log"), errors="replace") as log:
            return log.read()[-2000:]

    def stop(self):
        end(self.process)
        self.process = None

    def cpu(self):
        return cpu_seconds(self.process.pid)

    def settle(self):
        """Waits until it has done what it does by itself once it is up: a second of hardly any CPU, or two minutes."""
        for _ in range(120):
            before = self.cpu()
            time.sleep(1)
            if self.cpu() - before < 0.05:
                return

    def heap_in_use(self):
        """After a full collection, in bytes."""
        pid = str(self.process.pid)
        subprocess.run(["jcmd", pid, "GC.run"], check=True, stdout=subprocess.DEVNULL)
        told = subprocess.run(["jcmd", pid, "GC.heap_info"], check=True, capture_output=True, text=True).stdout
        heaps = [line for line in told.splitlines() if not re.match(r"\s*(Metaspace|class space)", line)]
        return sum(int(used) * 1024 for line in heaps for used in re.findall(r"used (\d+)K", line))

    def resident_most(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmHWM:\s+(\d+) kB", status.read()).group(1)) * 1024


class Nginx:
    """nginx over a folder of files."""

    compiles = False

    CONFIG = """
worker_processes 2;
daemon off;
pid {work}/nginx.pid;
error_log {work}/nginx.log warn;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_timeout 1h;
    keepalive_requests 1000000000;
    open_file_cache max=20000 inactive=1d;
    open_file_cache_valid 1d;
    open_file_cache_min_uses 1;
    default_type application/geo+json;
    client_body_temp_path {work}/temp;
    proxy_temp_path {work}/temp;
    fastcgi_temp_path {work}/temp;
    uwsgi_temp_path {work}/temp;
    scgi_temp_path {work}/temp;
    server {{
        listen 127.0.0.1:{port} backlog=1024;
        root {files};
    }}
}}
"""

    def __init__(self, files, work):
        self.port = free_port()
        os.makedirs(os.path.join(work, "temp"))
        for open_to_workers in (work, files):
            os.chmod(open_to_workers, 0o755)
        config = os.path.join(work, "nginx.conf")
        with open(config, "w") as out:
            out.write(self.CONFIG.format(work=work, files=files, port=self.port))
        self.process = subprocess.Popen(["nginx", "-p", work, "-c", config], stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("nginx does not answer")

    def stop(self):
        end(self.process)

    def cpu(self):
        pid = self.process.pid
        with open(f"/proc/{pid}/task/{pid}/children") as children:
            return cpu_seconds(pid) + sum(cpu_seconds(child) for child in children.read().split())
