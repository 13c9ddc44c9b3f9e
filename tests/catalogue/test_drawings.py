"""Drawings carry shapes and nothing else."""

import pytest

from kiosk.catalogue import drawings

FRAME = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240">{}</svg>'


@pytest.fixture
def drawn(tmp_path):
    """Return (shapes, what is wrong) of the given SVG text."""

    def read(text):
        file = tmp_path / "drawing.svg"
        file.write_text(text, encoding="utf-8")
        shapes, faults = drawings.read_drawing(file)
        return shapes, [what for _, what, _ in faults]

    return read


def test_shapes_are_kept_in_their_groups(drawn):
    inside = '<g class="tint"><path d="M0 0h9"/><g><circle r="3"/></g></g>'
    assert drawn(FRAME.format(inside)) == (inside, [])


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>go()</script>", "the drawing has the element script"),
        ('<image href="https://x.example/a.png"/>', "the drawing has the element image"),
        ('<a href="javascript:go()"><path d="M0 0"/></a>', "the drawing has the element a"),
        ('<path onload="go()" d="M0 0"/>', "the drawing has the attribute onload"),
        ('<path style="fill:red" d="M0 0"/>', "the drawing has the attribute style"),
        ('<path class="red" d="M0 0"/>', "the drawing has the class red"),
        ('<circle r="1.5"/>', "the drawing has r with a fraction"),
        ("<g>Hello</g>", "the drawing has text in it"),
        ("<path", "this is not SVG: not well-formed (invalid token)"),
    ],
)
def test_anything_else_is_refused_and_left_out(drawn, inside, what):
    shapes, faults = drawn(FRAME.format(inside))
    assert what in faults
    assert not any(word in shapes for word in ("go()", "href", "red", "Hello", "script"))


def test_the_frame_is_the_same_for_all(drawn):
    assert drawn('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')[1] == [
        "the drawing has another frame than the others"
    ]


def test_a_document_type_is_refused(drawn):
    assert "the drawing has a DOCTYPE" in drawn('<!DOCTYPE svg [<!ENTITY a "b">]>' + FRAME.format(""))[1]


def test_a_drawing_is_small(drawn):
    faults = drawn(FRAME.format('<path d="M0 0h9"/>' * 300))[1]
    assert faults == ["the drawing has 5468 bytes, more than 4096"]


def test_a_drawing_has_words_or_is_hidden():
    assert drawings.svg("<g/>", 'A "cup"') == (
        '<svg class="drawing" viewBox="0 0 320 240" role="img" aria-label="A &quot;cup&quot;"><g/></svg>'
    )
    assert 'aria-hidden="true"' in drawings.svg("<g/>", "")
    assert drawings.svg("", "A cup") == ""
