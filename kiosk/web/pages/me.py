"""My page: progress, what this machine knows about me, certificate, delete everything."""

from flask import Blueprint, current_app, g, render_template

from kiosk import library_day
from kiosk.catalogue import shelf
from kiosk.errors import Rejected
from kiosk.i18n import N_, gettext, ngettext
from kiosk.learning import progress
from kiosk.people import learners
from kiosk.reporting.practice_deeds import DONE
from kiosk.web import guards, visiting
from kiosk.web.pages.courses import Row
from kiosk.web.rendered import page_of

MAX_NAME = 60

bp = Blueprint("me", __name__, url_prefix="/me")
bp.before_request(guards.visitor)


@bp.get("")
def show_me():
    """Everything about the visitor, on one page."""
    mine = visiting.own_progress()
    rows = [Row(lesson, mine.state(lesson), mine.steps_done(lesson)) for lesson in shelf.in_locale().lessons.values()]
    known, kept = what_we_know(mine), bool(g.visit and g.visit.kept)
    practices = _practices_of(mine)
    return page_of(
        "me.html",
        (tuple(row.state for row in rows), tuple(one.id for one in practices), tuple(known), kept),
        rows=[row for row in rows if row.state != "new"],
        practices=practices,
        known=known,
        kept=kept,
        expires=current_app.kiosk.settings.learner_months,
        certificates=[row.lesson for row in rows if row.state == "done"],
    )


def what_we_know(mine):
    """Return, as sentences, everything this machine holds about the visitor. There is nothing else."""
    known = [*_about_progress(mine), *_about_display(), *_about_this_visit()]
    if g.visit and g.visit.kept:
        known.append(gettext("We know a scrambled form of your return code. We cannot read the code back from it."))
        known.append(gettext("We know how long ago you last used your code, so that we can delete it in time."))
        known.append(gettext("We know how often your card was counted, so that we do not count it too often."))
    else:
        known.append(gettext("We do not know who you are. All of this is deleted when you press Finish."))
    return known


def _practices_of(mine):
    return [one for one in shelf.in_locale().activities.values() if DONE in mine.done.get(one.id, ())]


def _about_progress(mine):
    finished = sum(len(ids) for ids in mine.done.values())
    tried = sum(len(ids) for ids in mine.touched.values()) - finished
    practices = len(_practices_of(mine))
    sentences = list(_about_finished(finished - practices, practices))
    if tried:
        sentences.append(
            ngettext(
                "You tried %(num)s question that is still open.",
                "You tried %(num)s questions that are still open.",
                tried,
            )
        )
    if finished > practices or tried:
        sentences.append(
            gettext(
                "For each question we know how often you tried and which mistake came first, "
                "so that we can ask it again later."
            )
        )
    return sentences


def _about_finished(steps, practices):
    if steps or not practices:
        yield ngettext("You finished %(num)s step of a lesson.", "You finished %(num)s steps of lessons.", steps)
    if practices:
        yield ngettext("You finished %(num)s practice.", "You finished %(num)s practices.", practices)


def _about_display():
    if g.visit and (g.visit.size, g.visit.theme) != ("a", "auto"):
        return [gettext("For this visit we remember your text size and colours.")]
    return []


def _about_this_visit():
    if g.visit and g.visit.placement:
        yield gettext("For this visit we remember your answers to “Where do I start?”.")
    if g.visit and g.visit.plays:
        yield gettext("For this visit we remember what you pressed in practices. It is never written down.")
    if g.visit and g.visit.code:
        yield gettext("Until you finish we remember your return code, so that you can print it.")


@bp.get("/certificate/<slug>")
def show_certificate(slug):
    """A certificate to print, with a line for writing the name by hand."""
    return _certificate(slug, "")


@bp.post("/certificate/<slug>")
def show_certificate_with_name(slug):
    """The same with a name typed for this print only: it is shown, and kept nowhere."""
    return _certificate(slug, " ".join(visiting.field("name", MAX_NAME).split()))


def _certificate(slug, name):
    lesson = shelf.in_locale().find_lesson(slug)
    if visiting.own_progress().state(lesson) != "done":
        raise Rejected(N_("The certificate waits until each question of the lesson was answered right once."))
    today = library_day.today()
    return render_template("certificate.html", lesson=lesson, name=name, day=today.date if today.certain else None)


@bp.get("/delete")
def ask_to_delete():
    """Say what will be lost, and ask once."""
    mine: progress.Progress = visiting.own_progress()
    return render_template("delete.html", known=_about_progress(mine), kept=bool(g.visit and g.visit.kept))


@bp.post("/delete")
def delete():
    """Delete the learner and everything that hangs on it, now."""
    if g.visit is not None and g.visit.learner_id is not None:
        learners.forget(g.visit.learner_id)
    visiting.end()
    return visiting.see(f"/{g.locale}/finish/thanks")
