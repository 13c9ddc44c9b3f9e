"""What a translation must keep, and that every check meets its slip somewhere."""

import pytest

from kiosk.catalogue import checks
from kiosk.catalogue.checks import drawings, ease, ids, questions, readability, translations, typography
from tests.catalogue import test_checks_of_structure, test_checks_of_words
from tests.catalogue.slips import translation_problems_of

WATER = (
    "make-tea/water",
    "Tea needs hot water. A [kettle](term:kettle) makes the water hot. You can hear when the water boils.",
)
FILL = ("make-tea/water", "Fill in **only** what you need.")
PRESS = ("make-tea/water", "Press the button `ON` and wait.")
LINES = 5  # where the msgid of the first entry stands in a file that Author.translate writes

SLIPS = [
    (translations.keep_links, WATER, "El té necesita agua caliente.",
     "the links are not those of the English text, keep (term:…) and (lesson:…) as they are"),
    (translations.keep_code_spans, PRESS, "Pulsa ON y espera.",
     "there are 0 `code spans`, not 1, mark the same parts with `…`"),
    (translations.keep_slots, FILL, "Llena **solo** {{local.help_desk}}.",
     "the translation has a slot that the English text has not, leave it out"),
    (translations.use_only_our_marks, FILL, "Llena **solo** lo <b>justo</b>.",
     "there is HTML in the text, write it in Markdown, or as a `code span`"),
    (translations.use_only_our_marks, FILL, "Llena solo lo justo.",
     "the **bold** parts are not those of the English text, mark the same parts"),
    (translations.use_reserved_addresses, FILL, "Llena **solo** en www.agua.es.",
     "www.agua.es may belong to somebody, use a name that ends in .example or .test"),
    (ease.of_sentences, FILL, "Llena **solo** " + "muy " * 30 + "poco.", "a sentence has 33 words, split it in two"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "message", "words", "says"), SLIPS)
def test_a_slip_in_a_translation_is_told_with_its_line(author, check, message, words, says):
    author.translate("es", {message: words})
    assert translation_problems_of(check, author, "es") == [f"content.po:{LINES}: {says}"]


def test_a_good_translation_has_no_problems(author):
    water = "El té necesita agua caliente. Un [hervidor](term:kettle) la calienta. Se oye cuando hierve."
    author.translate("es", {WATER: water, FILL: "Llena **solo** lo necesario.", PRESS: "Pulsa `SÍ` y espera."})
    assert author.problems() == []


@pytest.mark.parametrize("words", ["Faltan pasos.", "Faltan %(n)s.", "Faltan %(num)s %."])
def test_a_translated_page_keeps_its_named_places(author, words):
    author.translate("es", {("", "%(num)s steps left."): words}, domain="messages")
    [told] = translation_problems_of(translations.keep_named_places, author, "es")
    assert told.startswith("messages.po:4:")


def test_a_fuzzy_translation_is_told_before_a_release(author):
    author.translate("es", {FILL: ("fuzzy", "Llena **solo** lo necesario.")})
    [told] = translation_problems_of(translations.are_not_fuzzy, author, "es")
    assert told.endswith("this translation is marked fuzzy and is not shown, read it and take the mark away")
    assert author.problems() == []


def test_a_spanish_lesson_must_be_easy_enough(author):
    hard = "La institucionalización gubernamental interdisciplinaria condiciona " * 10
    author.translate("es", {FILL: f"**{hard.strip()}**", PRESS: f"`{hard}` " + hard})
    [told] = translation_problems_of(ease.of_spanish_lessons, author, "es")
    assert "on the INFLESZ scale, use shorter words and sentences, to 55 or more" in told


def test_a_lesson_written_in_spanish_is_judged_too(author):
    text = author.path("lesson.md").read_text(encoding="utf-8").replace(" ", " institucionalización ")
    own = author.path("lesson.md").with_name("lesson.es.md")
    own.write_text(text, encoding="utf-8")
    told = translation_problems_of(ease.of_spanish_lessons, author, "es")
    assert told[0].startswith("lesson.es.md:")


def test_an_arabic_lesson_is_judged_by_the_length_of_its_sentences(author):
    author.translate("ar", {FILL: "**املأ** " + "الماء " * 17})
    [told] = translation_problems_of(ease.of_arabic_lessons, author, "ar")
    assert told.endswith("the sentences of make-tea have 18.0 words on average, bring it down to 12")


def test_a_hard_french_lesson_is_told(author):
    hard = "L’institutionnalisation gouvernementale interdisciplinaire conditionne " * 15
    author.translate("fr", {FILL: f"**{hard.strip()}**", PRESS: f"`{hard}` " + hard})
    [told] = translation_problems_of(ease.of_french_lessons, author, "fr")
    assert "on the scale of Kandel and Moles, use shorter words and sentences, to 60 or more" in told


@pytest.mark.parametrize(
    "words", ["Remplissez **bien**: attendez.", "Remplissez **bien** !", "« Remplissez **bien**\u202f»"]
)
def test_french_signs_have_their_narrow_space(author, words):
    author.translate("fr", {FILL: words})
    [told] = translation_problems_of(typography.of_french, author, "fr")
    assert "has a sign of another language" in told


@pytest.mark.parametrize("words", ["Remplissez **bien**\u202f: à 10:30.", "«\u202fRemplissez **bien**\u202f»"])
def test_well_written_french_signs_are_no_problem(author, words):
    author.translate("fr", {FILL: words})
    assert translation_problems_of(typography.of_french, author, "fr") == []


def test_a_latin_question_mark_in_arabic_is_told(author):
    author.translate("ar", {FILL: "**املأ** الماء?"})
    [told] = translation_problems_of(typography.of_arabic, author, "ar")
    assert told.endswith("write ، ؛ ؟")


def test_every_check_meets_a_slip():
    met = {slip.check for slip in (*test_checks_of_structure.SLIPS, *test_checks_of_words.SLIPS)}
    met |= {check for check, *_ in SLIPS}
    met |= {ids.of_folders_are_in_a_course, ids.ever_shipped_still_exist, ids.are_the_same_in_a_replacement}
    met |= {questions.do_not_keep_the_key_in_one_place, readability.of_lessons, drawings.are_used}
    met |= {translations.keep_named_places, ease.of_spanish_lessons, ease.of_french_lessons, ease.of_arabic_lessons}
    met |= {typography.of_french, typography.of_arabic}
    assert met == {*checks.CONTENT, *checks.TRANSLATED}
