"""Links lead to something that is here: a term, a lesson, a drawing. Nothing leads to the web."""

import difflib

from kiosk.catalogue import markup
from kiosk.catalogue.source.walks import lessons_of, texts_of

NEAR = 0.85  # so alike that it is a slip of the pen rather than a lesson still to come


def lead_to_something_here(library):
    """A link in a text names a glossary term or a lesson that exists."""
    known = {"term": library.terms, "lesson": library.lessons}
    for text in texts_of(library):
        for kind, name in markup.links(text.value):
            if kind not in known:
                yield text.problem(
                    f"the link to {name} leaves the kiosk", "link to term:id or lesson:id, or leave it out"
                )
            elif name not in known[kind]:
                yield text.problem(f"there is no {kind} {name}", _nearest(name, known[kind]))


def of_needs_are_spelt_right(library):
    """``needs`` and paths may name lessons still to come, but not misspell one that is here."""
    named = [(need, lesson.front.title) for lesson in lessons_of(library) for need in lesson.front.needs]
    named += [(slug, path.title) for path in library.paths for slug in path.lessons]
    named += [(step.flag("lesson"), step.title) for step in library.placement]
    for slug, text in named:
        near = difflib.get_close_matches(slug, library.lessons, n=1, cutoff=NEAR)
        if slug not in library.lessons and near:
            yield text.problem(f"there is no lesson {slug}", f"did you mean {near[0]}?")


def of_terms_lead_nowhere_else(library):
    """An explanation explains by itself, without links to other terms."""
    for term in library.terms.values():
        if markup.links(term.explanation.value):
            yield term.explanation.problem("the explanation has a link", "say it in plain words")


def _nearest(name, known):
    near = difflib.get_close_matches(name, known, n=1, cutoff=0)
    return f"did you mean {near[0]}?" if near else "add it first"
