"""The cases that are answers a second, and the whole layer."""
import datetime
import os
import statistics

from client import Client
from load import Asked, alternate

ROUNDS_OF_LAYER = 11
# all that is generated is said of these days
FROM = datetime.datetime(2022, 2, 24, tzinfo=datetime.timezone.utc)
DAYS = 1600
SPAN = DAYS * 86_400
GZIP = {"Accept-Encoding": "gzip"}


class Cases:

    def __init__(self, server, files, table, seconds):
        self.server, self.files, self.table, self.seconds = server, files, table, seconds
        self.client = Client(server.port, 600)
        self.nginx = None
        self.sizes = {}

    def file(self, case, theirs=False):
        """The file of a case's addresses, ours or nginx's."""
        return os.path.join(self.files, f"{case}.{'nginx' if theirs else 'ours'}.txt")

    def save(self, path, name, headers=None):
        """Keeps what we answer as a file that nginx serves."""
        target = os.path.join(self.files, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as out:
            answer = self.client.get(path, headers, out.write)
        if answer.status != 200:
            os.remove(target)
        return answer

    def choose(self, case, paths, headers=None):
        total = features = 0
        for number, path in enumerate(paths):
            answer = self.save(path, f"{case}/{number}", headers)
            if answer.status != 200:
                raise RuntimeError(f"{path}: {answer.status}")
            total += answer.length
        self.sizes[case] = total / len(paths)
        self.write(case, paths, [f"/{case}/{number}" for number in range(len(paths))])

    def write(self, case, ours, theirs):
        for paths, whose in ((ours, False), (theirs, True)):
            with open(self.file(case, whose), "w") as out:
                out.write("\n".join(paths) + "\n")

    def plain(self, case, name, target, gzip=False, note=""):
        """A file of addresses, asked of us and of nginx."""
        theirs, ours = alternate(self.seconds, Asked(self.nginx, self.file(case, True), gzip=gzip),
                                 Asked(self.server, self.file(case), gzip=gzip))
        ratio = ours.rate / theirs.rate
        self.table.add(name, f"{ratio:.2f}", f"≥ {target} of nginx", f"{ours.rate:,.0f}/s", f"{theirs.rate:,.0f}/s",
                       f"{ours.cpu:.0f} µs", f"{theirs.cpu:.0f} µs", f"{self.sizes[case]:,.0f}",
                       max(ours.others, theirs.others), note + self._wrong(ours, theirs), ratio >= target, case, ours.rate,
                       theirs.all_cpu / ours.all_cpu)

    @staticmethod
    def _wrong(*measured):
        wrong = sum(each.wrong for each in measured)
        return f" **{wrong:,} answers were errors**" if wrong else ""

    def tile(self, zoom, tile, features, postgis):
        """The fullest tile of a zoom, kept and made anew."""
        case = f"tile{zoom}"
        path = "/collections/settlements/tiles/WebMercatorQuad/" + tile
        answer = self.client.get(path, GZIP)
        if answer.status == 404:
            self.table.skip(f"Vector tile z{zoom}", "this server has no tiles")
            return
        self.choose(case, [path], GZIP)
        note = f"{tile}, {features:,} settlements"
        self.plain(case, f"Vector tile z{zoom}, the same again", 0.5, True, note)
        now = int(datetime.datetime.now(datetime.timezone.utc).timestamp())
        for key, name, mode, params in (
                ("known", "known at another second each", "KNOWN", [now]),
                ("past", "another triple each", "PAST", self._past())):
            made, = alternate(self.seconds, Asked(self.server, self.file(case), mode, True, params))
            ratio = made.rate / postgis
            target = key == "known"
            self.table.add(f"Vector tile z{zoom}, {name}", f"{ratio:.1f}", "≥ 10 of PostGIS" if target else "",
                           f"{made.rate:,.0f}/s", f"{postgis:,}/s", f"{made.cpu:,.0f} µs", size=f"{made.bytes:,.0f}",
                           others=made.others, note=f"PostGIS as measured elsewhere; {made.requests + made.warm_requests:,} "
                           "different" + self._wrong(made), met=ratio >= 10 if target else None, key=f"{case}_{key}",
                           value=made.rate)

    def layer(self, path):
        """One client, the whole layer; from its first byte to its last, and from being asked for to its last."""
        times = {self.server: [], self.nginx: []}
        size = 0
        for number in range(ROUNDS_OF_LAYER + 1):
            for server, own in times.items():
                answer = Client(server.port, 600).get(path if server is self.server else "/layer.geojson",
                                                      into=lambda part: None)
                if answer.status != 200:
                    raise RuntimeError(f"whole layer: {answer.status}")
                if server is self.server:
                    size = answer.length
                if number:  # the first is to warm up
                    own.append((answer.last - answer.first, answer.last - answer.sent))
        for part, name, target in ((0, "Whole layer, first byte to last", 3), (1, "Whole layer, asked for to last byte", None)):
            ours, theirs = (statistics.median(each[part] for each in own) for own in times.values())
            ratio = ours / theirs
            self.table.add(name, f"{ratio:.2f}", "≤ 3 of nginx's time" if target else "", f"{ours * 1000:,.0f} ms",
                           f"{theirs * 1000:,.0f} ms", size=f"{size:,.0f}", note=f"median of {ROUNDS_OF_LAYER}" if target
                           else "", met=ratio <= target if target else None, key=f"layer_{part}", value=ours)

    def past(self):
        """The boxes at triples of which none was asked for before, held against the same boxes at the latest."""
        latest, past = alternate(self.seconds, Asked(self.server, self.file("bbox100")),
                                 Asked(self.server, self.file("bbox100"), "PAST", params=self._past()))
        ratio = past.rate / latest.rate
        self.table.add("100 features by bbox at random triples", f"{ratio:.2f}", "≥ 0.5 of the latest",
                       f"{past.rate:,.0f}/s", f"{latest.rate:,.0f}/s", f"{past.cpu:.0f} µs", f"{latest.cpu:.0f} µs",
                       f"{past.bytes:,.0f}", max(past.others, latest.others),
                       f"{past.requests + past.warm_requests:,} triples, each asked once, "
                       f"{past.warm_requests:,} of them to warm up; {latest.bytes:,.0f} bytes at the latest" + self._wrong(past, latest), ratio >= 0.5,
                       "past", past.rate, latest.all_cpu / past.all_cpu)

    def _past(self):
        """The span of times, and the positions at which all settlements were there."""
        if not hasattr(self, "positions"):
            answer = self.client.get("/collections/settlements/items?limit=1")
            head = int(_number(answer.body, b'"position":'))
            low, high, all_of_them = 0, head, _number(answer.body, b'"numberMatched":')
            while low < high:
                middle = (low + high) // 2
                there = self.client.get(f"/collections/settlements/items?limit=1&position={middle}")
                if there.status == 200 and _number(there.body, b'"numberMatched":') == all_of_them:
                    high = middle
                else:
                    low = middle + 1
            self.positions = low, head - low + 1
        return [int(FROM.timestamp()), SPAN, *self.positions]


def _number(body, name):
    digits = body.partition(name)[2]
    end = next(i for i in range(len(digits)) if digits[i:i + 1] not in b"0123456789")
    return int(digits[:end])
