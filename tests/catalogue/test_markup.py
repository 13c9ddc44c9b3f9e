"""A message becomes safe HTML, whatever is in it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue import markup

OURS = re.compile(
    r'<(?:/?strong|/?bdi|/?code|/a|a|bdi dir="ltr"|a class="term" href="#term-[a-z0-9-]+"'
    r'|a href="/en/lessons/[a-z0-9-]+")>'
)
MARKS = st.sampled_from(
    ["<", ">", "&", '"', "**", "`", "[", "](", ")", "term:a", "javascript:x", "<script>", "![", "\\", "\n"]
)


@given(st.lists(MARKS | st.text(max_size=5)).map("".join))
def test_no_tag_but_ours_comes_out(message):
    html = markup.render(message, "en").html
    assert "<" not in OURS.sub("", html)


@pytest.mark.parametrize(
    ("message", "html", "plain"),
    [
        ("**Stop** & `a<b`", '<strong>Stop</strong> &amp; <bdi dir="ltr"><code>a&lt;b</code></bdi>', "Stop & a<b"),
        ("A [word](term:word)", 'A <a class="term" href="#term-word">word</a>', "A word"),
        ("[x](https://x.example)", "<a>x</a>", "x"),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;", "<b>x</b>"),
        ("two\nlines", "two lines", "two lines"),
    ],
)
def test_the_few_marks_we_have(message, html, plain):
    made = markup.render(message, "en")
    assert (made.html, made.plain) == (html, plain)
