"""The whole content folder → one :class:`Library`."""

from kiosk.catalogue.problems import Problem
from kiosk.catalogue.source.activities.reading import FILE, read_activity
from kiosk.catalogue.source.holdings import Library
from kiosk.catalogue.source.lesson import read_lesson
from kiosk.catalogue.source.lists import (
    read_courses,
    read_fact_dates,
    read_facts,
    read_glossary,
    read_local,
    read_paths,
    read_placement,
    read_spoken,
)
from kiosk.catalogue.source.manual import read_manual
from kiosk.i18n import LOCALES, SOURCE_LOCALE


def read_library(root):
    """Return everything under the folder ``root``, with the problems met while reading."""
    problems = []
    courses = read_courses(root / "courses.toml", problems)
    folders = [root / course.id / slug for course in courses for slug in course.lessons]
    return Library(
        root=root,
        courses=courses,
        lessons={folder.name: read_lesson(folder / "lesson.md", problems) for folder in folders},
        replacements=read_replacements(folders, problems),
        terms=read_glossary(root / "glossary.md", problems),
        placement=read_placement(root / "placement.md", problems),
        paths=read_paths(root / "paths.toml", problems),
        facts=read_facts(root / "facts.toml", problems),
        fact_dates=read_fact_dates(root / "facts.toml"),
        manual=read_manual(root / "manual", problems),
        pronunciations=read_spoken(root / "spoken.toml", problems),
        local=read_local(root / "local.toml", problems),
        activities=_read_activities(root / "activities", problems),
        problems=tuple(problems),
    )


def _read_activities(root, problems):
    folders = sorted(file.parent for file in root.glob(f"*/{FILE}"))
    return {folder.name: read_activity(folder, problems) for folder in folders}


def read_replacements(folders, problems):
    """Return the lessons in ``folders`` that take the place of another in one language: (slug, locale) → lesson."""
    replacements = {}
    for file in (file for folder in folders for file in sorted(folder.glob("lesson.*.md"))):
        code = file.name.split(".")[1]
        if code == SOURCE_LOCALE or code not in LOCALES:
            remedy = "name it after another language of the kiosk: " + ", ".join(LOCALES)
            problems.append(Problem(file, 1, f"a lesson cannot be replaced in {code}", remedy))
        else:
            replacements[file.parent.name, code] = read_lesson(file, problems, code)
    return replacements
