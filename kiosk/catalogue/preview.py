"""One lesson as patrons will see it, while it is still being written."""

from dataclasses import replace

from kiosk.catalogue.checks import find_problems
from kiosk.catalogue.compiler.binding import write_library
from kiosk.catalogue.source.holdings import Course
from kiosk.catalogue.source.lesson import read_lesson
from kiosk.catalogue.source.library import read_library
from kiosk.catalogue.translations import read_translations
from kiosk.errors import NotFound
from kiosk.i18n import N_

FINGERPRINT = "preview"


def build_preview(folder, content, translations, chosen):
    """Write a catalogue with the lesson in ``folder`` for the settings ``chosen``; return its problems.

    The lesson need not be finished, nor be in a course yet: whatever can be
    shown is shown. Raises NotFound if the folder holds no lesson.md.
    """
    file = folder.resolve() / "lesson.md"
    if not file.exists():
        raise NotFound(N_("There is no lesson.md in %(folder)s."), folder=str(folder))
    problems = []
    lesson = read_lesson(file, problems)
    library = _with_lesson(read_library(content.resolve()), lesson)
    words = [read_translations(translations, locale, problems) for locale in chosen.locales]
    write_library(library, words, chosen.catalogue_path, FINGERPRINT)
    found = {*problems, *find_problems(library, words)}
    return sorted(problem for problem in found if problem.file.is_relative_to(folder.resolve()))


def _with_lesson(library, lesson):
    lessons = {**library.lessons, lesson.slug: lesson}
    courses = [_course_with(course, lesson) for course in library.courses]
    if lesson.course not in [course.id for course in courses]:
        title = replace(lesson.front.title, value=lesson.course)
        courses.append(Course(lesson.course, title, title, "first-steps", "footprints", "", (), (lesson.slug,)))
    return replace(library, courses=tuple(courses), lessons=lessons)


def _course_with(course, lesson):
    if course.id != lesson.course or lesson.slug in course.lessons:
        return course
    return replace(course, lessons=(*course.lessons, lesson.slug))
