"""One ``activity.toml`` → one :class:`Activity`, each text with its file and line."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.catalogue.source.activities.common import COMMON
from kiosk.catalogue.source.activities.engines import KINDS
from kiosk.catalogue.source.activities.reader import Reader
from kiosk.catalogue.source.activities.shapes import Tables
from kiosk.catalogue.source.place import Place
from kiosk.catalogue.source.toml import read_toml
from kiosk.i18n import LOCALES, SOURCE_LOCALE

FILE = "activity.toml"
DRAWING = "drawing.svg"  # decoration in lists and on the opening, so it has no words


@dataclass(frozen=True, slots=True)
class Activity:
    """One simulator as written. ``fields`` follows the shape of its kind; texts in it are :class:`Text`.

    ``variants`` maps a locale to the tables that replace those with the same id there.
    """

    id: str
    engine: str  # cards, walk, lab, builder or annotate
    kind: str
    file: Path
    fields: dict
    shape: dict
    variants: dict[str, dict]

    @property
    def title(self):
        """Its name, as a text to hang a problem on."""
        return self.fields["title"]

    @property
    def drawing(self):
        """The file of its drawing, which may be missing."""
        return self.file.with_name(DRAWING)


def read_activity(folder, problems):
    """Return the activity in ``folder``, whose name is its id; problems are noted and what can be read is kept."""
    place = Place(folder / FILE, folder.name, problems=problems)
    table, text = read_toml(place)
    kind = table.get("kind", "")
    if kind not in KINDS:
        place.note(1, f"there is no kind {kind!r}", "choose one of " + ", ".join(KINDS))
    engine, own = KINDS.get(kind, ("", {}))
    shape = {**COMMON, **own}
    fields = Reader(place, text).table(shape, table, "this activity")
    variants = {
        file.name.split(".")[1]: _read_variant(file, shape, problems) for file in sorted(folder.glob("activity.*.toml"))
    }
    return Activity(folder.name, engine, kind, place.file, fields, shape, variants)


def _read_variant(file, shape, problems):
    """Return what ``activity.<locale>.toml`` has: tables written in that language, under the ids of the source."""
    code = file.name.split(".")[1]
    place = Place(file, file.parent.name, problems=problems, lang=code)
    if code not in LOCALES or code == SOURCE_LOCALE:
        place.note(1, f"cards cannot be replaced in {code}", "name it after another language: " + ", ".join(LOCALES))
    table, text = read_toml(place)
    lists = {name: Tables(one.fields, least=0) for name, one in shape.items() if isinstance(one, Tables)}
    return Reader(place, text).table(lists, table, "this file")
