"""The lessons: up to date, readable and audible in every language offered."""

from kiosk import library_day
from kiosk.catalogue.compiler.fingerprint import fingerprint, fingerprint_of
from kiosk.catalogue.loading import VERSION_DIGITS
from kiosk.i18n import LOCALES, SOURCE_LOCALE, gettext, ngettext
from kiosk.sync.packs import store
from kiosk.upkeep.checks.finding import INFO, LOOK, Finding
from kiosk.upkeep.content_stamp import remembered
from kiosk.voice.recordings import find_recordings

WELL_TRANSLATED = 0.9


def missing(facts):
    """Without a catalogue there is nothing to learn."""
    if facts.catalogue is None:
        steps = (gettext("Let whoever looks after the kiosk run: %(command)s", command="kiosk content build"),)
        yield Finding("no-lessons", gettext("The lessons are missing or damaged."), LOOK, steps)


def older_than_content(facts):
    """The lessons were changed, but the kiosk still shows those of the last build."""
    if facts.catalogue is None or not _content_differs(facts):
        return
    yield Finding(
        "old-lessons",
        gettext("The lessons were changed, but the kiosk still shows the earlier ones."),
        LOOK,
        (
            gettext("Start the kiosk again: it takes up changed lessons when it starts."),
            gettext("If this stays, a lesson has a mistake. This shows it: %(command)s", command="kiosk content check"),
        ),
    )


@remembered
def _built_from(content, translations, rest):
    return fingerprint(content, translations, *rest)


def _content_differs(facts):
    now = _built_from(facts.content, facts.translations, (facts.given.locales, store.additions(facts.given)))
    return now[:VERSION_DIGITS] != fingerprint_of(facts.settings.catalogue_path)[:VERSION_DIGITS]


def past_review(facts):
    """What a lesson says may be out of date."""
    today, off = library_day.today(), facts.settings.lessons_off
    if not today.certain or facts.catalogue is None:
        return
    late = [lesson for lesson in _any_shelf(facts).lessons.values() if lesson.review_by <= today.date]
    count = len([lesson for lesson in late if lesson.slug not in off])
    if count:
        yield Finding(
            "review",
            ngettext(
                "%(num)s lesson should be read through: some of it may be out of date.",
                "%(num)s lessons should be read through: some of them may be out of date.",
                count,
            ),
            LOOK,
            (
                gettext("Open Lessons. It marks the ones to read through."),
                gettext("Switch a lesson off if something in it is wrong now."),
                gettext("Ask whoever looks after the kiosk for newer lessons."),
            ),
            "/desk/lessons",
        )


def facts_past_review(facts):
    """Dated facts stand in several lessons and have dates of their own."""
    today = library_day.today()
    if not today.certain or facts.catalogue is None:
        return
    count = sum(day <= today.date for day in _any_shelf(facts).fact_dates.values())
    if count:
        yield Finding(
            "facts",
            ngettext(
                "%(num)s dated fact in the lessons should be checked again.",
                "%(num)s dated facts in the lessons should be checked again.",
                count,
            ),
            INFO,
            (gettext("Ask whoever looks after the kiosk for newer lessons."),),
        )


def voices(facts):
    """Somebody who does not read needs a voice."""
    if not facts.settings.voice:
        return
    for code in facts.settings.locales:
        if not facts.speaks(code):
            yield Finding(
                f"voice-{code}",
                gettext("This kiosk cannot read aloud in %(language)s yet.", language=LOCALES[code].name),
                LOOK,
                (
                    gettext("Let whoever looks after the kiosk run: %(command)s", command="sudo apt install espeak-ng"),
                    gettext("Or switch reading aloud off under Settings."),
                ),
                "/desk/settings#screens",
            )


def recordings(facts):
    """A recording belongs to one exact sentence; a changed sentence is spoken by the machine again."""
    if facts.catalogue is None:
        return
    lost = [name for name in find_recordings(facts.content) if not _is_said(facts.catalogue, name)]
    if lost:
        yield Finding(
            "recordings",
            ngettext(
                "%(num)s recording is not used any more: its sentence has changed.",
                "%(num)s recordings are not used any more: their sentences have changed.",
                len(lost),
            ),
            INFO,
            (gettext("Record the new sentences, or delete the old recordings."),),
        )


def _is_said(catalogue, name):
    return catalogue.find_spoken(name.partition("-")[0]) is not None


def translations(facts):
    """A lesson that is half in another language is hard to follow."""
    if facts.catalogue is None:
        return
    for code in facts.settings.locales:
        shelf = facts.catalogue.shelves.get(code)
        if code == SOURCE_LOCALE or shelf is None:
            continue
        count = sum(lesson.coverage < WELL_TRANSLATED for lesson in shelf.lessons.values())
        if count:
            yield _translation_finding(code, count)


def _translation_finding(code, count):
    return Finding(
        f"translation-{code}",
        ngettext(
            "%(num)s lesson is still partly in English for people who chose %(language)s.",
            "%(num)s lessons are still partly in English for people who chose %(language)s.",
            count,
            language=LOCALES[code].name,
        ),
        INFO,
        (gettext("You can switch such lessons off under Lessons until they are translated."),),
        "/desk/lessons",
    )


def _any_shelf(facts):
    return next(iter(facts.catalogue.shelves.values()))
