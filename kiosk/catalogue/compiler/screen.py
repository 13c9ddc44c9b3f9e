"""The HTML of one screen in one language.

Every block that can be read aloud carries ``data-say``. A run of blocks without
translation carries its own language and one small label in front.
"""

from kiosk.catalogue.compiler.tongue import foreign
from kiosk.catalogue.source.parts import Box, Heading, Listing, Paragraph, Picture


class Screen:
    """Writes blocks one after the other and remembers what was said and which terms were linked."""

    def __init__(self, tongue):
        self.says = []
        self.terms = []
        self._tongue = tongue
        self._in_foreign_run = False

    def blocks(self, blocks):
        """Return the HTML of ``blocks`` without the drawing, which stands beside the text."""
        return "".join(self._block(block) for block in blocks)

    def element(self, tag, text):
        """Return ``text`` in an element that can be read aloud."""
        note, said, attributes = self._say(text)
        return f'{note}<{tag}{attributes} data-say="{said.say}">{said.inline.html}</{tag}>'

    def item(self, text):
        """Return ``text`` as a list item; the label may not stand between two items."""
        note, said, attributes = self._say(text)
        if not attributes:
            return f'<li data-say="{said.say}">{said.inline.html}</li>'
        return f'<li>{note}<span{attributes} data-say="{said.say}">{said.inline.html}</span></li>'

    def inline(self, text):
        """Return (html, Said) of ``text`` for an element that the template makes."""
        note, said, attributes = self._say(text)
        html = f"{note}<span{attributes}>{said.inline.html}</span>" if attributes else said.inline.html
        return html, said

    def _say(self, text):
        said = self._tongue.say(text)
        self.says.append(said.say)
        self.terms += [term for term in said.inline.terms if term not in self.terms]
        is_foreign = said.lang != self._tongue.locale
        note = self._tongue.note() if is_foreign and not self._in_foreign_run else ""
        self._in_foreign_run = is_foreign
        return note, said, foreign(said.lang) if is_foreign else ""

    def _block(self, block):
        match block:
            case Paragraph(text):
                return self.element("p", text)
            case Heading(text):
                return self.element("h2", text)
            case Listing(ordered, items):
                tag = "ol" if ordered else "ul"
                return f"<{tag}>{''.join(self.item(item) for item in items)}</{tag}>"
            case Box("closed", blocks=(Paragraph(button), *inside)):
                return self._closed(button, inside)
            case Box(kind, activity, blocks):
                simulator = f' data-activity="{activity}"' if activity else ""
                return f'<div class="box {kind}"{simulator}>{self.blocks(blocks)}</div>'
        return ""

    def _closed(self, button, inside):
        """Return a part that is read only by those who open it; the label of a foreign run stays inside the button."""
        html, said = self.inline(button)
        summary = f'<summary data-say="{said.say}">{html}</summary>'
        return f'<details class="box closed">{summary}{self.blocks(inside)}</details>'


def picture_of(blocks):
    """Return the first picture among ``blocks`` and the boxes they hold, or None."""
    for block in blocks:
        if isinstance(block, Picture):
            return block
        if isinstance(block, Box) and (inner := picture_of(block.blocks)):
            return inner
    return None


def activity_of(blocks):
    """Return the id of the simulator that ``blocks`` lead to, or ""."""
    return next((block.activity for block in blocks if isinstance(block, Box) and block.activity), "")
