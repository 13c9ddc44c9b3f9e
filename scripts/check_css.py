"""Check the style sheets of a folder: python scripts/check_css.py kiosk/web/static

Colours live in the tokens file alone, so that a theme is one place. Left and
right are not written anywhere: pages are also read from right to left. What a
browser would silently drop (an open brace, an unknown token) is a mistake.
"""

import re
import sys
from pathlib import Path

TOKENS_FILE = "tokens.css"
COMMENT = re.compile(r"/\*.*?\*/", re.S)
STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(")
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:"
    r"|(?<![\w-])(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)
ELSEWHERE = re.compile(r"@import\b|url\(\s*['\"]?(?:https?:)?//")
TOKEN_USED = re.compile(r"var\(\s*(--[\w-]+)")
TOKEN_MADE = re.compile(r"(--[\w-]+)\s*:")
RULES = [
    (PHYSICAL, "names a side", "say start and end (margin-inline-start, inset-inline-end)"),
    (ELSEWHERE, "asks for another file", "add it to the list of style sheets, or ship the file"),
]


def blank(pattern, text):
    """Return ``text`` with matches of ``pattern`` emptied, line numbers unchanged."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def check_rules(name, css):
    """Yield (line, what, remedy) for everything a rule forbids in the sheet called ``name``."""
    colours = (COLOUR, "names a colour", f"use a token from {TOKENS_FILE}")
    for pattern, what, remedy in RULES if name == TOKENS_FILE else [*RULES, colours]:
        for match in pattern.finditer(css):
            yield css.count("\n", 0, match.start()) + 1, f"“{match[0].strip()}” {what}", remedy


def check_balance(css):
    """Yield (line, what, remedy) for brackets that do not pair up."""
    opened = []
    pairs = {")": "(", "]": "[", "}": "{"}
    for place in re.finditer(r"[()\[\]{}]", css):
        line = css.count("\n", 0, place.start()) + 1
        if place[0] not in pairs:
            opened.append((place[0], line))
        elif not opened or opened.pop()[0] != pairs[place[0]]:
            yield line, f"“{place[0]}” closes nothing", "find the one that is too many"
            return
    for bracket, line in opened[-1:]:
        yield line, f"“{bracket}” is never closed", "close it"


def check_tokens(css, known):
    """Yield (line, what, remedy) for tokens used that no sheet defines."""
    for match in TOKEN_USED.finditer(css):
        if match[1] not in known:
            line = css.count("\n", 0, match.start()) + 1
            yield line, f"{match[1]} is not defined", f"add it to {TOKENS_FILE} or correct the name"


def check_folder(folder):
    """Return every problem in the style sheets under ``folder`` as sorted ``file:line: what, what to do``."""
    sheets = {path: blank(COMMENT, path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.css"))}
    known = {name for css in sheets.values() for name in TOKEN_MADE.findall(css)}
    problems = []
    for path, css in sheets.items():
        plain = blank(STRING, css)
        found = [*check_rules(path.name, css), *check_balance(plain), *check_tokens(plain, known)]
        problems += [f"{path}:{line}: {what}, {remedy}" for line, what, remedy in sorted(found)]
    return problems


def main(folders):
    """Print the problems of all ``folders``; return 1 if there are any."""
    problems = [problem for folder in folders for problem in check_folder(Path(folder))]
    print("\n".join(problems) or "Style sheets: nothing to correct.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
