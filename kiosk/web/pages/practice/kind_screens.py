"""What the pages of a practice show besides, kind by kind: plain values for the templates."""

from kiosk.activities import annotate, banners, builder, cards, walk
from kiosk.activities.plays import row_of, ticked
from kiosk.web.pages.practice import labs, next_word_lab, password_lab


def more(kind, fields, play, item):
    """Return the values that the page of ``item`` shows in this kind only."""
    return _MORE.get(kind, lambda *_: {})(fields, play, item)


def _messages(fields, play, item):
    card, made = row_of(fields["card"], item), play.of(item)
    named = ticked(made[1], "levers") if len(made) > 1 else ()
    there = [lever for lever in fields["lever"] if lever["id"] in card["levers"]]
    return {
        "chosen": cards.verdict_of(card, made[0]) if made else None,
        "there": there,
        "found": [lever for lever in there if lever["id"] in (named or ())],
    }


def _addresses(fields, play, item):
    made = play.of(item)
    return {"chosen": cards.verdict_of(row_of(fields["card"], item), made[2]) if len(made) > 2 else None}


def _prompts(fields, play, item):
    made = play.of(item)
    return {"chosen": cards.verdict_of(row_of(fields["card"], item), made[0]) if made else None}


def _banners(fields, play, item):
    card, made = row_of(fields["card"], item), play.of(item)
    named = ticked(made[-1], "tricks") if made else None
    return {"banner": banners.follow(card, made), "named": named or ()}


def _walk(fields, play, item):
    if item == "ladder":
        left = walk.climb(fields["ladder"], play.of(item))
        return {
            "left": sorted(left, key=lambda rung: rung["text"].say),
            "right": walk.pairs_right(fields["ladder"], play.of(item)),
        }
    return {"told": walk.follow(row_of(fields["walk"], item), play.of(item))}


def _notices(fields, play, item):
    notice, made = row_of(fields["notice"], item), play.of(item)
    return {
        "answers": annotate.answers,
        "vague_ones": annotate.vague_ones(notice),
        "card": annotate.filled_card(fields, notice),
        "chosen": annotate.decided(fields, notice, made),
    }


def _day(fields, play, item):
    chosen = {event["id"]: play.of(event["id"])[0] for event in fields["event"] if play.of(event["id"])}
    option = row_of(row_of(fields["event"], item)["option"], chosen[item]) if item in chosen else None
    found = builder.facts(fields, chosen)
    return {"option": option, "facts": found}


def _feed(fields, play, item):
    signals = labs.signals_of(play)
    learned = builder.weights(fields, signals)
    seen = [id for id, _ in signals]
    switches = labs.switches_of(play.of("switches"))
    if item == "switches":
        shown = labs.switched(fields, learned, switches, play.seed)
    elif item == "step":
        shown = []
    elif play.of(item):
        ids = [id for id, _ in labs.pairs(play.of(item)[0])]
        shown = [one for one in builder.rank(fields, learned, play.seed) if one.post["id"] in ids]
    else:
        number = int(item.rpartition("-")[2])
        shown = builder.rank(fields, learned, play.seed + number, but=seen)[: builder.AT_ONCE]
    return {
        "shown": shown,
        "learned": learned,
        "switches": switches,
        "neighbours": [(one, builder.neighbour_feed(fields, one, play.seed)) for one in fields["neighbour"]],
    }


_MORE = {
    "messages": _messages,
    "addresses": _addresses,
    "prompts": _prompts,
    "banners": _banners,
    "calls": _walk,
    "devices": _walk,
    "day": lambda fields, play, item: {"option": None, "facts": []} if item == "step" else _day(fields, play, item),
    "feed": _feed,
    "notices": _notices,
    "sorter": labs.sorter_screen,
    "next-words": next_word_lab.next_words_screen,
    "passwords": password_lab.passwords_screen,
}
