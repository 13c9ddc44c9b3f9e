"""Everything the desk prints for people: posters, cards to write on, lessons in one minute, the list of lessons."""

from typing import NamedTuple

from flask import Blueprint, current_app, g, render_template, request

from kiosk import i18n
from kiosk.catalogue import shelf
from kiosk.errors import Rejected
from kiosk.people.cards import qr_svg
from kiosk.web import visiting
from kiosk.web.desk.addresses import MAX_ADDRESS, keep_address, kiosk_address, read_address

CARDS_A_PAGE = 8
DIGITS_A_GROUP = 4

bp = Blueprint("handouts", __name__, url_prefix="/handouts")


class Belief(NamedTuple):
    """What people most often believe, and the reason the lesson gives against it (html, or "")."""

    text: str
    reason: str


@bp.before_request
def speak_the_language_of_the_paper():
    """Print in the language that was chosen for this sheet; the desk itself goes on in the librarian's."""
    code = request.args.get("language", "")
    if code in current_app.kiosk.settings.locales:
        i18n.use(code)
        g.locale = code


@bp.get("")
def show_handouts():
    """What can be printed."""
    return _index()


@bp.post("/address")
def save_address():
    """Remember the address that posters show. What is no address is said, and stays where it was typed."""
    typed = visiting.field("kiosk_address", MAX_ADDRESS)
    try:
        keep_address(read_address(typed))
    except Rejected as error:
        return _index(typed, i18n.explain(error)), 422
    return visiting.see("/desk/handouts?saved=address#address")


@bp.get("/cards")
def show_cards():
    """Return cards to write digits on, for people without a printer or in a workshop."""
    kiosk = current_app.kiosk.settings
    return _paper(
        "cards", cards=CARDS_A_PAGE, groups=kiosk.return_code_digits // DIGITS_A_GROUP, months=kiosk.learner_months
    )


@bp.get("/lost-card")
def show_lost_card():
    """What staff can do for somebody whose return card is lost."""
    return _paper("lost_card", months=current_app.kiosk.settings.learner_months)


@bp.get("/lessons")
def show_list():
    """All lessons that are shown, each with a code that opens it."""
    courses = shelf.in_locale().courses
    return _paper("lessons", courses=courses, codes={lesson.slug: code_of(lesson) for lesson in _all(courses)})


@bp.get("/lessons/<slug>")
def show_one_minute(slug):
    """A lesson in one minute, for a talk at the desk."""
    lesson = shelf.find_lesson(slug)
    return _paper("one_minute", lesson=lesson, beliefs=beliefs_of(lesson), code=code_of(lesson))


def code_of(lesson=None):
    """Return the QR code (svg) that opens a lesson, or the start, in this language; "" if there is no address."""
    address = kiosk_address()
    return qr_svg(f"{address}/{i18n.current()}/{f'lessons/{lesson.slug}' if lesson else ''}") if address else ""


def beliefs_of(lesson):
    """Return a :class:`Belief` for each misconception that the lesson treats."""
    known = shelf.current().misconceptions[lesson.locale]
    first = {}
    for question in lesson.questions:
        for choice in question.choices:
            first.setdefault(choice.misconception, choice.reason_html)
    names = [name for name in known if name.startswith(f"{lesson.slug}/")]
    return [Belief(known[name], first.get(name.partition("/")[2], "")) for name in names]


def _all(courses):
    return [lesson for course in courses for lesson in course.lessons]


def _index(typed="", error=""):
    return render_template(
        "desk/handouts.html",
        courses=shelf.in_locale().courses,
        address=typed or kiosk_address(),
        error=error,
        saved=request.args.get("saved") == "address",
        max_address=MAX_ADDRESS,
    )


def _paper(name, **context):
    return render_template(f"desk/papers/{name}.html", address=kiosk_address(), **context)
