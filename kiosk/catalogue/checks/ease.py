"""Whether translations are as easy to read as the English lessons, by what is known for each language.

French: the formula of Kandel and Moles (1958), which fits Flesch's reading
ease to French; 60 and more is "standard". Spanish: the Szigriszt-Pazos formula
on the INFLESZ scale (Barrio-Cantalejo 2008), where 55 and more is "normal",
the level of a local newspaper's short news. Arabic: length of sentences only;
its grade formulas need vowel signs that nobody writes. An Arabic word holds
article, preposition and pronoun, so the English limits are, if anything,
generous. Indonesian: length of sentences only; no formula is well validated.
"""

from statistics import mean

from kiosk.catalogue.problems import Problem
from kiosk.catalogue.prose import french_syllables, sentences, spanish_syllables, words
from kiosk.catalogue.source.texts import texts_of_lesson
from kiosk.catalogue.translations import Entry

INFLESZ = 55
LONGEST = {"es": 30, "fr": 30, "ar": 20, "id": 24}  # words; the English limit of 20 and what each language needs more
FRENCH = 60
ARABIC_MEAN = 12
ENOUGH_WORDS = 100  # a formula says nothing about less


def of_spanish_lessons(library, translations):
    """A Spanish lesson reaches 55 on the INFLESZ scale."""
    for lesson, entries in _lessons(library, translations, "es"):
        texts = [entry.words for entry in entries]
        score = inflesz(texts)
        if sum(len(words(text)) for text in texts) >= ENOUGH_WORDS and score < INFLESZ:
            what = f"the lesson {lesson.slug} has {score:.0f} on the INFLESZ scale"
            yield Problem(
                entries[0].file, entries[0].line, what, f"use shorter words and sentences, to {INFLESZ} or more"
            )


def of_french_lessons(library, translations):
    """A French lesson reaches 60 on the scale of Kandel and Moles."""
    for lesson, entries in _lessons(library, translations, "fr"):
        texts = [entry.words for entry in entries]
        score = kandel_moles(texts)
        if sum(len(words(text)) for text in texts) >= ENOUGH_WORDS and score < FRENCH:
            what = f"the lesson {lesson.slug} has {score:.0f} on the scale of Kandel and Moles"
            yield Problem(
                entries[0].file, entries[0].line, what, f"use shorter words and sentences, to {FRENCH} or more"
            )


def of_sentences(library, translations):
    """No translated sentence is far longer than an English one may be."""
    for locale, limit in LONGEST.items():
        for _, entries in _lessons(library, translations, locale):
            for entry in entries:
                longest = max(len(words(sentence)) for sentence in sentences(entry.words))
                if longest > limit:
                    yield Problem(entry.file, entry.line, f"a sentence has {longest} words", "split it in two")


def of_arabic_lessons(library, translations):
    """The sentences of an Arabic lesson have at most 12 words on average."""
    for lesson, entries in _lessons(library, translations, "ar"):
        average = mean(len(words(sentence)) for entry in entries for sentence in sentences(entry.words))
        if average > ARABIC_MEAN:
            what = f"the sentences of {lesson.slug} have {average:.1f} words on average"
            yield Problem(entries[0].file, entries[0].line, what, f"bring it down to {ARABIC_MEAN}")


def kandel_moles(messages):
    """Return the reading ease of French ``messages`` taken together; higher is easier."""
    spoken = [word.strip(".,;:!?…\"'“”«»()\u202f\u00a0") for message in messages for word in words(message)]
    if not spoken:
        return 100.0
    syllables = sum(map(french_syllables, spoken))
    count = sum(len(sentences(message)) for message in messages)
    return 207 - 1.015 * len(spoken) / count - 73.6 * syllables / len(spoken)


def inflesz(messages):
    """Return the Szigriszt-Pazos score of Spanish ``messages`` taken together; higher is easier."""
    spoken = [word.strip(".,;:!?¡¿…\"'“”«»()") for message in messages for word in words(message)]
    if not spoken:
        return 100.0
    syllables = sum(map(spanish_syllables, spoken))
    return 206.835 - 62.3 * syllables / len(spoken) - len(spoken) / sum(len(sentences(m)) for m in messages)


def _lessons(library, translations, locale):
    """Yield (lesson, entries): what is shown of it in ``locale``, translated or written in that language."""
    for one in (one for one in translations if one.locale == locale):
        for slug, lesson in library.lessons.items():
            own = library.replacements.get((slug, locale))
            entries = _written(own) if own else _translated(lesson, one)
            entries = [entry for entry in entries if sentences(entry.words)]
            if entries:
                yield lesson, entries


def _translated(lesson, words):
    keys = dict.fromkeys((text.context, text.value) for text in texts_of_lesson(lesson) if words.find(text))
    return [words.entries[key] for key in keys]


def _written(lesson):
    return [Entry(t.value, t.context, t.value, False, t.file, t.line) for t in texts_of_lesson(lesson)]
