"""Markdown blocks → paragraphs, lists, pictures and boxes."""

import re

from kiosk.catalogue.markup import BOXES
from kiosk.catalogue.source.parts import Box, Heading, Listing, Paragraph, Picture

PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^()\s]*)\)")
BOX_START = re.compile(r"container_(\w+)")
ALLOWED = "use paragraphs, lists, drawings and the boxes " + ", ".join(BOXES)


def read_blocks(nodes, place, lines):
    """Return the blocks of ``nodes``. ``lines`` are the lines of the Markdown they come from."""
    read = (_read_block(node, place, lines) for node in nodes)
    return tuple(block for block in read if block is not None)


def inline_of(node):
    """Return the Markdown inside a paragraph or heading node."""
    return next((child.content for child in node.children if child.type == "inline"), "")


def _read_block(node, place, lines):
    line = place.line_of(node)
    match node.type:
        case "paragraph":
            return _paragraph(node, place, line)
        case "bullet_list" | "ordered_list":
            return _listing(node, place)
        case "heading" if node.tag == "h3" and place.context.endswith("/take-home"):
            return Heading(place.text(inline_of(node), line, "heading of the take-home card"))
        case "heading":
            place.note(line, f"a level-{node.tag[1]} heading does not belong here", "use ## to open a screen")
            return None
    box = BOX_START.fullmatch(node.type)
    if box:
        return _box(box[1], node, place, lines)
    place.note(line, f"lessons have no {node.type.replace('_', ' ')}", ALLOWED)
    return None


def _paragraph(node, place, line):
    content = inline_of(node)
    picture = PICTURE.fullmatch(content.strip())
    if picture:
        return Picture(picture["file"], place.text(picture["alt"], line, "picture, in words"))
    for number, words in enumerate(content.splitlines(), line):
        if words.strip().startswith(":::"):
            _note_unknown_box(words.strip(": "), place, number)
    return Paragraph(place.text(content, line, "text"))


def _note_unknown_box(name, place, line):
    if name:
        place.note(line, f"there is no box {name}", ALLOWED)
    else:
        place.note(line, "::: closes a box that is not open", "leave it out")


def _listing(node, place):
    items = []
    for item in node.children:
        line = place.line_of(item)
        if [child.type for child in item.children] != ["paragraph"]:
            place.note(line, "a list item holds more than one text", "write one short text in each item")
        elif inline_of(item.children[0]):
            items.append(place.text(inline_of(item.children[0]), line, "list item"))
    return Listing(node.type == "ordered_list", tuple(items))


def _box(kind, node, place, lines):
    line = place.line_of(node)
    name, _, rest = (node.info or "").strip().partition(" ")
    if rest and name != "activity":
        place.note(line, f"the box {name} is followed by {rest!r}", "write the name alone")
    if not _is_closed(node, lines):
        place.note(line, f"the box {kind} is not closed", "end it with ::: on a line of its own")
    inner = place.at(f"{place.context.split('/')[0]}/take-home") if kind == "takehome" else place
    return Box(kind, rest.strip(), read_blocks(node.children, inner, lines), line)


def _is_closed(node, lines):
    """The parser lets an unclosed box run to the end, where no ``:::`` stands."""
    end = node.map[1]
    return any(lines[i].strip() == ":::" for i in (end - 1, end) if i < len(lines))
