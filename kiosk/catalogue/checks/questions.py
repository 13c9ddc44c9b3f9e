"""A question has one key, a reason for every answer, and names the belief behind every wrong one."""

import difflib
import re

from kiosk.catalogue.source.walks import screens_of

CHOICES = range(2, 5)
QUESTIONS_TO_COMPARE = 4  # with fewer, the same place may be chance
SLIP = "slip"
KIOSK_BEGINS = re.compile(r"(?:yes|no|not quite|right|wrong|correct)\s*[.:!,]", re.IGNORECASE)
KIOSK_CHOICES = re.compile(r"(?:i am|i'm|i’m) not sure|(?:all|none) of (?:the above|these|them)", re.IGNORECASE)


def have_two_to_four_choices(library):
    """A question has two to four choices."""
    for step in _questions(library):
        if len(step.choices) not in CHOICES:
            what = f"this question has {len(step.choices)} choices"
            yield step.title.problem(what, "give it two to four, three is best")


def have_one_key(library):
    """Exactly one choice is right; with ``several`` two or more, and one at least is wrong."""
    for step in _questions(library):
        right = sum(choice.right for choice in step.choices)
        if step.several and not 2 <= right < len(step.choices):
            what = f"{right} of {len(step.choices)} choices are marked right"
            yield step.title.problem(what, "mark two or more, but not all, or leave out 'several'")
        elif not step.several and right != 1:
            remedy = "mark exactly one with [x], or write {#id several}"
            yield step.title.problem(f"{right} choices are marked right", remedy)


def have_a_reason_for_every_choice(library):
    """Every choice has its own reason."""
    for choice in _choices(library):
        if choice.reason is None or not choice.reason.value:
            yield choice.text.problem("this choice has no reason", "add a line below that begins with two spaces and >")


def name_the_belief_behind_a_wrong_choice(library):
    """A wrong choice ends with a misconception of its lesson or {slip}; a right one with neither."""
    for lesson, step in screens_of(library):
        known = [*lesson.front.misconceptions, SLIP]
        for choice in step.choices:
            if choice.right and choice.belief:
                yield choice.text.problem("a right choice names a misconception", f"leave out {{{choice.belief}}}")
            elif not choice.right and not choice.belief:
                yield choice.text.problem("this wrong choice names no misconception", "end it with {id} or {slip}")
            elif not choice.right and choice.belief not in known:
                nearest = difflib.get_close_matches(choice.belief, known, n=1, cutoff=0)[0]
                what = f"there is no misconception {choice.belief} in this lesson"
                yield choice.text.problem(what, f"did you mean {nearest}? Otherwise add it to [misconceptions]")


def use_every_misconception(library):
    """A misconception that no choice stands for is forgotten or misspelt."""
    for lesson in {id(lesson): lesson for lesson, _ in screens_of(library)}.values():
        used = {choice.belief for step in lesson.steps for choice in step.choices}
        for key, text in lesson.front.misconceptions.items():
            if key not in used:
                yield text.problem(f"no choice shows the misconception {key}", "add {" + key + "} to a wrong choice")


def leave_the_kiosk_its_words(library):
    """The kiosk itself adds "Yes.", "Not quite." and the choice "I am not sure"."""
    for choice in _choices(library):
        if KIOSK_CHOICES.search(choice.text.value):
            yield choice.text.problem("this choice is not an answer of its own", "write one that can be judged alone")
        if choice.reason and KIOSK_BEGINS.match(choice.reason.value):
            yield choice.reason.problem("the reason begins with a verdict", "leave it out; the kiosk says it first")


def have_different_choices(library):
    """No two choices of a question have the same words."""
    for step in [*_questions(library), *library.placement]:
        seen = set()
        for choice in step.choices:
            if choice.text.value.casefold() in seen:
                yield choice.text.problem("this choice stands there twice", "change one of them")
            seen.add(choice.text.value.casefold())


def do_not_keep_the_key_in_one_place(library):
    """The right answer must not be found by its position."""
    for lesson in {id(lesson): lesson for lesson, _ in screens_of(library)}.values():
        asked = [step for step in lesson.steps if step.choices and not step.several]
        places = {[choice.right for choice in step.choices].index(True) for step in asked if _has_key(step)}
        if len(asked) >= QUESTIONS_TO_COMPARE and len(places) == 1:
            yield asked[0].title.problem("the right choice is always in the same place", "move it about in the lesson")


def have_known_flags(library):
    """After an id only "several" has a meaning; in placement also where the item leads."""
    courses = [course.id for course in library.courses]
    for step in library.placement:
        if step.flag("course") not in courses or not step.flag("lesson"):
            remedy = "end the heading with {#id course=… lesson=…}"
            yield step.title.problem("this item does not say which course and lesson it leads to", remedy)
        if not _has_key(step):
            yield step.title.problem("no choice of this item is marked right", "mark one with [x]")
    for _, step in screens_of(library):
        for flag in step.flags:
            if flag != "several" or not step.choices:
                yield step.title.problem(f"the word {flag} after the id means nothing here", "leave it out")


def _questions(library):
    return [step for _, step in screens_of(library) if step.choices]


def _choices(library):
    return [choice for step in _questions(library) for choice in step.choices]


def _has_key(step):
    return any(choice.right for choice in step.choices)
