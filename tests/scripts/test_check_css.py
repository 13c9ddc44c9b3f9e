"""The check of style sheets."""

import runpy
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
check_folder = runpy.run_path(str(SCRIPTS / "check_css.py"))["check_folder"]


def problems(folder, css, name="page.css"):
    (folder / "tokens.css").write_text(":root { --ink: #1c2430 }")
    (folder / name).write_text(css)
    return check_folder(folder)


@pytest.mark.parametrize(
    ("css", "said"),
    [
        ("a { color: #fff }", "“#fff” names a colour"),
        ("a { color: rgb(0 0 0) }", "names a colour"),
        ("a { margin-left: 1rem }", "names a side"),
        ("a { padding-right: 1rem }", "names a side"),
        ("a { border-top-left-radius: 1rem }", "names a side"),
        ("a { inset-block: 0; left: 0 }", "names a side"),
        ("a { text-align: right }", "names a side"),
        ("a { float:left }", "names a side"),
        ("a { color: var(--inc) }", "--inc is not defined"),
        ("a { color: var(--ink) ", "“{” is never closed"),
        ("a { color: var(--ink) }}", "“}” closes nothing"),
        ("a { width: calc(1px + (2px }", "“}” closes nothing"),
        ("@import 'other.css';", "asks for another file"),
        ("a { background: url(https://example.test/a.png) }", "asks for another file"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, css, said):
    (problem, *_) = problems(tmp_path, f"/* one */\n{css}")
    assert problem.startswith(f"{tmp_path / 'page.css'}:2: ")
    assert said in problem


@pytest.mark.parametrize(
    "css",
    [
        "a { margin-inline-start: 1rem; text-align: start; inset-inline-end: 0 }",
        "/* left: 0; } */ a { color: var(--ink) }",
        'a::after { content: "}"; color: var(--ink) }',
        "#add { color: var(--ink) }",
        "a { --own: 1rem; margin: var(--own) }",
        'a { background: url("fonts/a.woff2") }',
    ],
)
def test_what_is_right_is_left_alone(tmp_path, css):
    assert problems(tmp_path, css) == []


def test_colours_belong_into_the_tokens_file(tmp_path):
    assert problems(tmp_path, ":root { --ink: #000 }", name="tokens.css") == []


def test_our_own_style_sheets_have_nothing_to_correct():
    assert check_folder(SCRIPTS.parent / "kiosk" / "web" / "static") == []
