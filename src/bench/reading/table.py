"""The table: ratios first, and beside them what they were made of and how busy others kept the machine."""
import json
import os
import platform
import re
import subprocess
import time

HEAD = ["Case", "Ratio", "By CPU", "Target", "Ours", "Held against", "CPU ours", "CPU theirs", "Bytes", "Others", "Notes"]


class Table:

    def __init__(self, intro):
        self.intro = intro
        self.rows = []
        self.load = [os.getloadavg()[0]]

    def add(self, case, ratio, target, ours, theirs="", cpu="", cpu_theirs="", size="", others=None, note="", met=None,
            key=None, value=None, by_cpu=None):
        """met: whether the target is; by_cpu: the ratio were nothing else run; key, value: what a later run may be held against"""
        mark = "" if met is None else " ✓" if met else " ✗"
        row = [case, ratio + mark, "" if by_cpu is None else f"{by_cpu:.2f}", target, ours, theirs, cpu, cpu_theirs, size,
               "" if others is None else f"{others:.0%}", note]
        self.rows.append({"cells": row, "key": key, "value": value})
        print("    " + " | ".join(cell for cell in row if cell), flush=True)

    def skip(self, case, why):
        self.add(case, "—", "", "", note=why)

    def markdown(self):
        lines = [*self.intro, f"Load average {self.load[0]:.1f} at the start, {os.getloadavg()[0]:.1f} at the end.", "",
                 "| " + " | ".join(HEAD) + " |", "|" + " --- |" * len(HEAD)]
        lines += ["| " + " | ".join(row["cells"]) + " |" for row in self.rows]
        lines += ["", "Rates are answers a second, the median of three runs, ours and theirs by turns; CPU is the servers' "
                  "own per answer, user and system. *By CPU* is the ratio of what an answer costs the server and wrk together: "
                  "what the ratio comes to when they have the machine to themselves. *Others* is the greatest share of the "
                  "machine that neither used in a run: with more than a few per cent, go by CPU rather than by rates."]
        return "\n".join(lines) + "\n"

    def write(self, folder, name):
        os.makedirs(folder, exist_ok=True)
        file = os.path.join(folder, f"reading-{name}")
        with open(file + ".md", "w") as out:
            out.write(self.markdown())
        with open(file + ".json", "w") as out:
            json.dump({row["key"]: row["value"] for row in self.rows if row["key"]}, out, indent=1)
        return file


def _first_line(*command):
    told = subprocess.run(command, capture_output=True, text=True)
    return (told.stdout + told.stderr).strip().splitlines()[0]


def machine(root, jar):
    """What it is measured on, as lines of Markdown."""
    with open("/proc/cpuinfo") as info:
        model = re.search(r"model name\s*: (.*)", info.read())
    with open("/proc/meminfo") as info:
        memory = int(re.search(r"MemTotal:\s+(\d+)", info.read()).group(1)) / (1 << 20)
    commit = _first_line("git", "-C", root, "rev-parse", "--short", "HEAD")
    made = time.strftime("%Y-%m-%d %H:%M", time.localtime(os.path.getmtime(jar)))
    return [f"{os.cpu_count()} cores of {model.group(1) if model else platform.machine()}, {memory:.0f} GiB, Linux "
            f"{platform.release()}; {_first_line('java', '-version')}; {_first_line('nginx', '-v')}; "
            f"{_first_line('wrk', '-v').split(' Copyright')[0]}.",
            f"Commit {commit}, jar of {made}."]
