"""The manual at the desk: every book, and a search through all of them."""

from flask import Blueprint, render_template, request

from kiosk.catalogue import shelf
from kiosk.catalogue.manual_search import find_in_manual

READERS = ("librarians", "patrons", "operators", "authors")
MAX_QUERY = 100

bp = Blueprint("manual", __name__, url_prefix="/help")


@bp.get("/search")
def search_manual():
    """Sections that answer a question."""
    query = request.args.get("q", "")[:MAX_QUERY].strip()
    return render_template("desk/manual_search.html", query=query, found=find_in_manual(query, shelf.in_locale().books))


@bp.get("/<book>")
def show_book(book):
    """One book, to read or to print."""
    return render_template("desk/manual.html", book=shelf.in_locale().find_book(book, READERS))
