"""A whole course on paper: for libraries without enough terminals, and for people without a screen.

One HTML file that holds its own letters and drawings, so that it can be
carried on a stick and printed anywhere.
"""

import base64
import re
from pathlib import Path

import jinja2

from kiosk import i18n
from kiosk.static_files import StaticFiles

HERE = Path(__file__).parent
FONTS = {"ar": ("atkinson-latin.woff2", "noto-arabic.woff2")}
LATIN_FONTS = ("atkinson-latin.woff2", "atkinson-latin-ext.woff2")


def write_workbook(shelf, course, library_name=""):
    """Return the workbook of ``course`` on ``shelf`` as the text of an HTML file that needs nothing else."""
    with i18n.using(shelf.locale):
        return (
            _environment()
            .get_template("workbook.html")
            .render(
                course=course,
                terms=terms_of(course),
                library_name=library_name,
                locale=i18n.locale(),
                number=i18n.number,
                styles=_styles(shelf.locale),
            )
        )


def terms_of(course):
    """Return the glossary terms that the lessons of ``course`` explain, in the order of the alphabet."""
    terms = {term.id: term for lesson in course.lessons for step in lesson.steps for term in step.words}
    return sorted(terms.values(), key=lambda term: term.title.casefold())


def _environment():
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(i18n.find_message, i18n.find_plural, newstyle=True)
    return environment


def _styles(locale):
    """Return the style sheets of the kiosk with the letters of this language inside, and no other."""
    files = StaticFiles(HERE / "static")
    css = "".join(files.find(files.address(name)).body.decode("utf-8") for name in ("kiosk.css", "workbook.css"))
    wanted = FONTS.get(locale, LATIN_FONTS)
    return re.sub(r'url\("([^"]*/fonts/([^"]+))"\)', lambda found: _font(files, found[1], found[2] in wanted), css)


def _font(files, address, is_wanted):
    data = base64.b64encode(files.find(address).body).decode("ascii") if is_wanted else ""
    return f'url("data:font/woff2;base64,{data}")'
