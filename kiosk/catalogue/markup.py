"""The little Markdown that lessons are written in.

Blocks are parsed once per file; the inline part of each block is a message of
its own, in the source language or a translation, and becomes HTML here.
Whatever is not on the short list below is shown as plain text, never as HTML,
and ``faults`` tells the author.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin

BOXES = ("scenario", "example", "tip", "closed", "activity", "takehome")
PLAIN = {"text", "softbreak", "strong_open", "strong_close", "code_inline", "link_open", "link_close"}
CACHED_MESSAGES = 32_768  # a library of 30 lessons in 5 languages has 17,000; one build reads each many times
MARKED = re.compile(r"[*_`\[<\\&\n]")
TARGET = re.compile(r"(term|lesson):([a-z0-9-]+)")
REMEDIES = {
    "em": ("italics are hard to read", "use **bold** or plain words"),
    "image": ("a drawing stands in the middle of a text", "put it on a line of its own"),
    "html_inline": ("there is HTML in the text", "write it in Markdown, or as a `code span`"),
    "hardbreak": ("a line ends in a forced break", "start a new paragraph"),
}


class Mark(NamedTuple):
    """A piece of a message: words, or the beginning or end of something (``kind`` as the Markdown library says)."""

    kind: str
    words: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Inline:
    """A rendered message: safe ``html``, the ``plain`` words, and the ids of the ``terms`` it links to."""

    html: str
    plain: str
    terms: tuple[str, ...]


@lru_cache(maxsize=1)
def _block_parser():
    parser = MarkdownIt("commonmark").disable("inline")  # each message is parsed by itself, later
    for name in BOXES:
        parser.use(container_plugin, name)
    return parser


@lru_cache(maxsize=1)
def _inline_parser():
    return MarkdownIt("commonmark")


def parse_blocks(text):
    """Return the tree of blocks in ``text``; each node has ``type``, ``map`` (lines from 0) and children."""
    return SyntaxTreeNode(_block_parser().parse(text))


@lru_cache(maxsize=CACHED_MESSAGES)
def _marks(message):
    if not MARKED.search(message):  # most messages are words alone; this saves half of a build
        return (Mark("text", message),)
    parsed = _inline_parser().parseInline(message)
    tokens = (parsed[0].children or ()) if parsed else ()
    return tuple(Mark(token.type, token.content, str(token.attrs.get("href", ""))) for token in tokens)


def render(message, locale):
    """Return the :class:`Inline` of ``message``; links lead to pages of ``locale``."""
    html = "".join(_html(mark, locale) for mark in _marks(message))
    return Inline(html, plain(message), tuple(name for kind, name in links(message) if kind == "term"))


def plain(message, spell=str):
    """Return the words of ``message`` without any marks; ``spell`` may change what stands in code spans."""
    words = "".join(
        " " if mark.kind == "softbreak" else spell(mark.words) if mark.kind == "code_inline" else mark.words
        for mark in _marks(message)
    )
    return " ".join(words.split())


@lru_cache(maxsize=CACHED_MESSAGES)
def prose(message):
    """Return the words of ``message`` with "it" for each code span, whose content is not language."""
    said = {"code_inline": "it", "softbreak": " "}
    return " ".join("".join(said.get(mark.kind, mark.words) for mark in _marks(message)).split())


def links(message):
    """Return the targets of the links in ``message`` as pairs: ("term", id), ("lesson", slug), ("", other)."""
    found = []
    for mark in _marks(message):
        if mark.kind == "link_open":
            match = TARGET.fullmatch(mark.target)
            found.append(match.groups() if match else ("", mark.target))
    return found


def code_spans(message):
    """Return the contents of the code spans in ``message``."""
    return [mark.words for mark in _marks(message) if mark.kind == "code_inline"]


def faults(message):
    """Return (what, remedy) for every mark in ``message`` that lessons do not use."""
    kinds = {mark.kind.removesuffix("_open") for mark in _marks(message) if mark.kind not in PLAIN}
    return [REMEDIES[kind] for kind in sorted(kinds) if kind in REMEDIES]


def _html(mark, locale):
    match mark.kind:
        case "strong_open":
            return "<strong>"
        case "strong_close":
            return "</strong>"
        case "code_inline":
            # codes and addresses keep their own direction inside right-to-left text
            return f'<bdi dir="ltr"><code>{escape(mark.words)}</code></bdi>'
        case "link_open":
            return _link(mark.target, locale)
        case "link_close":
            return "</a>"
        case "softbreak":
            return " "
    return escape(mark.words, quote=False)


def _link(target, locale):
    match = TARGET.fullmatch(target)
    if not match:
        return "<a>"  # an anchor without address; the checks have refused it already
    kind, name = match.groups()
    return f'<a class="term" href="#term-{name}">' if kind == "term" else f'<a href="/{locale}/lessons/{name}">'
