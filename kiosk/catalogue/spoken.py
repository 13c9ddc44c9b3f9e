"""Which words a sentence id of the lessons stands for: the voice speaks known sentences only."""

from kiosk.catalogue import shelf


def find(id):
    """Return (text, locale) of the sentence ``id``, or None. ``locale`` is the language it is written in."""
    return shelf.current().find_spoken(id)


def text(id, locale=None):
    """Return the words of the sentence ``id``, or None if the lessons have no such sentence.

    The id holds the language already. With ``locale`` a sentence in another
    language, such as a block not translated yet, is not found.
    """
    found = find(id)
    if found is None or locale not in (None, found[1]):
        return None
    return found[0]
