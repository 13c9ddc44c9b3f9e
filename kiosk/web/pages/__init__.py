"""The pages of the kiosk, one module for each place a person can be."""

from kiosk.i18n import LOCALES
from kiosk.web.pages import (
    around,
    audio,
    cards,
    courses,
    glass_box,
    health,
    leaving,
    lessons,
    me,
    placement,
    practice,
    questions,
    review,
    start,
    terminal,
    workshops,
)

PATRON = (
    start,
    courses,
    lessons,
    questions,
    around,
    glass_box,
    me,
    cards,
    leaving,
    placement,
    review,
    terminal,
    workshops,
    *practice.MODULES,
)


def register(app):
    """Hang all pages into ``app``. Every patron page starts with a locale; staff decide which of them are offered."""
    codes = ", ".join(f'"{code}"' for code in LOCALES)
    for module in PATRON:
        app.register_blueprint(module.bp, url_prefix=f"/<any({codes}):locale>{module.bp.url_prefix or ''}")
    app.register_blueprint(start.root)
    app.register_blueprint(audio.bp)
    app.register_blueprint(health.bp)
