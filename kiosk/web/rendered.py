"""Pages rendered once for everybody who would see the same.

Filling in a template costs more than all else a page does. Most visitors look
at a page in one of few states (nothing done yet, first try), so its bytes are
kept under the values that make it different, and those values say nothing
about who is looking. Pages that show a code, a name or a search never come here.
"""

from collections import OrderedDict
from threading import Lock

from flask import current_app, render_template, request

from kiosk.catalogue import shelf

MAX_PAGES = 500  # and parts of pages; about 5 MB


class RenderedPages:
    """The pages rendered last, by address and values."""

    def __init__(self):
        self._pages: OrderedDict[tuple, str] = OrderedDict()
        self._lock = Lock()

    def find(self, key):
        """Return the page kept under ``key``, or None."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def keep(self, key, page):
        """Keep a page; the one not asked for longest makes room."""
        with self._lock:
            self._pages[key] = page
            while len(self._pages) > MAX_PAGES:
                self._pages.popitem(last=False)

    def forget_all(self):
        """Drop every page: the catalogue has changed."""
        with self._lock:
            self._pages.clear()


def page_of(template, values, **context):
    """Return the page that ``template`` makes of ``context`` at this address.

    ``values`` (hashable) are all that can differ from visitor to visitor; two
    visitors with equal values get the same page.
    """
    return page_made_of(template, values, lambda: context)


def page_made_of(template, values, context_of):
    """Return the same page, with a context that is made by ``context_of()`` only if the page is not kept yet."""
    pages = current_app.kiosk.rendered
    key = (shelf.current().version, request.path, values)  # lessons may be replaced while this page is made
    page = pages.find(key)
    if page is None:
        page = render_template(template, **context_of())
        pages.keep(key, page)
    return page
