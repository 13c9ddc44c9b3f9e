"""One language of the catalogue: the words of each text, and what will be read aloud."""

import gettext
import io
from dataclasses import dataclass
from html import escape

from kiosk.catalogue import markup
from kiosk.catalogue.pronouncing import Pronunciation
from kiosk.catalogue.sentences import say_id
from kiosk.i18n import LOCALES, N_

UNCHANGED = Pronunciation()
IN_SOURCE_LANGUAGE = N_("In English")  # a small label before words that are not translated yet


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a text as this language has them. ``say`` is the id under which they are spoken."""

    inline: markup.Inline
    lang: str
    say: str


class Tongue:
    """Finds the words of texts in one locale and collects ``spoken``: id → (language, words).

    ``aloud`` holds, by the same id, the words of those sentences that are not read as they are written.
    """

    def __init__(self, locale, library, translations):
        self.locale = locale
        self.spoken = {}
        self.aloud = {}
        self._pronunciations = library.pronunciations
        self._facts = library.facts
        self._translations = translations
        self._label = escape(_label(translations.interface))

    def value(self, text):
        """Return (Markdown words, language) of ``text``, translated if there is a translation."""
        slot = text.slot
        if slot and slot[0] == "fact" and slot[1] in self._facts:
            return self.value(self._facts[slot[1]])
        if slot or text.lang == self.locale:
            return text.value, self.locale
        words = self._translations.find(text)
        return (words, self.locale) if words else (text.value, text.lang)

    def say(self, text):
        """Return ``text`` as :class:`Said` and remember that it may be read aloud."""
        words, lang = self.value(text)
        slot = text.slot
        if slot and slot[0] == "local":
            return _to_be_filled(slot[1], lang)
        inline = markup.render(words, self.locale)
        id = say_id(lang, inline.plain)
        self.spoken[id] = (lang, inline.plain)
        aloud = self._pronunciations.get(lang, UNCHANGED).of(words)
        if aloud != inline.plain:
            self.aloud[id] = aloud
        return Said(inline, lang, id)

    def plain(self, text):
        """Return the words of ``text`` without marks."""
        return markup.plain(self.value(text)[0])

    def note(self):
        """Return the label that stands before words in the source language."""
        return f'<span class="language-note">{self._label}</span>'


def _to_be_filled(name, lang):
    """A library's own words are put in when the catalogue is loaded, see ``loading``."""
    words = f"{{{{local.{name}}}}}"
    return Said(markup.Inline(words, words, ()), lang, f"{{{{say.local.{name}}}}}")


def foreign(lang):
    """Return the attributes of an element whose words are in ``lang`` on a page in another language."""
    return f' class="untranslated" lang="{lang}" dir="{LOCALES[lang].dir}"'


def _label(interface):
    words = gettext.GNUTranslations(io.BytesIO(interface)) if interface else gettext.NullTranslations()
    return words.gettext(IN_SOURCE_LANGUAGE)
