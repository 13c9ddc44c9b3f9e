"""All texts of an activity, found by walking its shape."""

from kiosk.catalogue.source.activities.shapes import Paragraphs, Table, Tables, Words
from kiosk.catalogue.source.parts import Text


def texts_in(shape, value):
    """Yield (:class:`Words` shape, :class:`Text`) of every text in ``value``, in the order of the file."""
    match shape:
        case Words() if isinstance(value, Text) and value.value:
            yield shape, value
        case Paragraphs(words=words):
            yield from ((words, one) for one in value if one.value)
        case Table(fields=fields):
            yield from _texts_of_fields(fields, value)
        case Tables(fields=fields):
            for row in value:
                yield from _texts_of_fields(fields, row)
        case dict():
            yield from _texts_of_fields(shape, value)


def _texts_of_fields(fields, values):
    for key, value in values.items():
        if key in fields:
            yield from texts_in(fields[key], value)
