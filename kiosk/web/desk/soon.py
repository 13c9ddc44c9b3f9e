"""The page after long work was begun: most of it ends within a moment, and nobody has to ask for a second page."""

from flask import current_app

from kiosk.web import visiting

SECONDS = 2


def see(page):
    """Wait a moment for the work that was begun, then go to ``page``, which shows how far it is."""
    current_app.kiosk.work.wait(SECONDS)
    return visiting.see(page)


def go_on(page):
    """Wait a moment for the work that was begun; if it ended well, go where it leads, else to ``page``."""
    work = current_app.kiosk.work
    work.wait(SECONDS)
    state = work.state
    if state is None or state.ended != "well":
        return visiting.see(page)
    work.forget()
    return visiting.see(state.way_on)
