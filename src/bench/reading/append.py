"""How long a report takes from being sent to being read, while others read at full load.

Reports are sent at a fixed rate, each over one of a few connections that are kept alive, so that the rate holds though an
answer may take longer than the time between two. Other connections ask for the settlement of a report, again and again,
from when it is sent until an answer shows it; one that is still busy with an earlier report comes late, which counts
as if the report had shown late. The reports of the first seconds are not counted.
"""
import datetime
import json
import queue
import re
import threading
import time

from client import Client
from processes import TOKEN

RATE = 200
WARM_UP = 3
WRITERS = 4
WATCHERS = 4
ITEMS = "/collections/settlements/items/"
LAST_REPORT = re.compile(rb'"last_report_at":"([^"]+)"')


class Appending:

    def __init__(self, port, ids, seconds):
        self.port = port
        now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
        # a moment that no report in the store has reached and that has passed, so that the report counts at once
        self.moment = (now - datetime.timedelta(hours=1)).isoformat().replace("+00:00", "Z")
        self.before = (now - datetime.timedelta(hours=2)).isoformat().replace("+00:00", "Z")
        client = Client(port)
        wanted = RATE * (WARM_UP + seconds)
        self.ids = [each for each in ids if not self._shows(client, each)][:wanted]
        client.close()
        if len(self.ids) < wanted:
            print(f"    only {len(self.ids)} settlements have no report of the last two hours", flush=True)
        self.sent = [0.0] * len(self.ids)
        self.answered = [0.0] * len(self.ids)
        self.shown = [0.0] * len(self.ids)
        self.next = 0
        self.lock = threading.Lock()
        self.queues = [queue.SimpleQueue() for _ in range(WATCHERS)]
        self.failures = []

    def _shows(self, client, settlement):
        answer = client.get(ITEMS + settlement)
        if answer.status != 200:
            raise RuntimeError(f"{settlement}: {answer.status}")
        found = LAST_REPORT.search(answer.body)
        return found is not None and found.group(1).decode() > self.before

    def run(self):
        """Returns what is to be told, times in milliseconds."""
        self.start = time.monotonic() + 0.2
        watchers = [threading.Thread(target=self._guarded, args=(self._watch, each)) for each in self.queues]
        writers = [threading.Thread(target=self._guarded, args=(self._write,)) for _ in range(WRITERS)]
        for thread in watchers + writers:
            thread.start()
        for thread in writers:
            thread.join()
        for each in self.queues:
            each.put(None)
        for thread in watchers:
            thread.join()
        if self.failures:
            raise self.failures[0]
        counted = slice(RATE * WARM_UP, None)
        self.sent, self.answered, self.shown = self.sent[counted], self.answered[counted], self.shown[counted]
        delays = sorted((shown - sent) * 1000 for shown, sent in zip(self.shown, self.sent))
        answers = sorted((answered - sent) * 1000 for answered, sent in zip(self.answered, self.sent))
        return {"reports": len(delays), "rate": (len(delays) - 1) / (max(self.sent) - min(self.sent)),
                "p50": _percentile(delays, 0.5), "p99": _percentile(delays, 0.99), "most": delays[-1],
                "answer_p50": _percentile(answers, 0.5), "answer_p99": _percentile(answers, 0.99)}

    def _guarded(self, work, *arguments):
        try:
            work(*arguments)
        except Exception as failure:
            self.failures.append(failure)

    def _write(self):
        client = Client(self.port)
        headers = {"Authorization": "Bearer " + TOKEN, "Content-Type": "application/json"}
        while not self.failures:
            with self.lock:
                number = self.next
                self.next += 1
            if number >= len(self.ids):
                return
            body = json.dumps({"settlement": self.ids[number], "claimant": "bench-0", "control": "contested",
                               "basis": "assessed", "valid_from": self.moment, "published": self.moment,
                               "documents": [{"publisher": "Generated", "url": f"https://example.org/append/{number}"}]})
            time.sleep(max(0, self.start + number / RATE - time.monotonic()))
            self.sent[number] = time.monotonic()
            self.queues[number % WATCHERS].put(number)
            answer = client.ask("POST", "/collections/reports/items", headers, body.encode())
            self.answered[number] = answer.last
            if answer.status != 201:
                raise RuntimeError(f"a report was refused: {answer.status} {answer.body[:500]}")

    def _watch(self, numbers):
        client = Client(self.port)
        while not self.failures:
            number = numbers.get()
            if number is None:
                return
            while not self._shows(client, self.ids[number]):
                if self.failures or time.monotonic() - self.sent[number] > 60:
                    raise RuntimeError(f"the report on {self.ids[number]} does not show")
            self.shown[number] = time.monotonic()


def _percentile(ordered, share):
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
