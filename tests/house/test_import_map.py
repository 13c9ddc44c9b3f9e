"""The rooms of the house and the one direction in which they may know each other."""

import ast
import subprocess
import sys
from pathlib import Path

import kiosk

HOUSE = Path(kiosk.__file__).parent
FLOOR = {
    "branch_facts",
    "cell_words",
    "clock",
    "collector_address",
    "disk_space",
    "durable",
    "day_keeper",
    "enrolment_codes",
    "envelope",
    "errors",
    "guess_limits",
    "http_safety",
    "i18n",
    "library_day",
    "locks",
    "messages",
    "migrate",
    "migrations",
    "policies",
    "preferences",
    "protocol",
    "report_format",
    "rescue",
    "running_time",
    "serving",
    "settings",
    "signing_keys",
    "slow_hash",
    "soundness",
    "spreadsheets",
    "static_files",
    "sticks",
    "storage",
    "strict_json",
    "weeks",
}
# nothing imports to its right
ROOMS = (
    "catalogue",
    "voice",
    "people",
    "learning",
    "activities",
    "community",
    "reporting",
    "sync",
    "upkeep",
    "web",
    "collector",
    "cli",
)
ENTRANCES = {"__init__", "__main__"}
FLASK_ROOMS = {"web", "collector"}
OF_ONE_KIOSK = {"storage", "preferences", "library_day", "day_keeper", "running_time", "rescue", "soundness", "migrate"}


def room_of(module):
    """Return the level of a dotted kiosk module: 0 for the floor, then the rooms from left to right."""
    name = module.split(".")[1] if "." in module else ""
    return 0 if name in FLOOR or not name else 1 + ROOMS.index(name)


def imports_of(path):
    """Yield every module that the file imports, wherever in the file that is."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the room they come from"
            yield node.module
            if node.module == "kiosk":
                yield from (f"kiosk.{alias.name}" for alias in node.names if alias.name != "__version__")


def files():
    """Yield (path, dotted name) of every module of the house but its entrances."""
    for path in sorted(HOUSE.rglob("*.py")):
        dotted = ".".join(("kiosk", *path.relative_to(HOUSE).with_suffix("").parts)).removesuffix(".__init__")
        if path.stem not in ENTRANCES or path.parent != HOUSE:
            yield path, dotted


def test_every_module_belongs_to_the_floor_or_a_room():
    names = {dotted.split(".")[1] for _, dotted in files()}
    assert names <= FLOOR | set(ROOMS)


def test_nothing_imports_to_its_right():
    wrong = [
        f"{dotted} imports {name}"
        for path, dotted in files()
        for name in imports_of(path)
        if name.startswith("kiosk.") and room_of(name) > room_of(dotted)
    ]
    assert wrong == []


def test_the_collector_knows_the_floor_alone_and_nothing_that_holds_a_state_file():
    allowed = {*(FLOOR - OF_ONE_KIOSK), "collector"}
    reached = {
        name
        for path, dotted in files()
        for name in imports_of(path)
        if dotted.startswith("kiosk.collector") and name.startswith("kiosk.")
    }
    assert {name for name in reached if name.split(".")[1] not in allowed} == set()


def test_only_the_web_doors_know_flask():
    knows = {dotted.split(".")[1] for path, dotted in files() if any(_is(name, "flask") for name in imports_of(path))}
    assert knows == FLASK_ROOMS


def test_only_the_terminal_door_knows_click():
    knows = {dotted.split(".")[1] for path, dotted in files() if any(_is(name, "click") for name in imports_of(path))}
    assert knows == {"cli"}


def test_the_markdown_library_stays_out_of_a_running_kiosk():
    code = "import kiosk.web.server, sys; sys.exit('markdown_it' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_library_for_signatures_stays_out_until_something_is_signed():
    code = "import kiosk.web.server, sys; sys.exit('cryptography' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _is(name, library):
    return name == library or name.startswith(f"{library}.")
