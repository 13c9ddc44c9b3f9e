"""Twelve kinds of simulator stand on five engines: for each kind its engine and its fields."""

from kiosk.catalogue.source.activities.annotate_kind import NOTICES
from kiosk.catalogue.source.activities.banner_kind import BANNERS
from kiosk.catalogue.source.activities.builder_kinds import DAY, FEED
from kiosk.catalogue.source.activities.card_kinds import ADDRESSES, MESSAGES, PROMPTS
from kiosk.catalogue.source.activities.lab_kinds import NEXT_WORDS, PASSWORDS, SORTER
from kiosk.catalogue.source.activities.walk_kinds import WALK

KINDS = {
    "messages": ("cards", MESSAGES),
    "addresses": ("cards", ADDRESSES),
    "banners": ("cards", BANNERS),
    "prompts": ("cards", PROMPTS),
    "devices": ("walk", WALK),
    "calls": ("walk", WALK),
    "passwords": ("lab", PASSWORDS),
    "next-words": ("lab", NEXT_WORDS),
    "sorter": ("lab", SORTER),
    "day": ("builder", DAY),
    "feed": ("builder", FEED),
    "notices": ("annotate", NOTICES),
}
