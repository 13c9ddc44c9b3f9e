"""Fields that many kinds of simulator share: judged choices, invented texts, named rows."""

from kiosk.catalogue.source.activities.shapes import Tables, Value, Words

VERDICTS = ("safe", "fine", "over-careful", "risky")
DIFFICULTIES = ("easy", "medium", "hard")
REASON = {"least": 8, "most": 40}


def feedback(note="feedback on this choice; the kiosk puts a word like “Yes.” or “Not quite.” before it"):
    return Words(note, **REASON)


def shown(note, most=40, *, is_needed=True):
    return Words(
        f"{note}; invented, for practice: adapt names, money and habits", most, is_ours=False, is_needed=is_needed
    )


def named(meaning, most=10, /, **more):
    return Tables({"text": Words(meaning, most), **more})


JUDGED = Tables({"verdict": Value(str, VERDICTS), "feedback": feedback()})
JUDGED_AND_NAMED = Tables({"text": Words("answer to choose", 15), **JUDGED.fields})
TIP = Words("one line to remember", 20)
STORY = Words("the situation, told to the person who practises", 30)
DIFFICULTY = Value(str, DIFFICULTIES)
