"""The last page of a practice: how it went, and what comes next."""

from flask import g

from kiosk.activities import banners, builder, card_counts, kinds, walk
from kiosk.activities.plays import row_of
from kiosk.catalogue import shelf
from kiosk.web.pages.practice import labs


def summary(activity, fields, play):
    """Return the values of the last page."""
    here = shelf.in_locale()
    counts = kinds.count(activity.kind, fields, play)
    return {
        "activity": activity,
        "fields": fields,
        "counts": counts,
        "is_over": kinds.first_open(activity.kind, fields, play) is None,
        "more": _ENDS.get(activity.kind, lambda *_: {})(fields, play, counts),
        "questions": kinds.questions_about(activity, counts),
        "answered": g.visit.answered if g.visit else {},
        "lessons": [here.lessons[slug] for slug in activity.lessons if slug in here.lessons],
    }


def _step(fields, play):
    return row_of(fields["step"], play.of("step")[0]) if play.of("step") else None


def _day_end(fields, play, _):
    chosen = {event["id"]: play.of(event["id"])[0] for event in fields["event"] if play.of(event["id"])}
    ways = {"mine": chosen, "small": builder.smallest_day(fields), "open": builder.busiest_day(fields)}
    days = {name: builder.facts(fields, way) for name, way in ways.items()}
    return {"days": [(name, facts, builder.tally(facts)) for name, facts in days.items()], "step": _step(fields, play)}


def _feed_end(fields, play, _):
    return {"learned": builder.weights(fields, labs.signals_of(play)), "step": _step(fields, play)}


_ENDS = {
    "addresses": lambda fields, play, _: {
        "owners": card_counts.owners_found(fields, play, kinds.items("addresses", fields, play.seed))
    },
    "banners": lambda fields, play, _: {
        "steps": banners.steps_used(fields, play, [one["id"] for one in fields["card"]])
    },
    "devices": lambda fields, play, _: {"pairs": walk.pairs_right(fields["ladder"], play.of("ladder"))},
    "messages": lambda fields, _, counts: {
        "lever": row_of(fields["lever"], counts.missed[0]) if counts.missed else None
    },
    "day": _day_end,
    "feed": _feed_end,
}
