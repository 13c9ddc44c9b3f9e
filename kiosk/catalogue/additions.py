"""What packs bring: more sources, beside the bundled ones."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Addition:
    """The sources of one pack: ``content/`` and ``translations/`` in ``folder``, laid out like the bundled ones.

    A folder is never changed once a catalogue was built from it; a newer pack
    comes in a folder of another name. ``replaces`` are the lessons that it
    brings in the place of earlier ones. With ``retranslates`` its words also
    take the place of earlier translations of lessons and pages.
    """

    folder: Path
    replaces: tuple[str, ...] = ()
    retranslates: bool = False

    @property
    def content(self):
        """Where its lessons and recordings are; the folder may be missing."""
        return self.folder / "content"

    @property
    def translations(self):
        """Where its words in other languages are; the folder may be missing."""
        return self.folder / "translations"
