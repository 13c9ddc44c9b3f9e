"""Every id ever shipped, one a line in ``content/ids.txt``.

Progress names lessons and screens by id, reports name misconceptions. The list
remembers them all, so that renaming one by accident is noticed.
"""

from kiosk.catalogue.source.library import read_library

FILE = "ids.txt"
HEADER = """\
# Every id ever shipped. Progress and reports hang on them, so none may disappear.
# New ones are added by: kiosk content ids
"""


def list_ids(library):
    """Return every id that must stay: courses, statements, lessons, screens, beliefs, simulators, questions, items."""
    ids = [f"course {course.id}" for course in library.courses]
    ids += [f"statement {course.id}/{id}" for course in library.courses for id in course.confidence]
    for slug, lesson in library.lessons.items():
        ids.append(f"lesson {slug}")
        ids += [f"screen {slug}/{step.id}" for step in lesson.steps if step.id]
        ids += [f"misconception {slug}/{key}" for key in lesson.front.misconceptions]
    for id, activity in library.activities.items():
        ids.append(f"activity {id}")
        ids += [f"question {id}/{row['id']}" for row in activity.fields["question"]]
    return ids + [f"placement {item.id}" for item in library.placement if item.id]


def read_ids(root):
    """Return the recorded ids as (line number, id); none if there is no record yet."""
    file = root / FILE
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [(n, line.strip()) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]


def record_ids(root):
    """Add the ids that are not recorded yet to the record under ``root``; return them."""
    recorded = [id for _, id in read_ids(root)]
    new = [id for id in list_ids(read_library(root)) if id not in recorded]
    if new:
        text = HEADER + "".join(f"{id}\n" for id in sorted([*recorded, *new]))
        (root / FILE).write_text(text, encoding="utf-8")
    return new
