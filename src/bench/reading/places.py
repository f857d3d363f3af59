"""Where settlements lie: out of the whole layer, and which boxes and tiles hold how many of them."""
import math
import mmap
import random
import re

FEATURE = re.compile(rb'"id":"([^"]+)","geometry":\{"type":"Point","coordinates":\[([-0-9.]+),([-0-9.]+)\]')


class Places:

    def __init__(self, layer, seed):
        """layer: the file"""
        self.random = random.Random(seed)
        self.ids, self.points = [], []
        with open(layer, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
            for found in FEATURE.finditer(text):
                self.ids.append(found.group(1).decode())
                self.points.append((float(found.group(2)), float(found.group(3))))
        if not self.points:
            raise RuntimeError("the whole layer has no points")
        self.west, self.south = (min(point[axis] for point in self.points) for axis in (0, 1))
        east, north = (max(point[axis] for point in self.points) for axis in (0, 1))
        self.cell = math.sqrt(max(1e-6, (east - self.west) * (north - self.south)) / len(self.points) * 30)
        self.grid = {}
        for point in self.points:
            self.grid.setdefault(self._cell(point), []).append(point)

    def _cell(self, point):
        return int((point[0] - self.west) / self.cell), int((point[1] - self.south) / self.cell)

    def some_ids(self, count):
        return self.random.sample(self.ids, min(count, len(self.ids)))

    def boxes(self, count, features):
        """Squares in degrees around settlements, each with so many features unless several lie just at its edge."""
        found = set()
        while len(found) < count:
            found.add(self._box(self.random.choice(self.points), min(features, len(self.points))))
        return sorted(found, key=lambda box: self.random.random())

    def _box(self, centre, features):
        x, y = self._cell(centre)
        rings = 1
        while True:
            near = sorted(max(abs(point[0] - centre[0]), abs(point[1] - centre[1]))
                          for i in range(x - rings, x + rings + 1) for j in range(y - rings, y + rings + 1)
                          for point in self.grid.get((i, j), ()))
            whole = len(near) == len(self.points)
            if len(near) > features and near[features] <= rings * self.cell:
                half = (near[features - 1] + near[features]) / 2
                break
            if whole:
                half = near[features - 1] + 1e-6
                break
            rings *= 2
        west, east = max(-180, centre[0] - half), min(180, centre[0] + half)
        south, north = max(-90, centre[1] - half), min(90, centre[1] + half)
        return f"{west:.6f},{south:.6f},{east:.6f},{north:.6f}"

    def fullest_tile(self, zoom):
        """z/y/x of the tile of WebMercatorQuad with most settlements, and how many."""
        counts = {}
        size = 1 << zoom
        for lon, lat in self.points:
            if abs(lat) < 85:
                down = math.asinh(math.tan(math.radians(lat)))
                key = int((1 - down / math.pi) / 2 * size), min(size - 1, int((lon + 180) / 360 * size))
                counts[key] = counts.get(key, 0) + 1
        (y, x), count = max(counts.items(), key=lambda item: (item[1], item[0]))
        return f"{zoom}/{y}/{x}", count
