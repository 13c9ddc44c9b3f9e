"""Ids, fields, screens and questions: each rule meets a lesson that breaks it."""

import pytest

from kiosk.catalogue import record
from kiosk.catalogue.checks import fields, ids, questions, screens
from tests.catalogue.slips import Slip, problems_of

TEA = "lesson.md"
BOX = "::: tip\nCold water helps when it hurts.\n:::"

SLIPS = [
    Slip(ids.are_well_formed, TEA, "{#water}", "{#Hot_Water}", "{#Hot_Water}",
         "the id 'Hot_Water' is not well formed, use lower case letters, digits and single hyphens"),
    Slip(ids.are_unique_in_their_place, TEA, "{#help}", "{#water}", "## Help is at hand",
         "the id water is used twice, give this one another id"),
    Slip(ids.name_one_lesson_in_one_course, "courses.toml", '"make-coffee"]', '"make-coffee", "make-tea"]',
         "[[course]]",
         "the lesson make-tea is also in kitchen, leave it in one course"),
    Slip(fields.have_known_values, TEA, "minutes = 6", "minutes = 60", "minutes",
         "minutes = 60 is not known, a lesson takes 3 to 15 minutes"),
    Slip(fields.have_known_values, TEA, '"everyone"', '"cats"', "audience",
         "audience = 'cats' is not known, choose one of everyone, beginners, adults, teens"),
    Slip(fields.have_known_values, TEA, "min_age = 10", "min_age = 2", "min_age",
         "min_age = 2 is not known, write an age from 6 to 18"),
    Slip(fields.name_competences_of_a_framework, TEA, '"digcomp:3.0:4.1"', '"digcomp:2.2:4.1"', "competences",
         "the competence 'digcomp:2.2:4.1' is not known, write digcomp:3.0:4.1, LO4.1.05 or ailit:2026:E"),
    Slip(fields.say_what_people_can_do, TEA, ', "Pour hot water with care."', "", "outcomes",
         "there are 1 outcomes, write 2 to 4"),
    Slip(fields.name_sources, TEA, '["The tea book (2025)"]', "[]", "sources",
         "no source is named, name where the facts come from"),
    Slip(fields.of_courses_have_known_topics, "courses.toml", '"first-steps"', '"cooking"', "[[course]]",
         "there is no topic cooking, choose one of first-steps, privacy, safety, ai, rights"),
    Slip(screens.are_few, TEA, "## How much water does Mei need? {#how-much}\n", "", "title =",
         "the lesson has 8 screens in all, make it 9 to 12"),
    Slip(screens.have_one_drawing, TEA, "Omar says:", "![Cups](cup.svg)\n\nOmar says:", "![Cups]",
         "this screen has a second drawing, keep one, or make two screens"),
    Slip(screens.bring_one_new_term, TEA, "Press the button", "[Press](term:press) the button", "## Hot water",
         "this screen brings 2 new terms (kettle, press), keep one for each screen"),
    Slip(screens.have_simple_boxes, TEA, "::: activity kettle", "::: activity pot", "Take an empty cup",
         "the activity pot is not the one in the front matter, write ::: activity kettle in both places"),
    Slip(screens.open_closed_boxes_with_words, TEA, BOX, BOX.replace("tip", "closed"), "Cold water helps",
         "this closed box has no button, or nothing behind it, "
         "begin it with the words of the button, in a paragraph of its own"),
    Slip(screens.lead_to_their_activity, TEA, "::: activity kettle", "::: example", "title =",
         "0 screens lead to the activity, write one box that begins with ::: activity kettle"),
    Slip(screens.have_words, TEA, "## Help is at hand", "## Soon {#soon}\n\n## Help is at hand", "## Soon",
         "this screen has no text, write one, or leave the heading out"),
    Slip(questions.have_two_to_four_choices, TEA, "- [ ] Under the cup {slip}",
         "- [ ] In a bag {slip}\n- [ ] In a box {slip}\n- [ ] Under the cup {slip}", "## Where does",
         "this question has 5 choices, give it two to four, three is best"),
    Slip(questions.have_one_key, TEA, "- [ ] Water for one cup {slip}", "- [x] Water for one cup",
         "## How much water",
         "2 choices are marked right, mark exactly one with [x], or write {#id several}"),
    Slip(questions.have_one_key, TEA, "- [ ] Soap {slip}", "- [x] Soap", "## What may Mei",
         "3 of 3 choices are marked right, mark two or more, but not all, or leave out 'several'"),
    Slip(questions.have_a_reason_for_every_choice, TEA,
         "  > Milk is nice in tea for many people. But the leaf needs hot water first. Add the milk at the end.\n",
         "",
         "- [ ] Warm milk", "this choice has no reason, add a line below that begins with two spaces and >"),
    Slip(questions.name_the_belief_behind_a_wrong_choice, TEA, "tap {cold}", "tap {cald}", "- [ ] Cold water",
         "there is no misconception cald in this lesson, did you mean cold? Otherwise add it to [misconceptions]"),
    Slip(questions.name_the_belief_behind_a_wrong_choice, TEA, "- [ ] Soap {slip}", "- [ ] Soap", "- [ ] Soap",
         "this wrong choice names no misconception, end it with {id} or {slip}"),
    Slip(questions.name_the_belief_behind_a_wrong_choice, TEA, "- [x] Lemon", "- [x] Lemon {slip}", "- [x] Lemon",
         "a right choice names a misconception, leave out {slip}"),
    Slip(questions.use_every_misconception, TEA, "tap {cold}", "tap {slip}", "cold =",
         "no choice shows the misconception cold, add {cold} to a wrong choice"),
    Slip(questions.leave_the_kiosk_its_words, TEA, "> A full kettle feels safe",
         "> Not quite: a full kettle feels safe",
         "  > Not quite", "the reason begins with a verdict, leave it out; the kiosk says it first"),
    Slip(questions.leave_the_kiosk_its_words, TEA, "- [ ] On the lid", "- [ ] None of these", "- [ ] None of these",
         "this choice is not an answer of its own, write one that can be judged alone"),
    Slip(questions.have_different_choices, TEA, "- [ ] On the lid", "- [ ] Under  the CUP", "CUP",
         "this choice stands there twice, change one of them"),
    Slip(questions.have_known_flags, TEA, "{#hand}", "{#hand many}", "{#hand many}",
         "the word many after the id means nothing here, leave it out"),
    Slip(questions.have_known_flags, "placement.md", "course=kitchen", "course=garden", "{#first",
         "this item does not say which course and lesson it leads to, end the heading with {#id course=… lesson=…}"),
]  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_slip_is_told_with_its_line_and_remedy(author, slip):
    told, expected = slip.make(author)
    assert expected in told


