"""Level-2 headings → steps, and task lists → the choices of a question."""

import re

from kiosk.catalogue.source.blocks import inline_of, read_blocks
from kiosk.catalogue.source.parts import Choice, Step

TITLE = re.compile(r"(?P<title>.*?)\s*(?:\{#(?P<id>[^\s}]*)(?P<flags>[^}]*)\})?\s*", re.DOTALL)
TASK = re.compile(r"\[(?P<mark>[ xX])\]\s+(?P<text>.*?)\s*(?:\{(?P<belief>[^{}`]+)\})?\s*", re.DOTALL)


def read_steps(tree, place, lines):
    """Return the steps of a parsed file: one for each level-2 heading."""
    groups = []
    for node in tree.children:
        if node.type == "heading" and node.tag == "h2":
            groups.append((node, []))
        elif groups:
            groups[-1][1].append(node)
        else:
            place.note(place.line_of(node), "text stands before the first heading", "open a screen with ## first")
    return tuple(_read_step(heading, nodes, place, lines) for heading, nodes in groups)


def _read_step(heading, nodes, place, lines):
    line = place.line_of(heading)
    parts = TITLE.fullmatch(inline_of(heading))
    if not parts["id"]:
        place.note(line, "this heading has no id", "end it with one, like {#long}")
    inner = place.inside(parts["id"] or "")
    tasks = [node for node in nodes if _is_task_list(node)]
    blocks = read_blocks([node for node in nodes if node not in tasks], inner, lines)
    if len(tasks) > 1:
        place.note(place.line_of(tasks[1]), "a question has two lists of choices", "keep one list")
    choices = tuple(_read_choice(item, inner, lines) for item in tasks[0].children) if tasks else ()
    title = inner.text(parts["title"], line, "question" if tasks else "heading")
    return Step(parts["id"] or "", tuple((parts["flags"] or "").split()), title, blocks, choices)


def _is_task_list(node):
    if node.type != "bullet_list" or not node.children[0].children:
        return False
    return TASK.fullmatch(inline_of(node.children[0].children[0])) is not None


def _read_choice(item, place, lines):
    line = place.line_of(item)
    first, *rest = item.children or [None]
    parts = TASK.fullmatch(inline_of(first)) if first is not None else None
    if not parts:
        place.note(line, "a list of choices has an item without a box", "begin it with [ ] or [x]")
        return Choice(place.text("", line, "choice"), False, "", None)
    right = parts["mark"] != " "
    note = "right choice" if right else "wrong choice"
    reason = _read_reason(rest, place, f"reason for the {note}")
    return Choice(place.text(parts["text"], line, note), right, (parts["belief"] or "").strip(), reason)


def _read_reason(nodes, place, note):
    if not nodes:
        return None
    quote, *others = nodes
    line = place.line_of(quote)
    if quote.type != "blockquote" or others or [n.type for n in quote.children] != ["paragraph"]:
        place.note(line, "the reason is not one quoted paragraph", "begin each of its lines with two spaces and >")
        return None
    return place.text(inline_of(quote.children[0]), line, note)
