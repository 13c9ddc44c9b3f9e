"""Every rule that content keeps: a module for each thing, a small function for each rule.

A check takes the library (and, for translations, the words of each language)
and yields problems. Its name reads on from its module: ``ids.are_unique…``.
"""

from kiosk.catalogue.checks import (
    addresses,
    drawings,
    ease,
    fields,
    ids,
    lengths,
    links,
    questions,
    readability,
    screens,
    sentences,
    slots,
    terms,
    translations,
    typography,
    wording,
)
from kiosk.catalogue.checks.activities import lead_to_a_simulator_that_is_here, problems_of
from kiosk.catalogue.source.activities.reading import read_activity
from kiosk.catalogue.source.holdings import Library
from kiosk.catalogue.source.library import read_library
from kiosk.catalogue.translations import read_translations
from kiosk.i18n import LOCALES, SOURCE_LOCALE

CONTENT = (
    ids.are_well_formed,
    ids.are_unique_in_their_place,
    ids.name_one_lesson_in_one_course,
    ids.of_folders_are_in_a_course,
    ids.ever_shipped_still_exist,
    ids.are_the_same_in_a_replacement,
    fields.have_known_values,
    fields.name_competences_of_a_framework,
    fields.say_what_people_can_do,
    fields.name_sources,
    fields.of_courses_have_known_topics,
    screens.are_few,
    screens.have_one_drawing,
    screens.bring_one_new_term,
    screens.have_simple_boxes,
    screens.open_closed_boxes_with_words,
    screens.lead_to_their_activity,
    screens.have_words,
    questions.have_two_to_four_choices,
    questions.have_one_key,
    questions.have_a_reason_for_every_choice,
    questions.name_the_belief_behind_a_wrong_choice,
    questions.use_every_misconception,
    questions.leave_the_kiosk_its_words,
    questions.have_different_choices,
    questions.do_not_keep_the_key_in_one_place,
    questions.have_known_flags,
    lengths.of_titles,
    lengths.of_summaries,
    lengths.of_choices,
    lengths.of_reasons,
    lengths.of_screens,
    lengths.of_take_home_cards,
    lengths.of_explanations,
    sentences.are_never_long,
    sentences.are_short_on_average,
    sentences.are_few_in_a_paragraph,
    readability.of_screens,
    readability.of_lessons,
    links.lead_to_something_here,
    links.of_needs_are_spelt_right,
    links.of_terms_lead_nowhere_else,
    addresses.are_reserved,
    drawings.exist,
    drawings.are_used,
    drawings.keep_to_our_svg,
    drawings.of_lessons_say_what_they_show,
    slots.stand_alone,
    slots.are_known,
    wording.is_kind,
    wording.does_not_shout,
    wording.uses_only_our_marks,
)
TRANSLATED = (
    translations.keep_links,
    translations.keep_code_spans,
    translations.keep_slots,
    translations.use_only_our_marks,
    translations.use_reserved_addresses,
    translations.keep_named_places,
    ease.of_spanish_lessons,
    ease.of_french_lessons,
    ease.of_arabic_lessons,
    ease.of_sentences,
    typography.of_french,
    typography.of_arabic,
)
ALONE = (
    sentences.are_never_long,
    addresses.are_reserved,
    wording.is_kind,
    wording.does_not_shout,
    wording.uses_only_our_marks,
    drawings.exist,
    drawings.are_used,
    drawings.keep_to_our_svg,
)


EMPTY = {
    **dict.fromkeys(("courses", "placement", "paths", "manual", "problems"), ()),
    **{name: {} for name in ("lessons", "replacements", "terms", "facts", "fact_dates", "local", "pronunciations")},
}


def find_problems(library, words):
    """Return the problems that keep a catalogue from being built. ``words`` are the Translations of each locale."""
    problems = [problem for check in CONTENT for problem in check(library)]
    problems += lead_to_a_simulator_that_is_here(library)
    problems += [problem for activity in library.activities.values() for problem in problems_of(activity)]
    return problems + [problem for check in TRANSLATED for problem in check(library, words)]


def check_content(content, translations_folder, locales=tuple(LOCALES)):
    """Return every problem of two folders, sorted by file and line, also those that only a release may not have."""
    problems = []
    library = read_library(content)
    words = [read_translations(translations_folder, locale, problems) for locale in locales]
    release = [*ids.are_recorded(library), *translations.are_not_fuzzy(library, words)]
    return sorted({*library.problems, *problems, *find_problems(library, words), *release})


def check_activity(folder):
    """Return every problem of the one simulator in ``folder``, wherever it lies, sorted by file and line."""
    problems = []
    activity = read_activity(folder, problems)
    alone = Library(**{**EMPTY, "root": folder, "activities": {activity.id: activity}})
    more = [problem for check in ALONE for problem in check(alone)]
    return sorted({*problems, *more, *problems_of(activity)})


def check_terms(content, translations_folder, locales=tuple(LOCALES)):
    """Return the lessons whose translation does not use the agreed words, as sorted problems."""
    library, problems = read_library(content), []
    words = [read_translations(translations_folder, code, problems) for code in locales if code != SOURCE_LOCALE]
    return sorted(terms.find_wrong_terms(library, words, terms.read_terms(translations_folder)))
