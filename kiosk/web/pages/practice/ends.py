"""The last page of a practice: how it went, and what comes next."""

from flask import g

from kiosk.activities import banners, builder, card_counts, kinds, walk
from kiosk.activities.plays import row_of
from kiosk.catalogue import shelf


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


def _day_end(fields, play, _):
    chosen = {event["id"]: play.of(event["id"])[0] for event in fields["event"] if play.of(event["id"])}
    quiet = builder.facts(fields, builder.smallest_day(fields))
    step = row_of(fields["step"], play.of("step")[0]) if play.of("step") else None
    mine = builder.facts(fields, chosen)
    return {"mine": mine, "tally": builder.tally(mine), "quiet": builder.tally(quiet), "step": step}


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
    "feed": lambda fields, play, _: {"step": row_of(fields["step"], play.of("step")[0]) if play.of("step") else None},
}
