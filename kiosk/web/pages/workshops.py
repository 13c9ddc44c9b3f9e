"""Joining a workshop by its code, and its board for the big screen."""

from flask import Blueprint, current_app, g, redirect, render_template, request

from kiosk import i18n
from kiosk.catalogue import shelf
from kiosk.community import boards, workshops
from kiosk.errors import NotFound
from kiosk.people.cards import qr_svg
from kiosk.people.codes import fold_digits
from kiosk.web import guards, visiting

MAX_TYPED = 20
KEYS = frozenset("0123456789")
REFRESH_SECONDS = 5

bp = Blueprint("workshops", __name__, url_prefix="/join")
bp.before_request(guards.visitor)


@bp.get("")
def ask_for_code():
    """The join code, typed or from a QR code."""
    return _join_page(request.args.get("code", "")[:MAX_TYPED])


@bp.post("")
def join():
    """Take a seat in the workshop and go to its lesson. No name, no account."""
    typed = visiting.field("code", MAX_TYPED)
    try:
        workshop = workshops.find_open(fold_digits(typed))
        lesson = shelf.find_lesson(workshop.lesson)
        visit = visiting.begin()
        current_app.kiosk.seats.take(visit, workshop)
    except NotFound as error:
        return _join_page(typed, i18n.explain(error)), 422
    visit.in_workshop = True
    return visiting.see(f"/{g.locale}/lessons/{lesson.slug}")


@bp.post("/key")
def press_key():
    """One key of the keypad, where scripts are off. The code opens nothing, so it may stand in the address."""
    typed, key = fold_digits(visiting.field("typed", MAX_TYPED)), visiting.field("key")
    if key == "delete":
        typed = typed[:-1]
    elif key in KEYS and len(typed) < workshops.CODE_DIGITS:
        typed += key
    return visiting.see(f"/{g.locale}/join?code={typed}")


def _join_page(typed, error=None):
    return render_template("join.html", typed=typed, error=error, digits=workshops.CODE_DIGITS)


@bp.get("/<code>/board")
def show_board(code):
    """How far the group is: for a projector, which stays open without anybody signed in."""
    try:
        workshop = workshops.find_open(code)
    except NotFound:
        return redirect(f"/{g.locale}/join/over", 303)
    lesson = shelf.find_lesson(workshop.lesson)
    return render_template(
        "board.html",
        workshop=workshop,
        lesson=lesson,
        board=boards.look(lesson, current_app.kiosk.seats.of(workshop.id)),
        address=f"{request.host_url}{g.locale}/join",
        qr=qr_svg(f"{request.host_url}{g.locale}/join?code={code}"),
        refresh=0 if "still" in request.args else REFRESH_SECONDS,
    )


@bp.get("/over")
def show_over():
    """The workshop whose board this was is over."""
    return render_template("board_over.html")


def note_progress(lesson, following_step, *, done=False, answered=None):
    """Tell the board how far the visitor is, if the lesson is the one of their workshop. Nothing is written to disk."""
    step = min(following_step, len(lesson.steps))
    current_app.kiosk.seats.note(g.visit, lesson.slug, step, done=done, answered=answered)
