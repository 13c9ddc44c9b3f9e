"""Every drawing that is named exists, every one that exists is named, and all keep to our small SVG."""

import re

from kiosk.catalogue.checks.activities.whole import at
from kiosk.catalogue.drawings import read_drawing
from kiosk.catalogue.problems import Problem
from kiosk.catalogue.source.walks import lessons_of, pictures_of, screens_of

ALL = "**/*.svg"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.svg")


def exist(library):
    """A drawing that is named lies beside its lesson or course, and one beside each simulator."""
    for folder, name, text in _named(library):
        if not NAME.fullmatch(name):
            yield text.problem(f"{name!r} is no name of a drawing", "use a file beside the lesson, like one-key.svg")
        elif not (folder / name).is_file():
            yield text.problem(*_missing(folder, name))
    for activity in library.activities.values():
        if not activity.drawing.is_file():
            yield at(activity, activity.fields, *_missing(activity.drawing.parent, activity.drawing.name))


def are_used(library):
    """A drawing that nobody shows is forgotten or misspelt."""
    used = {folder / name for folder, name, _ in _named(library)}
    used |= {activity.drawing for activity in library.activities.values()}
    for file in library.find_files(ALL):
        if file not in used:
            yield Problem(file, 1, "no lesson shows this drawing", "name it in the lesson or delete it")


def keep_to_our_svg(library):
    """A drawing has only shapes, classes and whole numbers."""
    for file in library.find_files(ALL):
        for line, what, remedy in read_drawing(file)[1]:
            yield Problem(file, line, what, remedy)


def of_lessons_say_what_they_show(library):
    """The picture on the opening of a lesson has words for people who do not see it."""
    for lesson in lessons_of(library):
        if not lesson.front.drawing.alt.value:
            yield lesson.front.title.problem("drawing_alt is empty", "say what the picture shows")


def _missing(folder, name):
    return f"there is no drawing {name}", f"draw it as {folder.name}/{name}"


def _named(library):
    for course in library.courses:
        yield course.folder, course.drawing, course.title
    for lesson in lessons_of(library):
        yield lesson.folder, lesson.front.drawing.file, lesson.front.drawing.alt
    for lesson, step in screens_of(library):
        yield from ((lesson.folder, picture.file, picture.alt) for picture in pictures_of(step.blocks))
