"""Facts about the library, at any time after the first run."""

from flask import Blueprint, current_app, make_response, render_template, request

from kiosk import branch_facts, i18n
from kiosk.errors import Rejected
from kiosk.i18n import gettext
from kiosk.web import visiting

MAX_NAME = 80

bp = Blueprint("branch", __name__, url_prefix="/branch")


@bp.get("")
def show_branch():
    """The facts as they are now."""
    return _page()


@bp.post("")
def save_branch():
    """Keep what was written. What does not fit is said, and nothing that was typed is lost."""
    try:
        current_app.kiosk.prefer(branch=read_facts())
    except Rejected as error:
        return make_response(_page(i18n.explain(error)), 422)
    return visiting.see("/desk/branch?saved=yes")


def fields():
    """Return what the fields of a form about the library show: facts known so far, and what to choose from."""
    wish = current_app.kiosk.settings
    return {
        "library": wish.library_name,
        "facts": wish.branch,
        "types": {value: gettext(name) for value, name in branch_facts.TYPES.items()},
        "countries": branch_facts.countries(),
        "max_name": MAX_NAME,
        "max_fact": branch_facts.MAX_SIGNS,
    }


def read_facts():
    """Return the facts that were written, together with those that another page keeps among them. Raises Rejected."""
    typed = branch_facts.read({name: visiting.field(name, 500) for name in branch_facts.NAMES})
    kept = current_app.kiosk.settings.branch.items()
    return {**{name: text for name, text in kept if name not in branch_facts.NAMES}, **typed}


def _page(error=None):
    saved = request.args.get("saved") == "yes"
    return render_template("desk/branch.html", saved=saved, error=error, typed=request.form, **fields())
