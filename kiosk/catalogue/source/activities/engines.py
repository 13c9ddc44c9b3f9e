"""What each kind of simulator is written in. Twelve kinds stand on five engines."""

from kiosk.catalogue.source.activities.shapes import (
    ID,
    NO,
    OPTIONAL_NUMBER,
    OPTIONAL_WORD,
    Paragraphs,
    Table,
    Tables,
    Value,
    Values,
    Words,
)

VERDICTS = ("safe", "fine", "over-careful", "risky")
DIFFICULTIES = ("easy", "medium", "hard")
REASON = {"least": 8, "most": 40}


def _feedback(note="feedback on this choice; the kiosk puts a word like “Yes.” or “Not quite.” before it"):
    return Words(note, **REASON)


def _shown(note, most=40, *, is_needed=True):
    return Words(
        f"{note}; invented, for practice: adapt names, money and habits", most, is_ours=False, is_needed=is_needed
    )


def _named(meaning, most=10, /, **more):
    return Tables({"text": Words(meaning, most), **more})


JUDGED = Tables({"verdict": Value(str, VERDICTS), "feedback": _feedback()})
JUDGED_AND_NAMED = Tables({"text": Words("answer to choose", 15), **JUDGED.fields})
TIP = Words("one line to remember", 20)
STORY = Words("the situation, told to the person who practises", 30)
DIFFICULTY = Value(str, DIFFICULTIES)

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

MESSAGES = {
    "deal": Value(int),
    "deal_genuine": Value(int),
    "choice": _named("what to do with a message, on a button", 6),
    "lever": _named(
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
            "from_name": _shown("name of a sender", 6),
            "from_address": Value(str),
            "subject": _shown("subject of a message", 12, is_needed=False),
            "body": Paragraphs(_shown("paragraph of a message", 60), total=110),
            "link_text": _shown("link or button in a message", 8, is_needed=False),
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
            "page_title": _shown("heading of a drawn sign-in page", 6),
            "manager": Value(str, ("offers", "silent")),
            "choice": JUDGED,
            "tip": TIP,
        },
        least=3,
    ),
}

KEPT = ("needed", "statistics", "adverts")
BANNERS = {
    "trick": _named("a trick of banners", 8, explain=Words("explains a trick", 40, 8)),
    "card": Tables(
        {
            "tricks": Values(),
            "shortest": Value(int),
            "start": ID,
            "site": _shown("name of a drawn page", 5),
            "page_title": _shown("heading of a drawn page", 8),
            "page_text": _shown("first lines of a drawn page", 40),
            "layer": Tables(
                {
                    "style": Value(str, ("equal", "push", "list", "wall")),
                    "title": _shown("heading of a cookie banner", 10),
                    "text": _shown("text of a cookie banner", 40, is_needed=False),
                    "box": Tables(
                        {
                            "text": _shown("tick box of a cookie banner", 6),
                            "keeps": Value(str, KEPT),
                            "ticked": NO,
                            "fixed": NO,
                        },
                        least=0,
                    ),
                    "button": Tables(
                        {
                            "text": _shown("button of a cookie banner", 8),
                            "look": Value(str, ("main", "quiet", "link")),
                            "to": ID,
                        }
                    ),
                }
            ),
            "end": Tables({"keeps": Values(KEPT), "verdict": Value(str, VERDICTS), "feedback": _feedback()}),
            "trick_note": Words("names the trick of this banner and says how it works, or that there is none", 40, 8),
            "tip": TIP,
        },
        least=2,
    ),
}

PERMISSIONS = ("place", "contacts", "camera", "microphone", "photos", "notifications", "messages", "movement", "nearby")
PROMPTS = {
    "deal": Value(int),
    "choice": _named("answer to a request of an app, on a button", 6),
    "card": Tables(
        {
            "app": _shown("name of an app", 4),
            "purpose": Words("what an app is for", 20),
            "permission": Value(str, PERMISSIONS),
            "asks": _shown("request of an app", 15),
            "fits": Value(str, ("yes", "no", "partly")),
            "least": ID,
            "others": NO,
            "choice": JUDGED,
            "tip": TIP,
        },
        least=3,
    ),
}

