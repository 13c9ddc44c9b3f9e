"""Kinds on the engine of walks: calls, and two devices side by side."""

from kiosk.catalogue.source.activities.fields import VERDICTS, feedback, shown
from kiosk.catalogue.source.activities.shapes import (
    ID,
    NO,
    OPTIONAL_NUMBER,
    OPTIONAL_WORD,
    Paragraphs,
    Table,
    Tables,
    Value,
    Words,
)

DEVICE = {
    "title": shown("heading on a drawn screen", 8, is_needed=False),
    "address": OPTIONAL_WORD,
    "lines": Paragraphs(shown("line on a drawn screen", 20), is_needed=False),
}
WALK = {
    "lever": Tables({"text": Words("what somebody does in a conversation", 10)}, least=0),
    "pressure": Paragraphs(Words("how strongly the caller presses, from calm to strong", 15), is_needed=False),
    "walk": Tables(
        {
            "title": Words("title of a story", 8),
            "genuine": NO,
            "channel": Value(str, ("phone", "video", "devices")),
            "care": Words("said before a story that may touch people", 40, is_needed=False),
            "story": Words("the situation, told to the person who practises", 40),
            "start": ID,
            "node": Tables(
                {
                    "speaker": shown("who speaks", 4, is_needed=False),
                    "text": Paragraphs(shown("what is said or what happens", 40), total=60),
                    "pressure": OPTIONAL_NUMBER,
                    "door": Words("names a chance to stop and check", 20, is_needed=False),
                    "computer": Table(DEVICE),
                    "phone": Table(DEVICE),
                    "choice": Tables(
                        {
                            "text": Words("what to do or say, on a button", 12),
                            "next": ID,
                            "lever": OPTIONAL_WORD,
                            "verdict": Value(str, VERDICTS, is_needed=False, default="fine"),
                            "feedback": feedback(),
                        }
                    ),
                }
            ),
            "end": Tables(
                {
                    "verdict": Value(str, VERDICTS),
                    "text": Paragraphs(Words("how a story ends, and why", 40), total=60),
                    "show_first_hour": NO,
                }
            ),
        }
    ),
    "first_hour_title": Words("title of the list of what to do after a loss", 8, is_needed=False),
    "first_hour": Paragraphs(Words("what to do after a loss", 20), is_needed=False),
    "ladder": Tables({"text": Words("a way to sign in", 6), "why": Words("why it stands here", 40, 5)}, least=0),
    "ladder_note": Words("said after all ways to sign in were put in order", 40, is_needed=False),
    "situation": Tables(
        {
            "text": Words("head of a table column: a situation", 5),
            "outcome": Tables({"text": Words("what happens, in a cell of a table", 15)}),
        },
        least=0,
    ),
}
