"""The rules about finished translations meet one unfinished example each."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.catalogue import shelf
from kiosk.catalogue.translations import Entry, Translations, read_po
from tests.house import leftovers

PLURAL = """
msgid ""
msgstr "Plural-Forms: nplurals={count}; plural=(n != 1);\\n"

msgid "%(num)s lesson"
msgid_plural "%(num)s lessons"
"""


def translated(locale, english, words):
    entry = Entry(english, "tea/water", words, False, Path("content.po"), 1)
    return Translations(locale, {("tea/water", english): entry})


@pytest.mark.parametrize(
    ("locale", "english", "words"),
    [
        ("es", "Close the lid.", "Cierra the tapa."),
        ("fr", "Boil water.", "Boil water."),
        ("id", "Kettle", "Kettle"),
        ("id", "The `ON` button", "Tombol `ON` is besar"),
        ("ar", "Close the lid.", "Close the lid."),
        ("ar", "Close the lid.", "أغلقوا the lid."),
        ("ar", "Boil %(num)s cups", "%(num)s cups"),
    ],
)
def test_english_that_was_left_is_found(locale, english, words):
    assert leftovers.english_in(translated(locale, english, words)) == [words]


@pytest.mark.parametrize(
    ("locale", "english", "words"),
    [
        ("fr", "Minutes", "Minutes"),
        ("id", "File", "File"),
        ("es", "Write to `the@kitchen.example`", "Escribe a `the@kitchen.example`"),
        ("fr", "The page", "La page"),
        ("ar", "Run: kiosk content build", "نفذوا الأمر: kiosk content build"),
        ("ar", "Like a Raspberry Pi", "مثل Raspberry Pi"),
        ("ar", "`3-4`", "`3-4`"),
    ],
)
def test_what_is_rightly_the_same_is_left_alone(locale, english, words):
    assert leftovers.english_in(translated(locale, english, words)) == []


@pytest.mark.parametrize(
    ("locale", "count", "forms"),
    [
        ("es", 2, ["%(num)s lección", ""]),  # the second is empty
        ("es", 2, ["%(num)s lección"]),  # the second is missing
        ("ar", 2, ["درس", "دروس"]),  # Arabic has six
    ],
)
def test_a_plural_without_all_its_forms_is_found(tmp_path, locale, count, forms):
    assert leftovers.short_plurals(plurals(tmp_path, locale, count, forms), locale) == ["%(num)s lesson"]


def test_a_plural_with_all_its_forms_is_left_alone(tmp_path):
    whole = plurals(tmp_path, "es", 2, ["%(num)s lección", "%(num)s lecciones"])
    assert leftovers.short_plurals(whole, "es") == []


def plurals(folder, locale, count, forms):
    file = folder / "messages.po"
    lines = "".join(f'msgstr[{n}] "{form}"\n' for n, form in enumerate(forms))
    file.write_text(PLURAL.format(count=count).lstrip() + lines, encoding="utf-8")
    problems = []
    found = read_po(file, locale, problems)
    assert problems == []
    return found


def test_an_untranslated_block_and_an_unfilled_place_are_found(catalogues):
    here = shelf.in_locale("es")
    lesson = next(iter(here.lessons.values()))
    step = lesson.steps[0]
    here = replace(here, lessons={lesson.slug: lesson}, placement=(), terms=(), books=())
    assert leftovers.unfinished_html(here) == {}
    for html, fault in (("<p>{{local.help}}</p>", "{{"), ('<p class="untranslated" lang="en">Tea</p>', "untranslated")):
        broken = replace(lesson, steps=(replace(step, html=html), *lesson.steps[1:]))
        told = leftovers.unfinished_html(replace(here, lessons={lesson.slug: broken}))
        assert told == {f"{lesson.slug}/{step.id}": fault}
