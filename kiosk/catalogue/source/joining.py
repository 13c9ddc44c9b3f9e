"""The bundled library and what a pack adds to it → one :class:`Library`.

A pack brings courses of its own (``courses.toml``), lessons at the end of
courses that are there (``lessons.toml``), or lessons that take the place of
earlier ones with the same screens. Of terms and facts with the same name the
earlier one stays, so that a pack cannot change what other lessons say.
"""

from dataclasses import replace

from kiosk.catalogue.problems import Problem
from kiosk.catalogue.source.lesson import read_lesson
from kiosk.catalogue.source.library import read_replacements
from kiosk.catalogue.source.lists import (
    read_courses,
    read_fact_dates,
    read_facts,
    read_glossary,
    read_more_lessons,
)

RECIPE = "pack.toml"


def join(library, addition):
    """Return ``library`` with the lessons, courses, terms and facts of the :class:`Addition`."""
    root, problems = addition.content, []
    courses = _if_there(read_courses, root / "courses.toml", problems, ())
    more = _if_there(read_more_lessons, root / "lessons.toml", problems, {})
    replaced = _replaced(library, addition, problems)
    problems += _clashes(library, courses, more, root)
    folders = [root / course.id / slug for course in courses for slug in course.lessons]
    folders += [root / course / slug for course, slugs in more.items() for slug in slugs]
    problems += [_here_already(folder) for folder in folders if folder.name in library.lessons]
    folders += [root / lesson.course / slug for slug, lesson in replaced.items()]
    read = {folder.name: read_lesson(folder / "lesson.md", problems) for folder in folders}
    kept = {key: lesson for key, lesson in library.replacements.items() if key[0] not in replaced}
    return replace(
        library,
        courses=(*(_longer(course, more) for course in library.courses), *courses),
        lessons={**library.lessons, **read},
        replacements={**kept, **read_replacements(folders, problems)},
        terms={**_if_there(read_glossary, root / "glossary.md", problems, {}), **library.terms},
        facts={**_if_there(read_facts, root / "facts.toml", problems, {}), **library.facts},
        fact_dates={**_dates(root / "facts.toml"), **library.fact_dates},
        more_roots=(*library.more_roots, root),
        hidden=library.hidden | {lesson.folder for lesson in replaced.values()},
        problems=(*library.problems, *problems),
    )


def _if_there(read, file, problems, nothing):
    return read(file, problems) if file.exists() else nothing


def _dates(file):
    return read_fact_dates(file) if file.exists() else {}


def _replaced(library, addition, problems):
    for slug in addition.replaces:
        if slug not in library.lessons:
            what = f"there is no lesson {slug} to replace"
            problems.append(Problem(addition.folder / RECIPE, 1, what, "leave it out of replaces"))
    return {slug: library.lessons[slug] for slug in addition.replaces if slug in library.lessons}


def _clashes(library, courses, more, root):
    known = {course.id for course in library.courses}
    for course in courses:
        if course.id in known:
            yield course.title.problem(f"the course {course.id} is here already", "add its lessons in lessons.toml")
    for id in more:
        if id not in known:
            yield Problem(root / "lessons.toml", 1, f"there is no course {id}", "open it in courses.toml")


def _here_already(folder):
    what = f"the lesson {folder.name} is here already"
    return Problem(folder / "lesson.md", 1, what, "give it another id, or list it under replaces alone")


def _longer(course, more):
    return replace(course, lessons=(*course.lessons, *more.get(course.id, ())))