DEVICE = {
    "title": _shown("heading on a drawn screen", 8, is_needed=False),
    "address": OPTIONAL_WORD,
    "lines": Paragraphs(_shown("line on a drawn screen", 20), is_needed=False),
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
                    "speaker": _shown("who speaks", 4, is_needed=False),
                    "text": Paragraphs(_shown("what is said or what happens", 40), total=60),
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
                            "feedback": _feedback(),
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

PATTERNS = ("common", "word", "name", "keyboard", "sequence", "repeat", "date", "words", "mixed", "random")
SETTINGS = ("online-limited", "online-unlimited", "stolen-slow", "stolen-fast")
PASSWORDS = {
    "warning": Words("warns that nobody should type a real password", 20),
    "preset": Tables({"text": _shown("an invented password to try", 6)}),
    "setting": _named("who guesses how fast", 10, note=Words("explains the line before", 25)),
    "pattern": _named("pattern found in a password", 8, advice=Words("what to do about this pattern", 40, 8)),
    "message": Paragraphs(Words("what matters besides length", 30)),
    "dice": Words("how to draw random words", 30),
}

NEXT_WORDS = {
    "text": Tables({"text": Words("name of the text that the machine has read", 6), "about": Words("what it is", 30)}),
    "start": Tables({"text": _shown("first words of a sentence; they must stand in both texts", 3)}),
    "task": Tables({"text": Words("something to try", 15), "how": Words("how to do it and what to see", 40, 8)}),
    "honest": Paragraphs(Words("how real chatbots differ", 30)),
    "passage_lesson": Words("said of a passage from a lesson", 12, is_needed=False),
}

MANGO = {
    "kind": Value(str, ("yellow", "green")),
    "colour": Value(int),
    "soft": Value(int),
    "place": Value(int),
    "ripe": Value(bool),
}
SORTER = {
    "fruit": _named("a kind of fruit", 6, about=Words("how it looks when it is ripe", 20)),
    "tray": Tables({"text": Words("name of a tray of cards", 6), "card": Tables(MANGO)}, least=3),
    "moment": Tables({"text": Words("said at a moment of the practice", 40, 8)}),
    "case": Table(
        {"text": Paragraphs(Words("a second case, to think about", 40), total=80), "choice": JUDGED_AND_NAMED},
        is_needed=True,
    ),
}

DAY = {
    "person": _shown("first name of the invented person", 2),
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
    "step": _named("one real step to choose at the end", 15, note=Words("how to do it", 40, 5)),
}

FEED = {
    "topic": _named("topic of posts", 3),
    "tone": _named("tone of posts", 3),
    "post": Tables(
        {
            "topic": ID,
            "tone": ID,
            "length": Value(str, ("short", "long")),
            "by": _shown("name of an invented account", 4),
            "text": _shown("a post", 30),
        },
        least=12,
    ),
    "neighbour": _named(
        "an invented neighbour and what they look at", 20, topics=Values(is_needed=True), tones=Values()
    ),
    "step": _named("one real step to choose at the end", 15, note=Words("how to do it", 40, 5)),
}

SIX = ("who", "what", "why", "shared", "kept", "choices")
NOTICES = {
    "notice": Tables(
        {
            "good": Value(bool),
            "text": _shown("title of a privacy notice", 8),
            "sentence": Tables(
                {
                    "text": _shown("sentence of a privacy notice", 35),
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
            "found": _feedback("feedback when the sentence was found"),
            "missed": _feedback("feedback when another sentence was chosen"),
            "absent": _feedback("feedback when the notice does not say it"),
        }
    ),
    "vague": Words("asks to mark vague sentences", 20),
    "choice": _named("what to decide about a notice", 8),
}

KINDS = {
    "messages": ("cards", MESSAGES),
    "addresses": ("cards", ADDRESSES),
    "banners": ("cards", BANNERS),
    "prompts": ("cards", PROMPTS),
    "devices": ("walk", WALK),
    "calls": ("walk", WALK),
    "passwords": ("lab", PASSWORDS),
    "next-words": ("lab", NEXT_WORDS),
    "sorter": ("lab", SORTER),
    "day": ("builder", DAY),
    "feed": ("builder", FEED),
    "notices": ("annotate", NOTICES),
}
