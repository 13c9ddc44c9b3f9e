"""What every simulator is written with, whatever its kind."""

from kiosk.catalogue.source.activities.shapes import NO, Paragraphs, Tables, Value, Values, Words

COMMON = {
    "kind": Value(str),
    "title": Words("title of a simulator", 7),
    "summary": Words("what a simulator is for, in one sentence", 15),
    "minutes": Value(int),
    "min_age": Value(int, is_needed=False, default=10),
    "goal": Words("goal of a simulator, one sentence", 20),
    "intro": Paragraphs(Words("first screen of a simulator", 40), total=90),
    "care": Words("said before a story that may touch people", 40, is_needed=False),
    "hint": Words("a hint, shown on request", 40, least=8),
    "noticed": Paragraphs(Words("what people may have noticed in practice", 20)),
    "take_home_title": Words("title of a card to take home", 7),
    "take_home": Paragraphs(Words("line of a card to take home", 25), total=110),
    "question": Tables(
        {
            "about": Values(),
            "text": Words("a question", 20),
            "situation": Words("situation before a question", 40, is_needed=False),
            "choice": Tables(
                {
                    "text": Words("answer to choose", 15),
                    "right": NO,
                    "reason": Words("reason for an answer; the kiosk puts “Yes.” or “Not quite.” before it", 40, 10),
                },
                least=2,
            ),
        },
        least=3,
    ),
}
