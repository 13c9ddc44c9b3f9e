"""Our own drawings: a small safe part of SVG, coloured by classes so that dark, contrast and print work.

A drawing is stored as its shapes; ``svg`` wraps them with the words for people
who do not see it. Anything outside the list below is refused, so that a
drawing can carry no script, no address and no text.
"""

import re
from html import escape
from xml.parsers import expat

MAX_BYTES = 4096
VIEW_BOX = "0 0 320 240"
SHAPES = {"g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
PLACES = {"x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2"}
ATTRIBUTES = {"class", "d", "points", "transform"} | PLACES
CLASSES = {"tint", "main", "ink", "paper", "sunken", "line", "line-main", "outline"}
ROOT = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": VIEW_BOX}


def svg(shapes, words):
    """Return the markup of a drawing. Without ``words`` it is decoration and hidden from screen readers."""
    if not shapes:
        return ""
    role = f'role="img" aria-label="{escape(words)}"' if words else 'aria-hidden="true"'
    return f'<svg class="drawing" viewBox="{VIEW_BOX}" {role}>{shapes}</svg>'


def decoration(file):
    """Return the markup of the drawing ``file`` as decoration, or "" if there is no such file."""
    return svg(read_drawing(file)[0], "") if file.is_file() else ""


def read_drawing(file):
    """Return (shapes, faults) of an SVG file; each fault is (line, what, remedy)."""
    reader = _Reader()
    data = file.read_bytes()
    reader.read(data)
    if len(data) > MAX_BYTES:
        reader.faults.append((1, f"the drawing has {len(data)} bytes, more than {MAX_BYTES}", "use fewer shapes"))
    return "".join(reader.shapes), reader.faults


class _Reader:
    """Follows the tags of one file and keeps what is allowed."""

    def __init__(self):
        self.shapes = []
        self.faults = []
        self._depth = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = lambda *_: self._fault("a DOCTYPE", "leave it out")

    def read(self, data):
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            self.faults.append((error.lineno, f"this is not SVG: {expat.ErrorString(error.code)}", "draw it again"))

    def _fault(self, what, remedy):
        self.faults.append((self._parser.CurrentLineNumber, f"the drawing has {what}", remedy))

    def _start(self, tag, attributes):
        self._depth += 1
        if self._depth == 1:
            self._check_root(tag, attributes)
        elif tag not in SHAPES:
            self._fault(f"the element {tag}", "use only " + " ".join(sorted(SHAPES)))
        else:
            kept = [f' {name}="{escape(value)}"' for name, value in attributes.items() if self._is_fine(name, value)]
            self.shapes.append(f"<{tag}{''.join(kept)}>")

    def _end(self, tag):
        self._depth -= 1
        if self._depth and tag in SHAPES:
            last = self.shapes[-1]
            if last.startswith(f"<{tag}") and not last.endswith("/>"):
                self.shapes[-1] = last[:-1] + "/>"
            else:
                self.shapes.append(f"</{tag}>")

    def _text(self, text):
        if text.strip():
            self._fault("text in it", "say it in the lesson; pictures carry no words")

    def _check_root(self, tag, attributes):
        if tag != "svg" or attributes != ROOT:
            wanted = " ".join(f'{name}="{value}"' for name, value in ROOT.items())
            self._fault("another frame than the others", f"begin with <svg {wanted}> and nothing more")

    def _is_fine(self, name, value):
        if name not in ATTRIBUTES:
            self._fault(f"the attribute {name}", "use only " + " ".join(sorted(ATTRIBUTES)))
        elif name == "class" and not set(value.split()) <= CLASSES:
            self._fault(f"the class {value}", "use only " + " ".join(sorted(CLASSES)))
        elif name != "class" and re.search(r"\.\d", value):
            self._fault(f"{name} with a fraction", "round it to a whole number")
            return True
        else:
            return True
        return False
