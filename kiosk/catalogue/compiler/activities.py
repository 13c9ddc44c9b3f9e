"""One simulator as written → the same simulator in one language, as plain values ready to be written."""

from dataclasses import asdict

from kiosk.catalogue import contents, drawings
from kiosk.catalogue.compiler.screen import Screen
from kiosk.catalogue.source.parts import Text

HEAD = ("title", "summary")


def write_activity(activity, library, tongue):
    """Return (entry of the shelf, document) of ``activity`` in the language of ``tongue``, both JSON values."""
    fields = {**activity.fields, **_replaced(activity, tongue.locale)}
    lessons = [slug for slug, lesson in library.lessons.items() if lesson.front.activity == activity.id]
    course = next((library.lessons[slug].course for slug in lessons), "")
    entry = {
        "id": activity.id,
        "kind": activity.kind,
        "engine": activity.engine,
        "title": tongue.plain(fields["title"]),
        "summary": tongue.plain(fields["summary"]),
        "lang": tongue.value(fields["title"])[1],
        "minutes": fields["minutes"],
        "min_age": fields["min_age"],
        "lessons": lessons,
        "course": course,
        "topic": next((one.topic for one in library.courses if one.id == course), "first-steps"),
        "drawing": drawings.decoration(activity.drawing),
        "questions": [_question(activity, row, n, course, tongue) for n, row in enumerate(fields["question"], 1)],
        "about": {row["id"]: row["about"] for row in fields["question"]},
    }
    return entry, _written({name: value for name, value in fields.items() if name != "question"}, tongue)


def _replaced(activity, locale):
    """Return the lists of tables in which this language has cards of its own."""
    variant = activity.variants.get(locale, {})
    return {
        name: [next((own for own in rows if own["id"] == row["id"]), row) for row in activity.fields[name]]
        for name, rows in variant.items()
        if rows
    }


def _written(value, tongue):
    match value:
        case Text():
            said = tongue.say(value)
            return {"html": said.inline.html, "say": said.say, "lang": said.lang}
        case dict():
            return {name: _written(one, tongue) for name, one in value.items()}
        case list():
            return [_written(one, tongue) for one in value]
    return value


def _question(activity, row, number, course, tongue):
    screen, title = Screen(tongue), tongue.say(row["text"])
    html = screen.element("p", row["situation"]) if row["situation"] else ""
    choices = tuple(_choice(screen, choice, tongue) for choice in row["choice"])
    step = contents.Step(
        id=row["id"],
        number=number,
        kind="question",
        title=title.inline.plain,
        title_say=title.say,
        title_lang=title.lang,
        html=html,
        drawing="",
        question=contents.Question(f"{activity.id}/{row['id']}", False, choices, course, activity.id),
        activity="",
        says=(title.say, *screen.says),
        words=(),
    )
    return asdict(step)


def _choice(screen, choice, tongue):
    html, said = screen.inline(choice["text"])
    reason_html, reason = Screen(tongue).inline(choice["reason"])
    return contents.Choice(
        id=choice["id"],
        html=html,
        text=said.inline.plain,
        say=said.say,
        right=choice["right"],
        reason_html=reason_html,
        reason_say=reason.say,
        misconception="",
    )
