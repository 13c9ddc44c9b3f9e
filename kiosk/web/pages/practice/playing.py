"""A practice under way: begin, see an item, make a move, come to the end."""

import contextlib
import secrets

from flask import Blueprint, g, render_template, request

from kiosk.activities import kinds
from kiosk.activities.plays import Play
from kiosk.catalogue import shelf
from kiosk.errors import NotFound, Unavailable
from kiosk.i18n import N_
from kiosk.reporting import practice_deeds
from kiosk.web import guards, visiting
from kiosk.web.pages.practice import ends, moves, screens
from kiosk.web.pages.practice.way_back import way_back
from kiosk.web.rendered import page_made_of

SEED_BITS = 31
NEVER_KEPT = ("passwords", "next-words")  # a password drawn by chance is nobody else's page; few sentences come twice
MOST_PLAYS = 12  # as many as there are simulators; the oldest makes room

bp = Blueprint("practice", __name__, url_prefix="/activities")
bp.before_request(guards.visitor)


@bp.post("/<practice>/start")
def start(practice):
    """Begin the practice, or begin it again."""
    activity = shelf.in_locale().find_activity(practice)
    keep(activity.id, Play(secrets.randbits(SEED_BITS)))
    return visiting.see(address(practice, "play"))


@bp.get("/<practice>/play")
def show_play(practice):
    """Show the list of items, or go to the first one on which something is left to do."""
    activity, fields, play = _under_way(practice)
    if play is None:
        return visiting.see(address(practice))
    item = kinds.first_open(activity.kind, fields, play)
    if item is None:
        return visiting.see(address(practice, "summary"))
    if activity.kind not in kinds.IN_ANY_ORDER:
        return visiting.see(address(practice, "play", item))
    items = kinds.items(activity.kind, fields, play.seed)
    return page_made_of(
        f"practice/{screens.TEMPLATES.get(activity.kind, activity.kind)}_list.html",
        tuple((item, play.of(item)) for item in items),
        lambda: screens.listed(activity, fields, play, items),
    )


@bp.get("/<practice>/play/<item>")
def show_item(practice, item):
    """Show one item as it stands after the moves made on it."""
    activity, fields, play = _under_way(practice)
    if play is None:
        return visiting.see(address(practice))
    _check(activity, fields, play, item)
    asked = tuple(sorted(request.args.items()))[:4]
    screen = screens.of_item(activity, fields, play, item, dict(asked))
    if activity.kind in NEVER_KEPT:
        return render_template(screen.template, **screen.context_of())
    return page_made_of(*screen)


@bp.post("/<practice>/play/<item>")
def make_move(practice, item):
    """Make one move on an item, then show it again; a move that is not possible now changes nothing."""
    activity, fields, play = _under_way(practice)
    if play is None:
        return visiting.see(address(practice))
    _check(activity, fields, play, item)
    here = address(practice, "play", item)
    move, at = moves.sent(activity.kind)
    if not move:
        return visiting.see(f"{here}?missing=1")
    if moves.is_possible(activity.kind, fields, item, play.of(item), move):
        move = screens.decided(activity, fields, play, item, move)
        play = keep(practice, screens.moved(activity, fields, play, item, move, at) if move else play)
    if kinds.first_open(activity.kind, fields, play) is None:
        _tell(activity)
    return visiting.see(moves.way_on(activity.kind, play, item, here))


@bp.post("/<practice>/play/<item>/again")
def begin_again(practice, item):
    """Take one item from its beginning once more."""
    activity, fields, play = _under_way(practice)
    if play is None:
        return visiting.see(address(practice))
    _check(activity, fields, play, item)
    keep(practice, play.without(item))
    return visiting.see(address(practice, "play", item))


@bp.get("/<practice>/summary")
def show_summary(practice):
    """Show how it went, in two counts, and what there was to notice."""
    activity, fields, play = _under_way(practice)
    if play is None:
        return visiting.see(address(practice))
    return render_template("practice/summary.html", way_back=way_back(activity), **ends.summary(activity, fields, play))


def address(id, *parts):
    """Return the address of a page of the simulator ``id``."""
    return "/".join((f"/{g.locale}/activities/{id}", *parts))


def keep(id, play):
    """Remember ``play`` in the visit, beginning one if there is none, and return it."""
    plays = visiting.begin().plays
    plays[id] = play
    while len(plays) > MOST_PLAYS:
        plays.pop(next(iter(plays)))
    return play


def _under_way(practice):
    activity = shelf.in_locale().find_activity(practice)
    play = g.visit.plays.get(practice) if g.visit else None
    return activity, shelf.find_practice(practice), play


def _check(activity, fields, play, item):
    if item not in kinds.items(activity.kind, fields, play.seed):
        raise NotFound(N_("We cannot find this practice. Go to the start and choose a topic."))


def _tell(activity):
    """Note that the practice came to its end; a full disk must not stop anybody from seeing how it went."""
    lessons = [shelf.in_locale().lessons[slug] for slug in activity.lessons if slug in shelf.in_locale().lessons]
    with contextlib.suppress(Unavailable):
        visiting.do(practice_deeds.finish, visiting.learner_id(), activity, lessons)
