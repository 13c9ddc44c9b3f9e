"""Spoken sentences kept on disk, so that each is spoken once and served many times.

A sound is written beside its place and renamed into it, so a half-written one
is never served. The order of use lives in memory only: noting it on disk would
cost a write for every sentence heard, and SD cards wear out by writing.
"""

import os
from collections import OrderedDict
from pathlib import Path
from threading import Lock

PART = ".part"


class AudioCache:
    """At most ``max_bytes`` of sounds in ``folder``; the longest unused go first. Safe from many threads."""

    def __init__(self, folder, max_bytes):
        self._folder = Path(folder)
        self._max_bytes = max_bytes
        self._sizes = OrderedDict()  # name -> bytes, longest unused first
        self._used = 0
        self._lock = Lock()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._take_stock()

    def _take_stock(self):
        found = [(path.stat(), path) for path in self._folder.iterdir() if path.is_file()]
        for stat, path in sorted(found, key=lambda one: one[0].st_mtime_ns):
            if path.suffix == PART:
                path.unlink()  # the power went while it was written
            else:
                self._sizes[path.name] = stat.st_size
                self._used += stat.st_size
        self._make_room(0)

    def get(self, name):
        """Return the sound called ``name`` as bytes, or None if it is not kept."""
        with self._lock:
            if name not in self._sizes:
                return None
            try:
                sound = (self._folder / name).read_bytes()
            except FileNotFoundError:
                self._used -= self._sizes.pop(name)  # somebody emptied the folder
                return None
            self._sizes.move_to_end(name)
            return sound

    def put(self, name, sound):
        """Keep the bytes ``sound`` as ``name``, unless it is larger than everything may be together.

        Raises OSError if the disk does not take it; nothing is kept then.
        """
        with self._lock:
            if name in self._sizes or len(sound) > self._max_bytes:
                return
            self._make_room(len(sound))
            self._write(name, sound)
            self._sizes[name] = len(sound)
            self._used += len(sound)

    def _make_room(self, size):
        while self._sizes and self._used + size > self._max_bytes:
            name, freed = self._sizes.popitem(last=False)
            (self._folder / name).unlink(missing_ok=True)
            self._used -= freed

    def _write(self, name, sound):
        part = self._folder / (name + PART)
        try:
            with part.open("wb") as file:
                file.write(sound)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._folder / name)
        except OSError:
            part.unlink(missing_ok=True)
            raise
