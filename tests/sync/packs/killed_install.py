"""Installs a pack and kills itself at its k-th step on the disk, as a power cut would: run as a program.

A step is whatever makes names or bytes last: a rename, an fsync, a deletion.
Prints how many steps there were if it came to the end.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

from kiosk import settings
from kiosk.sync.packs import installing, staging


class PowerCut:
    """Counts the steps, and cuts the power before step number ``last`` (from 1; 0 never)."""

    def __init__(self, last):
        self.steps, self._last = 0, last
        for module, name in ((os, "rename"), (os, "replace"), (os, "fsync"), (shutil, "rmtree")):
            setattr(module, name, self._counted(getattr(module, name)))

    def _counted(self, function):
        def run(*args, **kwargs):
            self.steps += 1
            if self.steps == self._last:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*args, **kwargs)

        return run


def main():
    data, pack, last = sys.argv[1:]
    chosen = settings.load({}, data=data, locales="en")
    cut = PowerCut(int(last))
    installing.install(chosen, staging.stage(chosen, Path(pack)))
    print(cut.steps)


if __name__ == "__main__":
    main()
