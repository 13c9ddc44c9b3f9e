"""Lengths, sentences, grades, links, addresses, drawings, slots and wording: each rule meets a slip."""

import pytest

from kiosk.catalogue.checks import addresses, drawings, lengths, links, readability, sentences, slots, wording
from tests.catalogue.slips import Slip, problems_of

TEA = "lesson.md"
REASON = "But the leaf needs hot water first. Add the milk at the end."
LONG_WORDS = "Administrative responsibility necessitates comprehensive institutional documentation. " * 2
TWENTY_ONE = "It takes about " + "very " * 16 + "long minutes."

SLIPS = [
    Slip(lengths.of_titles, TEA, 'title = "Make', 'title = "How you and I can make', "title =",
         "the title has 10 words, use at most 7"),
    Slip(lengths.of_summaries, TEA, "without a burn.", "without a burn. It is good.", "summary =",
         "the summary is not one sentence, say it in one"),
    Slip(lengths.of_choices, TEA, "- [x] Milk", "- [x] Milk" + " and more" * 8, "- [x] Milk",
         "the choice has 17 words, use at most 15"),
    Slip(lengths.of_reasons, TEA, REASON, "No.", "  > Milk is nice", "the reason has 9 words, use 15 to 40"),
    Slip(lengths.of_screens, TEA, "Omar says:", "No. " * 60 + "Omar says:", "## Mei is cold",
         "the screen has 107 words, use 40 to 90"),
    Slip(lengths.of_screens, TEA, "Mei makes tea for two people.", "Mei makes tea for two people. " * 7,
         "## How much",
         "the situation has 42 words, use at most 40"),
    Slip(lengths.of_take_home_cards, TEA, "- Pour slowly,", "- So: " + "pour it. " * 60 + "Pour slowly,", "### Make",
         "the take-home card has 139 words, use at most 120"),
    Slip(lengths.of_explanations, "glossary.md", "hot. It", "hot. " * 20 + "It", "A pot",
         "the explanation has 31 words, use at most 30"),
    Slip(sentences.are_never_long, TEA, "It takes about two minutes.", TWENTY_ONE, "It takes about",
         "the sentence “It takes about very …” has 21 words, split it in two"),
    Slip(sentences.are_short_on_average, TEA, "Tea needs hot water.", "So tea " * 800 + "hot.", "title =",
         "the sentences have 24.0 words on average, bring it down to 12"),
    Slip(sentences.are_few_in_a_paragraph, TEA, "Tea needs hot water.", "Tea needs hot water. Yes.", "Tea needs",
         "the paragraph has 4 sentences, start a new one after three"),
    Slip(readability.of_screens, TEA, "Tea needs hot water.", LONG_WORDS, "## Hot water makes",
         "the screen asks for 9.7 years of school, use shorter words and sentences, to 8 or less"),
    Slip(links.lead_to_something_here, TEA, "term:kettle", "term:kettel", "A [kettle]",
         "there is no term kettel, did you mean kettle?"),
    Slip(links.lead_to_something_here, TEA, "lesson:make-coffee", "lesson:make-cofee", "Read more",
         "there is no lesson make-cofee, did you mean make-coffee?"),
    Slip(links.lead_to_something_here, TEA, "lesson:make-coffee", "https://coffee.example", "Read more",
         "the link to https://coffee.example leaves the kiosk, link to term:id or lesson:id, or leave it out"),
    Slip(links.of_needs_are_spelt_right, TEA, '"light-a-fire"', '"make-cofee"', "title =",
         "there is no lesson make-cofee, did you mean make-coffee?"),
    Slip(links.of_terms_lead_nowhere_else, "glossary.md", "A pot", "A [pot](term:kettle)", "A [pot]",
         "the explanation has a link, say it in plain words"),
    Slip(addresses.are_reserved, TEA, "tea@kitchen.example", "tea@kitchen.org", "Now lift the cup",
         "tea@kitchen.org may belong to somebody, use a name that ends in .example or .test"),
    Slip(drawings.exist, TEA, "(cup.svg)", "(mug.svg)", "![A cup",
         "there is no drawing mug.svg, draw it as make-tea/mug.svg"),
    Slip(drawings.exist, TEA, "(cup.svg)", "(../course.svg)", "![A cup",
         "'../course.svg' is no name of a drawing, use a file beside the lesson, like one-key.svg"),
    Slip(drawings.of_lessons_say_what_they_show, TEA, '"A cup of tea."', '""', "title =",
         "drawing_alt is empty, say what the picture shows"),
    Slip(drawings.keep_to_our_svg, "cup.svg", '<g class="tint">', '<g onclick="go()">', "<g ",
         "the drawing has the attribute onclick, use only class cx cy d height points r rx ry"
         " transform width x x1 x2 y y1 y2"),
    Slip(slots.stand_alone, TEA, "Tea needs hot water.", "Ask {{local.help_desk}} now.", "Ask {{",
         "a slot stands inside a text or is misspelt, write {{local.name}} or {{fact.name}} in a paragraph of its own"),
    Slip(slots.are_known, TEA, "fact.tea_age", "fact.tee_age", "{{fact",
         "there is no slot fact.tee_age, did you mean tea_age?"),
    Slip(wording.is_kind, TEA, "Close the lid.", "Simply close the lid.", "- Simply",
         "“Simply” does not belong in a lesson, leave it out: it may not be simple for the reader"),
    Slip(wording.does_not_shout, TEA, "Close the lid.", "Close the lid!", "- Close",
         "there is an exclamation mark, end with a full stop"),
    Slip(wording.uses_only_our_marks, TEA, "Close the lid.", "Close *the* lid.", "- Close",
         "italics are hard to read, use **bold** or plain words"),
    Slip(wording.uses_only_our_marks, TEA, "Close the lid.", "Close <b>the</b> lid.", "- Close",
         "there is HTML in the text, write it in Markdown, or as a `code span`"),
]  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_slip_is_told_with_its_line_and_remedy(author, slip):
    told, expected = slip.make(author)
    assert expected in told


def test_a_lesson_is_judged_by_its_middle_screen(author):
    text = author.path("lesson.md").read_text(encoding="utf-8")
    author.path("lesson.md").write_text(text.replace(". ", " administratively, institutionally. "), encoding="utf-8")
    [told] = problems_of(readability.of_lessons, author)
    assert "years of school" in told


def test_a_drawing_that_nobody_shows_is_noticed(author):
    author.path("cup.svg").with_name("spoon.svg").write_text("<svg/>", encoding="utf-8")
    assert "spoon.svg:1: no lesson shows this drawing, name it in the lesson or delete it" in problems_of(
        drawings.are_used, author
    )


def test_what_somebody_says_in_a_story_may_shout(author):
    author.change("lesson.md", 'Omar says: "We can do it', 'Omar says: "Please hurry! We can do it')
    author.change("lesson.md", "`ON`", "`ON!`")
    assert problems_of(wording.is_kind, author) == problems_of(wording.does_not_shout, author) == []


def test_an_address_may_stand_beside_dots_and_file_names(author):
    fine = "See letter.pdf at `www.help.example`. At 10.30, write to a.b@help.test."
    author.change("lesson.md", "Close the lid.", fine)
    assert problems_of(addresses.are_reserved, author) == []
