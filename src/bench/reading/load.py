"""Runs of wrk: how many requests a second a server answers, what they cost it, and who else was busy meanwhile."""
import json
import math
import os
import resource
import signal
import statistics
import subprocess
import time

from processes import machine_seconds

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "addresses.lua")
THREADS, CONNECTIONS = 2, 8
ROUNDS = 3
WARM_UPS = 6
CORES = os.cpu_count()


class Asked:
    """What wrk asks of a server: a file of addresses, and how each is asked. Keeps count, so that no request that is
    to be new was sent before."""

    def __init__(self, server, addresses, mode="PLAIN", gzip=False, params=()):
        self.server, self.addresses, self.mode, self.gzip = server, addresses, mode, gzip
        self.params = [str(param) for param in params]
        self.first = 0

    def command(self, seconds):
        return ["wrk", f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "60s", "-s", SCRIPT,
                f"http://127.0.0.1:{self.server.port}", "--", self.addresses, self.mode,
                "GZIP" if self.gzip else "IDENTITY", str(self.first), *self.params]


class Run:
    """One run of wrk."""

    def __init__(self, asked, seconds):
        machine, server, children, started = (machine_seconds(), asked.server.cpu(), _children(), time.monotonic())
        told = subprocess.run(asked.command(seconds), capture_output=True, text=True)
        lines = [line for line in told.stdout.splitlines() if line.startswith("RESULT ")]
        if told.returncode != 0 or not lines:
            raise RuntimeError(f"wrk: {told.stdout} {told.stderr}")
        result = json.loads(lines[0][len("RESULT "):])
        took = time.monotonic() - started
        server = asked.server.cpu() - server
        wrk = _children() - children
        own = server + wrk
        self.requests = result["requests"]
        asked.first += 2 * (self.requests + CONNECTIONS)
        self.rate = self.requests / (result["micros"] / 1e6)
        self.cpu = server / max(1, self.requests) * 1e6
        self.all_cpu = own / max(1, self.requests) * 1e6
        self.bytes = result["bytes"] / max(1, self.requests)
        self.p50, self.p99 = result["p50"], result["p99"]
        self.others = max(0.0, machine_seconds() - machine - own) / (took * CORES)
        self.wrong = result["failed"] + result["refused"]


def _children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Measured:
    """The median of some runs against one server. `cpu` is the server's for an answer in microseconds, `all_cpu` with
    what wrk took to ask for it: if nothing else runs, the cores have so much of that to give and no more."""

    def __init__(self, runs):
        self.rate = statistics.median(run.rate for run in runs)
        self.cpu = statistics.median(run.cpu for run in runs)
        self.all_cpu = statistics.median(run.all_cpu for run in runs)
        self.bytes = statistics.median(run.bytes for run in runs)
        self.others = max(run.others for run in runs)
        self.requests = sum(run.requests for run in runs)
        self.wrong = sum(run.wrong for run in runs)
        self.p99 = statistics.median(run.p99 for run in runs)


def alternate(seconds, *all_asked):
    """Warms each up, then measures them in turn, several times."""
    warm = [_warm_up(asked, seconds) for asked in all_asked]
    runs = [[] for _ in all_asked]
    for _ in range(ROUNDS):
        for asked, own in zip(all_asked, runs):
            own.append(Run(asked, seconds))
    measured = [Measured(own) for own in runs]
    for each, requests in zip(measured, warm):
        each.warm_requests = requests
    return measured


def _warm_up(asked, seconds):
    """Until a run costs the server hardly less than the one before; returns the number of requests."""
    run = Run(asked, seconds)
    requests = run.requests
    for _ in range(WARM_UPS - 1 if asked.server.compiles else 0):
        before, run = run, Run(asked, seconds)
        requests += run.requests
        if run.cpu > 0.95 * before.cpu:
            break
    return requests


class Background:
    """wrk at full load while something else is measured."""

    def __init__(self, asked, seconds):
        self.process = subprocess.Popen(asked.command(math.ceil(seconds)), stdout=subprocess.PIPE, text=True)

    def running(self):
        return self.process.poll() is None

    def stop(self):
        """Returns how many answers a second it had, and how many were errors."""
        if self.running():
            self.process.send_signal(signal.SIGINT)
        out = self.process.communicate()[0]
        result = next((json.loads(line[7:]) for line in out.splitlines() if line.startswith("RESULT ")), None)
        return (result["requests"] / (result["micros"] / 1e6), result["failed"] + result["refused"]) if result else (0, 0)
