"""The front matter says what librarians and lists need, in words the kiosk knows."""

import re
from dataclasses import replace

from kiosk.catalogue.source.walks import lessons_of

AUDIENCES = ("everyone", "beginners", "adults", "teens")
TOPICS = ("first-steps", "privacy", "safety", "ai", "rights")
MINUTES = range(3, 16)
AGES = range(6, 19)
OUTCOMES = range(2, 5)
COMPETENCE = re.compile(r"digcomp:3\.0:(?:[1-5]\.[1-6]|LO[1-5]\.[1-6]\.\d{2})|ailit:2026:[ECMS]\d{0,2}")
REMEDIES = {
    "audience": "choose one of " + ", ".join(AUDIENCES),
    "minutes": f"a lesson takes {MINUTES[0]} to {MINUTES[-1]} minutes",
    "min_age": f"write an age from {AGES[0]} to {AGES[-1]}",
}


def have_known_values(library):
    """Audience, minutes and age are among what lists and filters know."""
    for lesson in lessons_of(library):
        front = lesson.front
        wrong = {
            "audience": front.audience not in AUDIENCES,
            "minutes": front.minutes not in MINUTES,
            "min_age": front.min_age not in AGES,
        }
        for name in (name for name, is_wrong in wrong.items() if is_wrong):
            yield _at(front, name).problem(f"{name} = {getattr(front, name)!r} is not known", REMEDIES[name])


def name_competences_of_a_framework(library):
    """Competences are written framework:version:id, with ids of that version."""
    for lesson in lessons_of(library):
        if not lesson.front.competences:
            yield _at(lesson.front, "competences").problem("no competence is named", 'add one like "digcomp:3.0:4.1"')
        for tag in lesson.front.competences:
            if not COMPETENCE.fullmatch(tag):
                what = f"the competence {tag!r} is not known"
                yield _at(lesson.front, "competences").problem(what, "write digcomp:3.0:4.1, LO4.1.05 or ailit:2026:E")


def say_what_people_can_do(library):
    """Two to four outcomes."""
    for lesson in lessons_of(library):
        if len(lesson.front.outcomes) not in OUTCOMES:
            what = f"there are {len(lesson.front.outcomes)} outcomes"
            yield _at(lesson.front, "outcomes").problem(what, f"write {OUTCOMES[0]} to {OUTCOMES[-1]}")


def name_sources(library):
    """What a lesson teaches has a source, for librarians."""
    for lesson in lessons_of(library):
        if not lesson.front.sources:
            yield _at(lesson.front, "sources").problem("no source is named", "name where the facts come from")


def of_courses_have_known_topics(library):
    """A course has one of the five topics, which give colours, and lessons."""
    for course in library.courses:
        if course.topic not in TOPICS:
            yield course.title.problem(f"there is no topic {course.topic}", "choose one of " + ", ".join(TOPICS))
        if not course.lessons:
            yield course.title.problem(f"the course {course.id} has no lessons", "list one, or leave the course out")
        if len(course.outcomes) not in OUTCOMES:
            yield course.title.problem(f"there are {len(course.outcomes)} outcomes", "write 2 to 4")


def _at(front, name):
    """Return a text on the line of the field ``name``, to report at."""
    return replace(front.title, line=front.lines.get(name, 1))
