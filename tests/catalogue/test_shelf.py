"""What readers find on the shelf."""

import re

import pytest

from kiosk import i18n
from kiosk.catalogue import shelf, spoken
from kiosk.catalogue.sentences import say_id
from kiosk.errors import NotFound, Unavailable

WATER = "Tea needs hot water. A [kettle](term:kettle) makes the water hot. You can hear when the water boils."
AGUA = "El té necesita agua caliente. Un [hervidor](term:kettle) la calienta. Se oye cuando hierve."


@pytest.fixture
def tea(author):
    """The lesson about tea, in English."""
    author.open()
    return shelf.find_lesson("make-tea")


def test_a_lesson_is_found_with_all_it_says(tea):
    assert (tea.title, tea.course, tea.topic, tea.minutes) == ("Make a cup of tea", "kitchen", "first-steps", 6)
    assert tea.outcomes == ("Boil the right amount of water.", "Pour hot water with care.")
    assert [step.kind for step in tea.steps] == ["read"] * 4 + ["activity"] + ["question"] * 4
    assert (tea.coverage, tea.title_lang, tea.review_by.year) == (1.0, "en", 2027)
    assert tea.needs == ()  # the lesson it names is still to come
    assert 'aria-label="A cup of tea."' in tea.drawing


def test_a_screen_is_finished_html(tea):
    step = tea.step(2)
    assert (step.id, step.number, step.title) == ("water", 2, "Hot water makes tea")
    assert '<a class="term" href="#term-kettle">kettle</a>' in step.html
    assert "<li data-say=" in step.html
    assert "<strong>only</strong>" in step.html
    assert 'Press the button <bdi dir="ltr"><code>ON</code></bdi> and wait.' in step.html
    assert [word.id for word in step.words] == ["kettle"]
    assert step.says[0] == step.title_say
    assert step.says[-1] == step.words[0].say
    assert '<a href="/en/lessons/make-coffee">the other lesson</a>' in tea.step(3).html
    assert '<div class="box tip"><p data-say=' in tea.step(3).html
    assert '<div class="box activity" data-activity="kettle">' in tea.step(5).html


def test_a_closed_box_shows_its_button_and_opens_on_request_only(author):
    author.change("lesson.md", "::: tip\nCold water", "::: closed\nWhat helps?\n\nCold water")
    author.translate("es", {("make-tea/help", "Cold water helps when it hurts."): "El agua fría ayuda."})
    author.open()
    html = shelf.find_lesson("make-tea").step(3).html
    assert re.search(r'<details class="box closed"><summary data-say="\w+">What helps\?</summary><p', html)
    assert '<summary data-say="' in shelf.find_lesson("make-tea", "es").step(3).html  # the label is inside the button


def test_a_drawing_stands_beside_the_text(tea):
    assert tea.step(1).drawing.startswith('<svg class="drawing"')
    assert 'aria-label="A cup on a table"' in tea.step(1).drawing
    assert "<svg" not in tea.step(1).html
    assert tea.step(2).drawing == ""


def test_a_question_has_its_key_reasons_and_beliefs(tea):
    question = tea.step(6).question
    assert (question.id, question.several, question.lesson) == ("make-tea/how-much", False, "make-tea")
    assert [choice.id for choice in question.key] == ["2"]
    full, two, one = question.choices
    assert (full.misconception, two.misconception, one.misconception) == ("full", "", "")
    assert full.reason_html.startswith("A full kettle feels safe")
    assert tea.step(9).question.several
    assert shelf.in_locale("en").find_question("make-tea/how-much") == question
    assert shelf.current().misconceptions["en"]["make-tea/full"] == "A kettle must always be full."


def test_a_take_home_card_is_html_of_its_own(tea):
    assert tea.take_home.startswith("<h2 data-say=")
    assert "Make a cup of tea</h2><ul><li" in tea.take_home


def test_a_take_home_card_may_have_a_drawing_of_its_own(author, tea):
    assert tea.take_home_drawing == ""
    heading = "### Make a cup of tea\n"
    author.change("lesson.md", heading, f"{heading}\n![](cup.svg)\n")
    author.open()
    card = shelf.find_lesson("make-tea")
    assert card.take_home_drawing.startswith('<svg class="drawing"')
    assert "<svg" not in card.take_home


def test_lessons_follow_each_other(tea):
    here = shelf.in_locale("en")
    assert list(here.lessons) == ["make-tea", "make-coffee"]
    assert here.find_course("kitchen").lessons[0] is here.find_lesson("make-tea")


def test_a_path_has_the_lessons_that_exist_and_two_at_least(tea):
    [path] = shelf.in_locale("en").paths
    assert (path.id, path.lessons) == ("guests", ("make-tea", "make-coffee"))


def test_a_placement_item_says_where_it_leads(tea):
    [item] = shelf.in_locale("en").placement
    assert (item.question.id, item.question.course, item.question.lesson) == ("placement/first", "kitchen", "make-tea")


@pytest.mark.parametrize("missing", [
    lambda here: here.find_lesson("make-soup"),
    lambda here: here.find_course("garden"),
    lambda here: here.find_question("make-tea/soup"),
    lambda here: here.find_lesson("make-tea").step(0),
    lambda here: here.find_lesson("make-tea").step(10),
])  # fmt: skip
def test_what_is_not_there_is_not_found(tea, missing):
    with pytest.raises(NotFound):
        missing(shelf.in_locale("en"))


