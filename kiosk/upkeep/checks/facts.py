"""What the checks look at."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.catalogue.shelves import Catalogue
from kiosk.errors import KioskError
from kiosk.settings import Settings, bundled


@dataclass(frozen=True)
class Facts:
    """One kiosk, running or stopped. Its state file must be open for reading, if there is one.

    ``given`` are the settings it was started with, ``settings`` the same with
    what staff decided. What only a running kiosk knows is empty for a stopped one.
    """

    settings: Settings
    given: Settings
    catalogue: Catalogue | None  # with the lessons that are switched off
    speaks: Callable[[str], bool]  # whether there is a voice for a locale
    content: Path = field(default_factory=lambda: bundled("content"))
    translations: Path = field(default_factory=lambda: bundled("translations"))
    backup_failure: KioskError | None = None
    second_failure: KioskError | None = None
    wrong_codes: int = 0  # return codes nobody has, in the last hour
    wrong_pins: int = 0  # wrong tries to open the desk, in the last 24 hours
