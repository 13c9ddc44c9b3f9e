"""The whole content folder → one :class:`Library`."""

from kiosk.catalogue.source.lesson import read_lesson
from kiosk.catalogue.source.lists import (
    read_courses,
    read_facts,
    read_glossary,
    read_local,
    read_paths,
    read_placement,
)
from kiosk.catalogue.source.parts import Library
from kiosk.i18n import LOCALES


def read_library(root):
    """Return everything under the folder ``root``, with the problems met while reading."""
    problems = []
    courses = read_courses(root / "courses.toml", problems)
    folders = [root / course.id / slug for course in courses for slug in course.lessons]
    return Library(
        root=root,
        courses=courses,
        lessons={folder.name: read_lesson(folder / "lesson.md", problems) for folder in folders},
        replacements=_read_replacements(folders, problems),
        terms=read_glossary(root / "glossary.md", problems),
        placement=read_placement(root / "placement.md", problems),
        paths=read_paths(root / "paths.toml", problems),
        facts=read_facts(root / "facts.toml", problems),
        local=read_local(root / "local.toml", problems),
        problems=tuple(problems),
    )


def _read_replacements(folders, problems):
    return {
        (folder.name, code): read_lesson(file, problems, code)
        for folder in folders
        for code in LOCALES
        if (file := folder / f"lesson.{code}.md").exists()
    }
