"""Pages that are the same for everybody, kept as ready-made bytes.

A lesson step says nothing about its reader, so it is rendered once per
version of the catalogue. Only the attributes of its first tag depend on the
visitor (text size, theme, whether a visit is open) and the panel; they are put between the
two halves of the page when it is sent.
"""

from kiosk.people.visits import SIZES, THEMES
from kiosk.web import terminals

NOBODY = (SIZES[0], THEMES[0])
MARK = b'data-size="a" data-theme="auto" data-visit="no"'
MAX_PAGES = 4000  # far more than there are; a bound on what strange spellings of addresses can fill
MAX_ADDRESS = 120


def attributes(visit, terminal, look=NOBODY):
    """Return the attributes of the first tag for this visit, or for nobody, at a terminal (its cookie's value).

    ``look`` is the (size, theme) of a visit that has not begun.
    """
    if visit is None and not terminal and look == NOBODY:
        return MARK
    size, theme = (visit.size, visit.theme) if visit else look
    open_ = "no" if visit is None else "workshop" if getattr(visit, "in_workshop", False) else "yes"
    panel = terminals.attributes(terminal)
    return f'data-size="{size}" data-theme="{theme}" data-visit="{open_}"{panel}'.encode("ascii")


def split(body):
    """Return the halves of a page around its mark, or None if it has none."""
    before, mark, after = body.partition(MARK)
    return (before, after) if mark else None


class SharedPages:
    """Addresses and the two halves of their page."""

    def __init__(self):
        self._halves: dict[str, tuple[bytes, bytes]] = {}

    def keep(self, address, halves):
        """Remember a page under its address (path without query)."""
        if len(self._halves) < MAX_PAGES and len(address) <= MAX_ADDRESS:
            self._halves[address] = halves

    def find(self, address):
        """Return the halves of the page at ``address``, or None."""
        return self._halves.get(address)

    def forget_all(self):
        """Drop every page: the catalogue has changed."""
        self._halves = {}
