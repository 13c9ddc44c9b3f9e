"""Notices: what happened to this kiosk while nobody looked, until staff have read it."""

import json
from dataclasses import dataclass

from kiosk import i18n
from kiosk.storage import deed
from kiosk.upkeep.models import Notice


@dataclass(frozen=True, slots=True)
class Unread:
    """One notice in the language of the page."""

    id: int
    words: str


@deed
def add(sentence, **values):
    """Keep a notice: ``sentence`` is a msgid with places for ``values``, which are whole numbers or plain text."""
    Notice.insert(sentence=sentence, filled_with=json.dumps(values, ensure_ascii=False)).execute()


def unread():
    """Return the notices that nobody has read yet as :class:`Unread`, the oldest first."""
    return [
        Unread(notice.id, i18n.gettext(notice.sentence, **json.loads(notice.filled_with)))
        for notice in Notice.select().order_by(Notice.id)
    ]


@deed
def mark_as_read(notice_id):
    """Drop a notice that staff have read. Doing so twice is the same as once."""
    Notice.delete().where(Notice.id == notice_id).execute()
