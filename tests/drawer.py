"""A drawer full of memory sticks. What is plugged in stands in a file like the kernel's list of mounts."""

import shutil

from kiosk import sticks


class Drawer:
    """Sticks by name, each a folder that keeps its files while it is pulled out."""

    def __init__(self, folder, monkeypatch):
        self._kept, self._place, self._mounts = folder / "drawer", folder / "media", folder / "mounts"
        self._place.mkdir(parents=True)
        self._kept.mkdir()
        self._lines = {}
        self._write()
        monkeypatch.setattr(sticks, "MOUNTS", self._mounts)
        monkeypatch.setattr(sticks, "PLACES", (self._place,))

    def plug_in(self, name, kind="vfat", options="rw,nosuid"):
        """Plug a stick in and return the folder where it appears."""
        path = self._place / name
        if (self._kept / name).exists():
            shutil.move(self._kept / name, path)
        path.mkdir(exist_ok=True)
        self._lines[name] = f"/dev/sda1 {str(path).replace(' ', chr(92) + '040')} {kind} {options} 0 0"
        self._write()
        return path

    def pull_out(self, name):
        """Pull a stick out: its folder is gone, what was written on it stays on it."""
        del self._lines[name]
        self._write()
        shutil.move(self._place / name, self._kept / name)

    def inside(self, name):
        """Return where the files of a stick are that was pulled out."""
        return self._kept / name

    def _write(self):
        lines = ["proc /proc proc rw 0 0", "/dev/mmcblk0p2 / ext4 rw,noatime 0 0", *self._lines.values()]
        self._mounts.write_text("\n".join(lines) + "\n", encoding="utf-8")
