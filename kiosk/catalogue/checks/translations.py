"""A translation keeps what holds a text together: links, code spans, slots and named places."""

import re

from kiosk.catalogue import markup
from kiosk.catalogue.checks.addresses import strangers
from kiosk.catalogue.problems import Problem
from kiosk.catalogue.source.texts import all_texts

PLACES = re.compile(r"%\((\w+)\)[sd]")


def keep_links(library, words):
    """A translation links to the same terms and lessons."""
    for text, entry in _pairs(library, words):
        if sorted(markup.links(text.value)) != sorted(markup.links(entry.words)):
            yield _problem(
                entry, "the links are not those of the English text", "keep (term:…) and (lesson:…) as they are"
            )


def keep_code_spans(library, words):
    """A translation has as many code spans; an example inside one may be another."""
    for text, entry in _pairs(library, words):
        wanted, got = len(markup.code_spans(text.value)), len(markup.code_spans(entry.words))
        if wanted != got:
            yield _problem(entry, f"there are {got} `code spans`, not {wanted}", "mark the same parts with `…`")


def keep_slots(library, words):
    """A translation has no slots, because a slot stands alone and is not translated."""
    for _, entry in _pairs(library, words):
        if "{{" in entry.words or "}}" in entry.words:
            yield _problem(entry, "the translation has a slot that the English text has not", "leave it out")


def use_only_our_marks(library, words):
    """A translation has no HTML, italics or unfinished bold."""
    for text, entry in _pairs(library, words):
        for what, remedy in markup.faults(entry.words):
            yield _problem(entry, what, remedy)
        if "**" in markup.plain(entry.words) or entry.words.count("**") != text.value.count("**"):
            yield _problem(entry, "the **bold** parts are not those of the English text", "mark the same parts")


def use_reserved_addresses(library, words):
    """Addresses in a translation belong to nobody either."""
    for _, entry in _pairs(library, words):
        for address in strangers(entry.words):
            yield _problem(entry, f"{address} may belong to somebody", "use a name that ends in .example or .test")


def keep_named_places(library, words):
    """A translated sentence of the pages fills in the same values, as %(name)s."""
    for entry in (entry for one in words for entry in one.messages if entry.words and not entry.fuzzy):
        wanted, got = set(PLACES.findall(entry.id)), set(PLACES.findall(entry.words))
        if got - wanted or (not entry.plural and got != wanted):
            remedy = "keep every %(name)s as it is"
            yield _problem(entry, "the %(places)s are not those of the English text", remedy)
        elif "%" in PLACES.sub("", entry.words).replace("%%", "") and wanted:
            yield _problem(entry, "a % stands alone", "write %% for the sign")


def are_not_fuzzy(library, words):
    """No translation is left in doubt."""
    for entry in (entry for one in words for entry in (*one.entries.values(), *one.messages) if entry.fuzzy):
        yield _problem(entry, "this translation is marked fuzzy and is not shown", "read it and take the mark away")


def _pairs(library, words):
    """Yield (English text, translated entry) for whatever is shown in translation; each entry once."""
    texts = {(text.context, text.value): text for text in all_texts(library)}
    for one in words:
        for key, text in texts.items():
            if one.find(text):
                yield text, one.entries[key]


def _problem(entry, what, remedy):
    return Problem(entry.file, entry.line, what, remedy)
