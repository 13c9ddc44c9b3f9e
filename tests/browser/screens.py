"""Every screen there is, by name, with the way to get there: those of patrons here, the desk in ``desk_screens``.

``SCREENS[name](terminal, locale)`` opens it. A screen is a kind of page in one
of its states: a question answered wrongly is another screen than one not yet
answered.
"""

from tests.browser.desk_screens import DESK
from tests.browser.practice_screens import PRACTICE_KINDS, PRACTICE_STATES
from tests.browser.sharing_screens import SHARING, before_the_first
from tests.browser.terminal import LESSON
from tests.browser.ways import (
    after_learning,
    at,
    at_question,
    at_step,
    card_entered,
    card_refused,
    certificate_with_name,
    placement_result,
    placement_unanswered,
    player_open,
    player_silent,
    review_done,
    review_feedback,
    review_question,
    searched,
    still_here_dialog,
)

FROM = f"?from=/LOCALE/lessons/{LESSON}/1"

# One screen of every kind of page …
KINDS = {
    "welcome": at("/welcome"),
    "start": at("/"),
    "course": at("/courses/security"),
    "lesson": at(f"/lessons/{LESSON}"),
    "step": at(f"/lessons/{LESSON}/1"),
    "question": at_question(""),
    "feedback-not-quite": at_question("", "wrong"),
    "summary-done": after_learning(f"/lessons/{LESSON}/summary"),
    "take-home": at(f"/lessons/{LESSON}/take-home"),
    "handout": at(f"/lessons/{LESSON}/handout"),
    "search-found": searched(0),
    "glossary": at("/glossary"),
    "help": at("/help"),
    "book": at("/help/using-the-kiosk"),
    "privacy": before_the_first,
    "language": at(f"/language{FROM}"),
    "display": at(f"/display{FROM}"),
    "listen": at(f"/listen?of=/LOCALE/lessons/{LESSON}/1"),
    "me-with-progress": after_learning("/me"),
    "certificate": after_learning(f"/me/certificate/{LESSON}"),
    "card-made": after_learning("/me/card", keep=True),
    "card-enter": at("/me/card/enter"),
    "delete": after_learning("/me/delete", keep=True),
    "finish": after_learning("/finish"),
    "thanks": at("/finish/thanks"),
    "still-here": at(f"/still-here{FROM}"),
    "placement-goal": at("/check"),
    "placement-question": at("/check/1"),
    "placement-result": placement_result,
    "review-question": review_question,
    "error-not-found": at("/nothing", 404),
}

# … and the other states they can be in.
STATES = {
    "step-with-words": at_step(lambda step: step.words and step.drawing),
    "step-scenario": at_step(lambda step: "box scenario" in step.html),
    "step-activity": at_step(lambda step: step.kind == "activity"),
    "question-nothing-chosen": at_question("?missing=1"),
    "question-again": at_question("?again=1", "wrong"),
    "feedback-right": at_question("", "right"),
    "feedback-unsure": at_question("", "unsure"),
    "feedback-shown": at_question("?why=1", "wrong"),
    "summary-open": at(f"/lessons/{LESSON}/summary"),
    "privacy-notice": at("/help/your-privacy"),
    "search-empty": at("/search"),
    "search-did-you-mean": searched(1),
    "search-in-help": at("/search?q=keep my place"),
    "search-nothing": at("/search?q=xyzzyx"),
    "start-with-progress": after_learning("/", keep=True),
    "course-with-progress": after_learning("/courses/security"),
    "me-new": at("/me"),
    "me-kept": after_learning("/me", keep=True),
    "card-offered": after_learning("/me/card"),
    "card-refused": card_refused,
    "card-entered": card_entered,
    "certificate-with-name": certificate_with_name,
    "certificate-refused": at(f"/me/certificate/{LESSON}", 422),
    "finish-kept": after_learning("/finish", keep=True),
    "delete-new": at("/me/delete"),
    "placement-nothing-chosen": placement_unanswered,
    "review-feedback": review_feedback,
    "review-done": review_done,
    "review-none": at("/review"),
    "still-here-dialog": still_here_dialog,
    "player-open": player_open,
    "player-silent": player_silent,
}
SCREENS = {**KINDS, **STATES, **PRACTICE_KINDS, **PRACTICE_STATES, **DESK, **SHARING}
# Each page once: for looks at what belongs to the language and not to the state of a page.
ONE_OF_A_KIND = {**KINDS, **PRACTICE_KINDS, **DESK, **SHARING}