def test_a_translated_block_is_used(author):
    author.translate("es", {("make-tea/water", WATER): AGUA, ("make-tea", "Make a cup of tea"): "Haz una taza de té"})
    author.open()
    lesson = shelf.find_lesson("make-tea", "es")
    assert (lesson.title, lesson.title_lang) == ("Haz una taza de té", "es")
    assert 'El té necesita agua caliente. Un <a class="term" href="#term-kettle">hervidor</a>' in lesson.step(2).html
    assert 0 < lesson.coverage < 0.1


def test_an_untranslated_block_says_its_language_once(author):
    author.translate("es", {("make-tea/water", WATER): AGUA})
    author.translate("es", {("", "In English"): "En inglés"}, domain="messages")
    author.open()
    html = shelf.find_lesson("make-tea", "es").step(2).html
    assert html.count('<span class="language-note">En inglés</span>') == 1
    assert '<span class="untranslated" lang="en" dir="ltr"' in html
    assert html.index("language-note") > html.index("El té")
    assert '<p class="untranslated" lang="en" dir="ltr"' in shelf.find_lesson("make-tea", "ar").step(2).html


def test_a_fuzzy_translation_is_not_used(author):
    author.translate("es", {("make-tea", "Make a cup of tea"): ("fuzzy", "Haz sopa")})
    author.open()
    lesson = shelf.find_lesson("make-tea", "es")
    assert (lesson.title, lesson.title_lang, lesson.coverage) == ("Make a cup of tea", "en", 0.0)


def test_a_lesson_of_its_own_language_replaces_the_translation(author):
    text = author.path("lesson.md").read_text(encoding="utf-8").replace("Mei is cold", "Mei tiene frío")
    author.path("lesson.md").with_name("lesson.es.md").write_text(text, encoding="utf-8")
    author.open()
    lesson = shelf.find_lesson("make-tea", "es")
    assert (lesson.step(1).title, lesson.coverage) == ("Mei tiene frío", 1.0)
    assert "untranslated" not in lesson.step(1).html
    assert shelf.find_lesson("make-tea", "ar").step(1).title == "Mei is cold"


def test_the_words_of_the_library_stand_in_its_slots(author):
    author.open({"help_desk": 'Ask <Ana> & "Bo".'})
    step = shelf.find_lesson("make-tea").step(3)
    id = say_id("en", 'Ask <Ana> & "Bo".')
    assert f'<p data-say="{id}">Ask &lt;Ana&gt; &amp; "Bo".</p>' in step.html
    assert id in step.says
    assert spoken.find(id) == ('Ask <Ana> & "Bo".', "en")


def test_an_empty_slot_sends_people_to_the_desk(author):
    author.open({"help_desk": " "})
    assert "Ask at the desk." in shelf.find_lesson("make-tea", "ar").step(3).html


def test_two_empty_slots_in_a_row_send_people_to_the_desk_once(author):
    author.change("local.toml", "[help_desk]", '[phone]\nabout = "A"\nexample = "B"\n\n[help_desk]')
    author.change("lesson.md", "hand away.\n\n{{local.help_desk}}", "away.\n\n{{local.help_desk}}\n\n{{local.phone}}")
    author.open()
    assert shelf.find_lesson("make-tea").take_home.count("Ask at the desk.") == 1
    author.open({"phone": "555 0100"})
    card = shelf.find_lesson("make-tea").take_home
    assert (card.count("Ask at the desk.</p>"), card.count("555 0100</p>")) == (1, 1)


def test_a_dated_fact_is_translated_where_it_stands(author):
    author.translate("es", {("facts/tea_age", "People have made tea for a very long time."): "Es antiguo."})
    author.open()
    assert "People have made tea" in shelf.find_lesson("make-tea", "en").step(4).html
    assert "Es antiguo." in shelf.find_lesson("make-tea", "es").step(4).html


def test_every_sentence_of_a_screen_can_be_spoken(tea):
    for step in tea.steps:
        reasons = [choice.reason_say for choice in step.question.choices] if step.question else []
        for id in (*step.says, *reasons):
            words, locale = spoken.find(id)
            assert (bool(words), locale) == (True, "en"), id


def test_a_sentence_is_spoken_in_the_language_it_is_written_in(author):
    author.open()
    english = shelf.find_lesson("make-tea", "ar").step(1).title_say
    assert spoken.find(english) == ("Mei is cold", "en")
    assert (spoken.text(english), spoken.text(english, "ar")) == ("Mei is cold", None)
    assert spoken.text("0" * 16) is None


def test_the_page_words_come_with_the_catalogue(author):
    author.translate("es", {("", "Continue"): "Continuar"}, domain="messages")
    author.open()
    with i18n.using("es"):
        assert i18n.gettext("Continue") == "Continuar"


def test_without_a_catalogue_it_says_how_to_get_one(tmp_path):
    with pytest.raises(Unavailable, match="kiosk content build"):
        shelf.current()
    for content in (None, b"damaged" * 999):
        file = tmp_path / "catalogue.sqlite"
        if content:
            file.write_bytes(content)
        with pytest.raises(Unavailable, match="kiosk content build"):
            shelf.load(file, {})


def test_a_page_in_a_language_that_is_not_offered_reads_the_first(author):
    author.open()
    with i18n.using("es"):
        assert shelf.in_locale().locale == "es"
    assert shelf.in_locale("fr").locale == "en"
