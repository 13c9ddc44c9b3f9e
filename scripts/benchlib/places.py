"""Where to measure: found by following the kiosk's own pages, as a person would."""

import re
from dataclasses import dataclass

from benchlib.visitor import Visitor, question_form

COURSE = re.compile(r'href="(/en/courses/[\w-]+)"')
LESSON = re.compile(r'href="(/en/lessons/[\w-]+)"')
STATIC = re.compile(r'href="(/static/[^"]+\.css)"')
MOST_STEPS = 30
PRACTICE = "/en/activities/fair-sorter"  # the same for everybody who has just begun, and the fullest of all


@dataclass(frozen=True)
class Place:
    """An address to measure. ``form`` is None for a page that is only read."""

    name: str
    address: str
    form: str | None = None


def find_places(port):
    """Return the places of the kiosk on ``port``, the answer last."""
    visitor = Visitor(port)
    start = visitor.get("/en/").text
    course = _first(COURSE, start, "a course on the start page")
    lesson = _first(LESSON, visitor.get(course).text, f"a lesson in {course}")
    reading, question = _steps(visitor, lesson)
    return [
        Place("lesson step", reading),
        Place("start page", "/en/"),
        Place("course list", course),
        Place("question", question),
        Place("practice step", f"{PRACTICE}/play/lab"),
        Place("search", "/en/search?q=password"),
        Place("static file", _first(STATIC, start, "a style sheet on the start page")),
        Place("answer", f"{question}/answer", form=question),
    ]


def _first(pattern, page, what):
    found = pattern.search(page)
    if not found:
        raise SystemExit(f"The bench did not find {what}.")
    return found[1]


def _steps(visitor, lesson):
    """Return the addresses of the first reading step and the first question of ``lesson``."""
    reading = question = None
    for number in range(1, MOST_STEPS):
        page = visitor.get(f"{lesson}/{number}")
        if page.status != 200:
            break
        if question_form(page.text):
            question = question or f"{lesson}/{number}"
        else:
            reading = reading or f"{lesson}/{number}"
    if not (reading and question):
        raise SystemExit(f"The bench needs a reading step and a question in {lesson}.")
    return reading, question


def questions_of(port, answer):
    """Return the addresses of all questions of the lesson that ``answer`` belongs to."""
    lesson, visitor, found = answer.form.rpartition("/")[0], Visitor(port), []
    for number in range(1, MOST_STEPS):
        page = visitor.get(f"{lesson}/{number}")
        if page.status != 200:
            break
        if question_form(page.text):
            found.append(f"{lesson}/{number}")
    return found


def begin_visits(port, count, answer):
    """Return ``count`` visitors who have each answered the question once, so each has progress."""
    visitors = [Visitor(port) for _ in range(count)]
    for visitor in visitors:
        address, fields = question_form(visitor.get(answer.form).text)
        came = visitor.post(address, fields)
        if came.status != 303 or not visitor.cookie:
            raise SystemExit(f"The bench could not answer a question: status {came.status}.")
        visitor.post(f"{PRACTICE}/start", {})
    return visitors


def person(visitor, place):
    """Return one person for the load: the head of the request, and for an answer its form that counts up."""
    method, form, headers = "GET", {}, visitor.headers()
    if place.form:
        _, form = question_form(visitor.get(f"{place.form}?again=1").text)
        method, headers = "POST", visitor.form_headers()
    lines = [f"{method} {place.address} HTTP/1.1", f"Host: {visitor.host}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    attempt = int(form.pop("attempt", 1))
    body = "&".join([*(f"{name}={value}" for name, value in form.items()), "attempt={n}"])
    return {"head": "\r\n".join(lines) + "\r\n", "form": body if place.form else "", "n": attempt}
