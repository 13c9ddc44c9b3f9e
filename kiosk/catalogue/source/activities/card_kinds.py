"""Kinds on the engine of cards: messages, addresses, requests of apps."""

from kiosk.catalogue.source.activities.fields import DIFFICULTY, JUDGED, STORY, TIP, named, shown
from kiosk.catalogue.source.activities.shapes import ID, NO, OPTIONAL_WORD, Paragraphs, Tables, Value, Values, Words

MESSAGES = {
    "deal": Value(int),
    "deal_genuine": Value(int),
    "choice": named("what to do with a message, on a button", 6),
    "lever": named(
        "what a message uses to move people, or what speaks for it",
        10,
        explain=Words("explains the line before", 40, 8),
        good=NO,
    ),
    "card": Tables(
        {
            "difficulty": DIFFICULTY,
            "genuine": Value(bool),
            "local": NO,
            "channel": Value(str, ("mail", "text", "chat", "qr")),
            "fit": Value(int, (1, 2, 3)),
            "cues": Values(("error", "technical", "design", "language", "tactic")),
            "levers": Values(),
            "story": STORY,
            "when": Value(str),
            "from_name": shown("name of a sender", 6),
            "from_address": Value(str),
            "subject": shown("subject of a message", 12, is_needed=False),
            "body": Paragraphs(shown("paragraph of a message", 60), total=110),
            "link_text": shown("link or button in a message", 8, is_needed=False),
            "link_target": OPTIONAL_WORD,
            "attachment": OPTIONAL_WORD,
            "address_note": Words("says what the real address of the sender shows", 40, 5),
            "link_note": Words("says where a link really goes", 40, 5, is_needed=False),
            "choice": JUDGED,
            "tip": TIP,
        },
        least=3,
    ),
}

TRICKS = ("plain", "sub-name", "hyphen", "swapped", "digit", "ending", "at", "short", "look-alike")
ADDRESSES = {
    "deal": Value(int),
    "deal_genuine": Value(int),
    "card": Tables(
        {
            "difficulty": DIFFICULTY,
            "genuine": Value(bool),
            "trick": Value(str, TRICKS),
            "story": STORY,
            "expected": Value(str),
            "pieces": Values(is_needed=True),
            "owner": Value(int),
            "padlock": NO,
            "magnified": OPTIONAL_WORD,
            "magnified_note": Words("describes letters that look alike", 40, 5, is_needed=False),
            "cut": Words("explains which part of an address names the owner, and why", 40, 8),
            "page_title": shown("heading of a drawn sign-in page", 6),
            "manager": Value(str, ("offers", "silent")),
            "choice": JUDGED,
            "tip": TIP,
        },
        least=3,
    ),
}

PERMISSIONS = ("place", "contacts", "camera", "microphone", "photos", "notifications", "messages", "movement", "nearby")
PROMPTS = {
    "deal": Value(int),
    "choice": named("answer to a request of an app, on a button", 6),
    "card": Tables(
        {
            "app": shown("name of an app", 4),
            "purpose": Words("what an app is for", 20),
            "permission": Value(str, PERMISSIONS),
            "asks": shown("request of an app", 15),
            "fits": Value(str, ("yes", "no", "partly")),
            "least": ID,
            "others": NO,
            "choice": JUDGED,
            "tip": TIP,
        },
        least=3,
    ),
}
