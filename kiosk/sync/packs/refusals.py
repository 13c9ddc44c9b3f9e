"""Why a pack is not taken, in words for staff; for its author, also with file and line."""

from dataclasses import replace

from kiosk.errors import BadMessage, Rejected
from kiosk.i18n import N_

FOREIGN = N_(
    "This pack does not come from your library network, so the kiosk does not take it. Ask your library network for "
    "its packs."
)
CHANGED = N_("This pack was changed after it was signed, so the kiosk does not take it. Ask for it once more.")
ODD = N_("This pack is not made as it should be, so the kiosk does not take it. Ask whoever made it for a new one.")
_PLAIN = {"unknown-key": FOREIGN, "bad-signature": CHANGED, "bad-envelope": CHANGED, "unknown-type": ODD}


class BrokenPack(Rejected):
    """The lessons of a pack have mistakes. ``problems`` is sorted by file and line; files are named as in the pack."""

    def __init__(self, broken, folder):
        self.problems = tuple(replace(one, file=_in_pack(one.file, folder)) for one in broken.problems)
        first = self.problems[0]
        super().__init__(
            N_(
                "The lessons in this pack have mistakes, so nothing was changed. The first mistake is in %(file)s, "
                "line %(line)s. Ask whoever made the pack for a new one."
            ),
            file=str(first.file),
            line=first.line,
        )


def in_plain_words(error):
    """Return the failure for staff: what only machines say about an envelope becomes a sentence with the next step."""
    if not isinstance(error, BadMessage):
        return error
    if error.type in _PLAIN:
        return Rejected(_PLAIN[error.type])
    return Rejected(ODD) if error.pointer or error.type != "bad-pack" else error


def _in_pack(file, folder):
    """Return ``file`` as it is called in the pack, without the folder that it was unpacked to."""
    if not file.is_relative_to(folder):
        return file
    return type(file)(*file.relative_to(folder).parts[1:])
