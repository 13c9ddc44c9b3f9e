"""How much is translated: of the pages, of each lesson, and of what the lessons share."""

from kiosk.catalogue.problems import Broken
from kiosk.catalogue.source.library import read_library
from kiosk.catalogue.source.texts import shared_texts, texts_of_activity, texts_of_lesson
from kiosk.catalogue.translations import po_file, read_po, read_translations
from kiosk.i18n import LOCALES, SOURCE_LOCALE

TRANSLATED = tuple(code for code in LOCALES if code != SOURCE_LOCALE)


def measure(content, translations, locales=TRANSLATED):
    """Return {locale: {"interface": share, "shared": share, "lessons": {slug: share}}}; shares go from 0 to 1.

    Simulators stand among the lessons as "activities/<id>".
    A fuzzy entry counts as not translated; a lesson with its own
    ``lesson.<locale>.md`` as translated. Raises Broken if a file cannot be read.
    """
    problems = []
    library = read_library(content)
    measured = {locale: _measure_one(library, translations, locale, problems) for locale in locales}
    if problems:
        raise Broken(problems)
    return measured


def share(translations, texts):
    """Return the translated share of ``texts``, from 0 to 1; nothing to translate counts as all."""
    wanted = list(texts)
    return sum(translations.find(text) is not None for text in wanted) / len(wanted) if wanted else 1.0


def table(measured):
    """Return the shares as text: a row for each part, a column for each locale, in whole percent."""
    parts = {"pages": lambda one: one["interface"], "shared texts": lambda one: one["shared"]}
    for slug in next(iter(measured.values()))["lessons"]:
        parts[slug] = lambda one, slug=slug: one["lessons"][slug]
    width = max(map(len, parts))
    rows = [" " * width + "".join(f"{locale:>7}" for locale in measured)]
    for name, part in parts.items():
        # rounded down: 100 % is only said when nothing is missing
        rows.append(f"{name:{width}}" + "".join(f"{int(part(one) * 100):>5} %" for one in measured.values()))
    return "\n".join(rows)


def _measure_one(library, folder, locale, problems):
    words = read_translations(folder, locale, problems)
    return {
        "interface": _interface_share(folder, locale, problems),
        "shared": share(words, shared_texts(library)),
        "lessons": {
            slug: 1.0 if (slug, locale) in library.replacements else share(words, texts_of_lesson(lesson))
            for slug, lesson in library.lessons.items()
        }
        | {f"activities/{id}": share(words, texts_of_activity(one)) for id, one in library.activities.items()},
    }


def _interface_share(folder, locale, problems):
    template = [message for message in read_po(folder / "messages.pot", None, problems) if message.id]
    words = read_po(po_file(folder, locale, "messages"), locale, problems)
    found = (words.get(message.id, message.context) for message in template)
    done = sum(1 for message in found if message and not message.fuzzy and _is_whole(message))
    return done / len(template) if template else 1.0


def _is_whole(message):
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)