def test_a_lesson_in_no_course_is_noticed(author):
    author.change("courses.toml", '["make-tea", "make-coffee"]', '["make-coffee"]')
    assert problems_of(ids.of_folders_are_in_a_course, author) == [
        "lesson.md:1: this lesson is in no course, add its folder to lessons in content/courses.toml"
    ]


def test_an_id_that_was_shipped_may_not_disappear(author):
    record.record_ids(author.content)
    author.change("lesson.md", "{#water}", "{#hot-water}")
    [told] = problems_of(ids.ever_shipped_still_exist, author)
    assert told.endswith("screen make-tea/water has disappeared, bring it back; progress hangs on it")


def test_a_new_id_is_to_be_recorded_before_a_release(author):
    assert "run kiosk content ids" in problems_of(ids.are_recorded, author)[0]
    assert "misconception make-tea/full" in record.record_ids(author.content)
    assert problems_of(ids.are_recorded, author) == []
    assert record.record_ids(author.content) == []


def test_a_replacement_keeps_the_screens_of_its_lesson(author):
    own = author.path("lesson.md").with_name("lesson.es.md")
    own.write_text(author.path("lesson.md").read_text(encoding="utf-8"), encoding="utf-8")
    assert problems_of(ids.are_the_same_in_a_replacement, author) == []
    author.change("lesson.es.md", "{#hand}", "{#mano}")
    [told] = problems_of(ids.are_the_same_in_a_replacement, author)
    assert told.startswith("lesson.es.md:2: this lesson has other screens than lesson.md")


def test_the_key_must_not_always_be_in_the_same_place(author):
    text = author.path("lesson.md").read_text(encoding="utf-8")
    first_is_right = text.replace("{#what several}", "{#what}").replace("- [x] Water", "- [ ] Water {slip}")
    first_is_right = first_is_right.replace("- [ ] A full kettle {full}", "- [x] A full kettle")
    first_is_right = first_is_right.replace("- [ ] Under the cup {slip}", "- [x] Under the cup")
    author.path("lesson.md").write_text(first_is_right, encoding="utf-8")
    [told] = problems_of(questions.do_not_keep_the_key_in_one_place, author)
    assert told.endswith("the right choice is always in the same place, move it about in the lesson")
