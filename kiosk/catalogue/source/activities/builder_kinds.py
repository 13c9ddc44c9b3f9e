"""Kinds on the engine that builds something up: a day and its profile, a feed."""

from kiosk.catalogue.source.activities.fields import named, shown
from kiosk.catalogue.source.activities.shapes import ID, NO, Tables, Value, Values, Words

DAY = {
    "person": shown("first name of the invented person", 2),
    "event": Tables(
        {
            "time": Value(str),
            "text": Words("what happens at this time of the day", 30),
            "option": Tables(
                {
                    "text": Words("what to do, on a button", 10),
                    "note": Words("what that changes", 40, 5),
                    "fact": Tables(
                        {
                            "kind": Value(str, ("given", "observed", "guessed")),
                            "text": Words("what a profile says now", 12),
                            "sureness": Value(str, ("sure", "likely", "maybe")),
                            "reach": Words("who could hold it", 12),
                            "wrong": NO,
                            "why": Words("why the guess is wrong", 25, is_needed=False),
                        },
                        least=0,
                    ),
                }
            ),
        },
        least=3,
    ),
    "step": named("one real step to choose at the end", 15, note=Words("how to do it", 40, 5)),
}

FEED = {
    "topic": named("topic of posts", 3),
    "tone": named("tone of posts", 3),
    "post": Tables(
        {
            "topic": ID,
            "tone": ID,
            "length": Value(str, ("short", "long")),
            "by": shown("name of an invented account", 4),
            "text": shown("a post", 30),
        },
        least=12,
    ),
    "neighbour": named(
        "an invented neighbour and what they look at", 20, topics=Values(is_needed=True), tones=Values()
    ),
    "step": named("one real step to choose at the end", 15, note=Words("how to do it", 40, 5)),
}
