"""The colours of the token sheet read well: contrast as ux.md section 1 asks, computed after WCAG 2.2."""

import itertools
import re

import pytest

from kiosk.settings import PACKAGE

SHEETS = PACKAGE / "web" / "static" / "css"
TOKENS = (SHEETS / "tokens.css").read_text(encoding="utf-8")
PLAIN = re.sub(r"/\*.*?\*/", "", TOKENS, flags=re.S)
GROUNDS = ("paper", "surface", "sunken")
TINTED = ("primary", "ok", "care", "bad", "privacy", "ai", "first-steps")
PHYSICAL = re.compile(
    r"(?<![\w-])((?:margin|padding|border|scroll-(?:margin|padding)|inset)-(?:left|right|top|bottom)\b[\w-]*"
    r"|left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:|:\s*(?:left|right)\s*[;}]"
)


def colours(selector, text=PLAIN):
    """Return the colours that the rule with this selector names."""
    body = re.search(re.escape(selector) + r"\s*{([^{}]*)}", text)[1]
    return dict(re.findall(r"--([\w-]+):\s*#([0-9A-Fa-f]{6})(?:[0-9A-Fa-f]{2})?;", body))


LIGHT = colours(":root")
DARK = colours(':root[data-theme="dark"]')
STRONG = {**LIGHT, **colours(':root[data-theme="strong"]')}
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, STRONG], ids=["light", "dark", "strong"])


def luminance(colour):
    """Return the relative luminance of a colour (WCAG 2.2, definition of the same name)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Return the contrast ratio of two colours, from 1 to 21."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def grounds(theme):
    """Return the colours that text stands on in a theme."""
    return {name: theme[name] for name in (*GROUNDS, *(f"{tinted}-tint" for tinted in TINTED))}


def too_weak(theme, names, least):
    pairs = itertools.product(names, grounds(theme).items())
    return [(name, ground) for name, (ground, colour) in pairs if contrast(theme[name], colour) < least]


def test_black_on_white_is_twenty_one_to_one():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)


@THEMES
def test_ink_and_second_level_text_read_well_on_every_ground(theme):
    assert too_weak(theme, ("ink", "muted"), 7) == []


@THEMES
def test_a_colour_of_a_topic_or_state_reads_well_on_plain_grounds_and_on_its_own_tint(theme):
    for name in (*TINTED, "primary-hover"):
        for ground in (*GROUNDS, f"{name.removesuffix('-hover')}-tint"):
            assert contrast(theme[name], theme[ground]) >= 7, (name, ground)


@THEMES
def test_words_on_the_main_button_read_well(theme):
    for ground in ("primary", "primary-hover"):
        assert contrast(theme["on-primary"], theme[ground]) >= 7


@THEMES
def test_edges_of_controls_are_seen_on_every_ground(theme):
    assert too_weak(theme, ("control",), 4.5) == []


@THEMES
def test_one_line_of_the_focus_ring_is_seen_on_every_ground(theme):
    for ground, colour in {**grounds(theme), "main button": theme["primary"]}.items():
        assert max(contrast(theme[line], colour) for line in ("focus", "focus-dark")) >= 4.5, ground


def test_dark_is_the_same_by_choice_and_by_setting_of_the_terminal():
    assert colours(':root[data-theme="auto"]') == DARK
    assert set(DARK) >= {name for name in LIGHT if not name.startswith("focus")}


def test_no_colour_stands_outside_the_token_sheet():
    for sheet in set(SHEETS.glob("*.css")) - {SHEETS / "tokens.css"}:
        assert re.findall(r":[^;{}]*(#[0-9a-fA-F]{3,8})\b[^{}]*;", sheet.read_text(encoding="utf-8")) == [], sheet.name


def test_style_sheets_name_no_side_of_the_page():
    for sheet in SHEETS.glob("*.css"):
        plain = re.sub(r"/\*.*?\*/|@media[^{]*", "", sheet.read_text(encoding="utf-8"), flags=re.S)
        assert [match[0] for match in PHYSICAL.finditer(plain)] == [], sheet.name
