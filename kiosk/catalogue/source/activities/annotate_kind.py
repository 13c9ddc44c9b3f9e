"""The kind of privacy notices, in which sentences are marked."""

from kiosk.catalogue.source.activities.fields import JUDGED, feedback, named, shown
from kiosk.catalogue.source.activities.shapes import Tables, Value, Values, Words

SIX = ("who", "what", "why", "shared", "kept", "choices")
NOTICES = {
    "notice": Tables(
        {
            "good": Value(bool),
            "text": shown("title of a privacy notice", 8),
            "sentence": Tables(
                {
                    "text": shown("sentence of a privacy notice", 35),
                    "tags": Values((*SIX, "vague")),
                    "why": Words("why this sentence is vague", 30, is_needed=False),
                }
            ),
            "choice": JUDGED,
        }
    ),
    "task": Tables(
        {
            "text": Words("what to find in a notice", 15),
            "card": Words("line of a card to fill in", 8),
            "found": feedback("feedback when the sentence was found"),
            "missed": feedback("feedback when another sentence was chosen"),
            "absent": feedback("feedback when the notice does not say it"),
        }
    ),
    "vague": Words("asks to mark vague sentences", 20),
    "choice": named("what to decide about a notice", 8),
}
