"""Pictures of every screen, in the looks people use: started by scripts/screenshots."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from kiosk import settings
from kiosk.catalogue import compiler, shelf
from kiosk.web.catalogues import Catalogues
from tests.browser.conftest import FLAGS, LOW_PANEL
from tests.browser.desk_screens import furnish_desk
from tests.browser.practice_screens import PRACTICE_KINDS
from tests.browser.screens import KINDS, SCREENS
from tests.browser.small_png import shrink
from tests.browser.terminal import Terminal
from tests.faults.running_kiosk import CHECKOUT, RunningKiosk, furnish

WEAR = "([size, theme]) => Object.assign(document.documentElement.dataset, { size, theme })"
PAPER = ("certificate", "card-made", "take-home", "handout", "practice-take-home", "notice-card", "ladder-climbed")
README_PICTURES = (("start", "start.png", "en"), ("step", "step-arabic.png", "ar"), ("inbox", "inbox.png", "en"))
MOST_BYTES = 80_000


class Look(NamedTuple):
    """How a screen is shown: the panel's width and height, text size and theme."""

    width: int
    height: int
    size: str = "a"
    theme: str = "light"


PLAIN = Look(**LOW_PANEL)
LOOKS = {
    "en-1024": PLAIN,
    "en-360": Look(360, 740),
    "en-dark": PLAIN._replace(theme="dark"),
    "en-strong": PLAIN._replace(theme="strong"),
    "en-220": PLAIN._replace(size="d"),
    "es-1024": PLAIN,
    "ar-1024": PLAIN,
    "ar-360": Look(360, 740),
    "ar-220": PLAIN._replace(size="d"),
}


class Studio:
    """A kiosk on a throw-away data folder and a browser in front of it."""

    def __init__(self, kiosk, new_kiosk, browser, lessons):
        self._kiosk = kiosk
        self._new_kiosk = new_kiosk
        self._browser = browser
        self._lessons = lessons

    @contextmanager
    def showing(self, name, locale, look=PLAIN):
        """Open a screen in a look and hand out its page."""
        panel = {"width": look.width, "height": look.height}
        context = self._browser.new_context(viewport=panel, reduced_motion="reduce")
        terminal = Terminal(context, self._kiosk.origin, self._lessons)
        terminal.state_path = self._kiosk.data / "state.sqlite"
        terminal.new_kiosk = self._new_kiosk
        SCREENS[name](terminal, locale)
        terminal.page.evaluate(WEAR, [look.size, look.theme])
        yield terminal.page
        terminal.close()


@contextmanager
def studio():
    """Start kiosk and browser; stop both and forget everything afterwards."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("Chromium is not installed. On Debian: sudo apt install chromium")
    with tempfile.TemporaryDirectory() as folder:
        chosen = settings.load({}, data=folder)
        compiler.build(
            settings.bundled("content"), settings.bundled("translations"), chosen.catalogue_path, chosen.locales
        )
        Catalogues(chosen).load()
        other = furnish(Path(folder) / "new", Path(folder))
        with RunningKiosk(folder) as kiosk, RunningKiosk(other) as new_kiosk, sync_playwright() as tool:
            furnish_desk(kiosk)
            browser = tool.chromium.launch(executable_path=chromium, args=FLAGS)
            yield Studio(kiosk, new_kiosk, browser, dict(shelf.in_locale("en").lessons))
            browser.close()


def take_all(camera, folder, only):
    """Save every kind of page in every look, its other states in the plain one, and what the printer makes."""
    for name in SCREENS:
        for label, look in LOOKS.items():
            if only in f"{name}-{label}" and (name in KINDS or name in PRACTICE_KINDS or look == PLAIN):
                with camera.showing(name, label[:2], look) as page:
                    page.screenshot(path=folder / f"{name}-{label}.png", full_page=True)
                    print(folder / f"{name}-{label}.png")
    for name in PAPER:
        for locale in ("en", "es", "ar"):
            if only in f"{name}-{locale}-paper":
                print_sheets(camera, folder, name, locale)


def print_sheets(camera, folder, name, locale):
    """Save what the printer would make as a PDF and, where pdftoppm is installed, as pictures."""
    sheets = folder / f"{name}-{locale}-paper.pdf"
    with camera.showing(name, locale) as page:
        page.pdf(path=sheets, format="A4")
    print(sheets)
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-r", "60", "-png", sheets, sheets.with_suffix("")], check=True)


def take_for_readme(camera):
    """Save the pictures of the README."""
    folder = CHECKOUT / "content" / "manual"
    folder.mkdir(parents=True, exist_ok=True)
    for name, file, locale in README_PICTURES:
        with camera.showing(name, locale) as page:
            page.screenshot(path=folder / file)
        shrink(folder / file)
        size = (folder / file).stat().st_size
        print(f"{folder / file}: {size // 1000} KB")
        if size > MOST_BYTES:
            sys.exit(f"{file} is larger than {MOST_BYTES // 1000} KB.")


def main():
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(prog="scripts/screenshots", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CHECKOUT / "build" / "screenshots")
    parser.add_argument("--only", default="", help="only pictures whose name contains this")
    parser.add_argument("--readme", action="store_true", help="the pictures of the README")
    given = parser.parse_args()
    with studio() as camera:
        if given.readme:
            take_for_readme(camera)
        else:
            given.folder.mkdir(parents=True, exist_ok=True)
            take_all(camera, given.folder, given.only)


if __name__ == "__main__":
    main()
