"""Every finding appears when something is wrong, and goes when it is mended."""

from collections import namedtuple
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from kiosk import i18n, library_day, storage
from kiosk.catalogue import shelf
from kiosk.catalogue.compiler.fingerprint import fingerprint
from kiosk.errors import Unavailable
from kiosk.people import librarians
from kiosk.people.limits import ALARM_FAILURES, TryLimit
from kiosk.storage import deed
from kiosk.upkeep import backups, checks, notices, second_place
from kiosk.upkeep.checks import LOOK, Facts, machine
from kiosk.upkeep.models import Notice
from kiosk.web import facts as facts_of_kiosk

Usage = namedtuple("Usage", "total used free")
MIB = 2**20


@pytest.fixture
def facts(chosen, catalogues, hashed_pin, monday, monkeypatch):
    """A kiosk on which all is well."""
    librarians._insert("Robin", hashed_pin, "en")
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda folder: Usage(32000 * MIB, 2000 * MIB, 30000 * MIB))
    monkeypatch.setattr(checks.lessons, "fingerprint_of", lambda catalogue: "same")
    monkeypatch.setattr(checks.lessons, "_built_from", lambda *_: "same")
    return Facts(settings=chosen, given=chosen, catalogue=catalogues.complete, speaks=lambda locale: True)


def ids(facts):
    return [finding.id for finding in checks.look(facts)]


def wish(facts, **changed):
    return replace(facts, settings=replace(facts.settings, **changed))


def test_a_kiosk_on_which_all_is_well_has_nothing_to_look_at(facts):
    assert checks.look(facts) == ()
    assert checks.is_well(checks.look(facts))


def test_the_shipped_lessons_and_a_fresh_build_are_well_too(facts, shipped, monkeypatch):
    monkeypatch.undo()
    assert "old-lessons" not in ids(wish(facts, data=shipped))


def test_clock(facts, state):
    library_day.start(last_sync=lambda: 0, has_hardware_clock=lambda: False, uptime=lambda: 1.0, boot=lambda: "other")
    (finding,) = checks.look(facts)
    assert (finding.id, finding.severity, finding.address) == ("clock", LOOK, "/desk/clock")
    library_day.confirm(date(2026, 11, 24))
    assert ids(facts) == []


def test_no_backup_after_an_hour_and_an_old_one(facts, run_for):
    run_for(2)
    assert ids(facts) == ["backup"]
    backups.make(facts.settings)
    assert ids(facts) == []
    run_for(24 * 4)
    assert ids(facts) == ["backup"]
    backups.make(facts.settings)
    assert ids(facts) == []


def test_a_backup_that_failed(facts):
    failed = replace(facts, backup_failure=Unavailable("The backup was not made: %(why)s.", why="disk full"))
    (finding,) = checks.look(failed)
    assert finding.sentence == "The backup was not made: disk full."
    assert not checks.is_well([finding])


def test_a_stick_that_is_missing(facts, drawer):
    wanted = wish(facts, second_backup=True)
    assert ids(wanted) == ["second-place"]
    drawer.plug_in("HOLIDAY")
    (finding,) = checks.look(wanted)
    assert finding.sentence == "The stick that is plugged in is not used for backups yet."
    drawer.pull_out("HOLIDAY")
    (drawer.plug_in("HARBOUR") / second_place.FOLDER).mkdir()
    assert ids(wanted) == []
    drawer.pull_out("HARBOUR")
    assert ids(wanted) == ["second-place"]
    assert ids(facts) == []


def test_a_stick_that_is_full(facts, drawer):
    (drawer.plug_in("HARBOUR") / second_place.FOLDER).mkdir()
    failed = replace(wish(facts, second_backup=True), second_failure=Unavailable(second_place.FULL))
    (finding,) = checks.look(failed)
    assert "not enough room on the stick" in finding.sentence


@pytest.mark.parametrize(("free", "total", "found"), [(299, 3000, True), (1000, 32000, True), (2000, 32000, False)])
def test_a_disk_that_fills_up(facts, monkeypatch, free, total, found):
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda folder: Usage(total * MIB, 0, free * MIB))
    assert (ids(facts) == ["disk"]) is found


def test_a_full_disk_says_what_can_be_deleted(facts, monkeypatch):
    voice = facts.settings.data / "voice"
    voice.mkdir()
    (voice / "0123456789abcdef.ogg").write_bytes(bytes(3 * MIB))
    (facts.settings.data / "state.sqlite.damaged-1").write_bytes(bytes(2 * MIB))
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda folder: Usage(32000 * MIB, 0, 100 * MIB))
    (finding,) = checks.look(facts)
    assert "100 MiB are free, 0 %" in finding.sentence
    assert len(finding.steps) == 3
    assert "spoken sentences: 3 MiB" in finding.steps[0]
    assert "set aside: 2 MiB" in finding.steps[1]


def test_memory_that_is_used_up(facts, tmp_path, monkeypatch):
    meminfo = tmp_path / "meminfo"
    monkeypatch.setattr(machine, "MEMORY", meminfo)
    assert ids(facts) == []  # a system that does not say
    meminfo.write_text("MemTotal:  948000 kB\nMemAvailable:  40960 kB\n")
    (finding,) = checks.look(facts)
    assert "40 MiB are free" in finding.sentence
    meminfo.write_text("MemTotal:  948000 kB\nMemAvailable:  409600 kB\n")
    assert ids(facts) == []


def test_a_voice_that_is_missing(facts):
    silent = replace(facts, speaks=lambda locale: locale != "ar")
    (finding,) = checks.look(silent)
    assert finding.id == "voice-ar"
    assert "العربية" in finding.sentence
    assert ids(wish(silent, locales=("en", "es"))) == []
    assert ids(wish(silent, voice=False)) == []


def test_a_recording_of_a_sentence_that_has_changed(facts, tmp_path):
    folder = tmp_path / "content" / "security" / "audio" / "en"
    folder.mkdir(parents=True)
    recorded = replace(facts, content=tmp_path / "content")
    known = shelf.in_locale("en").find_lesson("strong-passwords").steps[0].says[0]
    (folder / f"{known}-slow.ogg").write_bytes(b"sound")
    assert ids(recorded) == []
    (folder / "0123456789abcdef.ogg").write_bytes(b"sound")
    assert ids(recorded) == ["recordings"]


def test_nothing_is_shared_yet(facts):
    assert "reports" not in " ".join(ids(facts))


def test_lessons_to_read_through(facts):
    library_day.confirm(date(2036, 1, 1))
    found = {finding.id: finding for finding in checks.look(facts)}
    assert found.keys() == {"review", "facts"}
    assert found["review"].severity == LOOK
    assert found["review"].address == "/desk/lessons"
    off = tuple(shelf.in_locale("en").lessons)
    assert ids(wish(facts, lessons_off=off)) == ["facts"]
    library_day.confirm(date(2026, 11, 23))
    assert ids(facts) == []


def test_without_a_certain_day_no_lesson_is_called_late(facts):
    library_day.confirm(date(2036, 1, 1))
    library_day.start(last_sync=lambda: 0, has_hardware_clock=lambda: False, uptime=lambda: 1.0, boot=lambda: "other")
    assert ids(facts) == ["clock"]


def test_translations_that_are_not_complete(facts):
    spanish = facts.catalogue.shelves["es"]
    lessons = dict(spanish.lessons)
    lessons["strong-passwords"] = replace(lessons["strong-passwords"], coverage=0.89)
    shelves = {**facts.catalogue.shelves, "es": replace(spanish, lessons=MappingProxyType(lessons))}
    partly = replace(facts, catalogue=replace(facts.catalogue, shelves=shelves))
    (finding,) = checks.look(partly)
    assert finding.id == "translation-es"
    assert finding.sentence == "1 lesson is still partly in English for people who chose Español."
    assert ids(wish(partly, locales=("en", "ar"))) == []


def test_lessons_that_were_changed_since_the_last_build(facts, monkeypatch, tmp_path):
    monkeypatch.undo()
    content, translations = tmp_path / "content", tmp_path / "translations"
    for folder in (content, translations):
        folder.mkdir()
    (content / "lesson.md").write_text("one")
    here = replace(facts, content=content, translations=translations)
    built = fingerprint(content, translations, facts.given.locales)
    monkeypatch.setattr(checks.lessons, "fingerprint_of", lambda catalogue: built)
    assert "old-lessons" not in ids(here)
    (content / "lesson.md").write_text("changed")
    assert "old-lessons" in ids(here)
    (content / "lesson.md").unlink()
    assert "old-lessons" in ids(here)


def test_lessons_that_are_missing(facts):
    assert ids(replace(facts, catalogue=None)) == ["no-lessons"]


def test_a_state_file_that_does_not_answer(facts, state):
    storage.close_state()
    storage.state_db.init(str(state.parent))  # a folder
    assert ids(facts)[0] == "state-file"
    storage.open_state(state)
    assert "state-file" not in ids(facts)


def test_a_notice_that_nobody_has_read(facts):
    notices.add("The progress file was missing. The newest backup took over.")
    (finding,) = checks.look(facts)
    assert finding.id.startswith("notice-")
    notices.mark_as_read(notices.unread()[0].id)
    assert ids(facts) == []


def test_a_desk_that_opens_everywhere_and_a_network_without_encryption_are_good_to_know(facts):
    open_to_all = wish(facts, host="0.0.0.0")
    assert ids(open_to_all) == ["desk-open", "no-proxy"]
    assert checks.is_well(checks.look(open_to_all))
    assert ids(wish(open_to_all, desk_addresses=("10.0.0.7",))) == ["no-proxy"]
    assert ids(wish(open_to_all, behind_proxy=True)) == ["desk-open"]
    assert ids(wish(facts, host="::1")) == []
    assert ids(wish(facts, host="localhost")) == []


def test_many_wrong_codes(facts):
    assert ids(replace(facts, wrong_codes=ALARM_FAILURES - 1)) == []
    (finding,) = checks.look(replace(facts, wrong_codes=ALARM_FAILURES))
    assert finding.id == "wrong-codes"


def test_many_wrong_pins(facts):
    assert ids(replace(facts, wrong_pins=9)) == []
    assert ids(replace(facts, wrong_pins=10)) == ["wrong-pins"]


def test_a_desk_that_nobody_has_set_up(facts):
    @deed
    def remove_all():
        librarians.Librarian.delete().execute()

    remove_all()
    (finding,) = checks.look(facts)
    assert (finding.id, finding.address) == ("no-librarian", "/desk/start")


def test_what_needs_a_look_comes_before_what_is_good_to_know(facts):
    found = checks.look(replace(wish(facts, host="0.0.0.0"), wrong_pins=10))
    assert [finding.severity for finding in found] == ["look", "info", "info"]


def test_a_finding_has_whole_sentences_and_at_most_three_steps(facts, run_for):
    run_for(2)
    library_day.start(last_sync=lambda: 0, has_hardware_clock=lambda: False, uptime=lambda: 1.0, boot=lambda: "other")
    broken = replace(wish(facts, host="0.0.0.0", second_backup=True), wrong_codes=100, wrong_pins=10, catalogue=None)
    for finding in checks.look(replace(broken, speaks=lambda locale: False)):
        assert 1 <= len(finding.steps) <= 3
        for sentence in (finding.sentence, *finding.steps):
            assert sentence[0].isupper() or sentence[0].isdigit()
            assert "!" not in sentence


def test_findings_are_said_in_the_language_of_the_page(facts):
    with i18n.using("ar"):
        assert checks.look(replace(facts, wrong_pins=10))[0].sentence


@pytest.mark.parametrize("values", ["[]", "{", '{"other": 1}'])
def test_a_check_that_cannot_be_made_does_not_hide_the_others(facts, values):
    storage.deed(Notice.insert(sentence="%(file)s", filled_with=values).execute)()
    assert "wrong-pins" in ids(replace(facts, wrong_pins=10))


def test_findings_as_lines_number_their_steps(facts):
    lines = checks.as_lines(checks.look(replace(facts, wrong_pins=10)))
    assert lines[0] == "1 thing to look at:"
    assert lines[2] == "! 10 wrong PINs were typed at the desk in the last 24 hours."
    assert lines[3].startswith("  1. ")
    assert checks.as_lines(()) == ["The kiosk is well."]


def test_wrong_codes_are_counted_for_an_hour():
    now = 0.0
    limit = TryLimit(monotonic=lambda: now)
    limit.note_failure()
    assert limit.failures_lately() == 1
    now = 3601.0
    assert limit.failures_lately() == 0


def test_the_running_kiosk_tells_the_checks_what_only_it_knows(kiosk):
    kiosk.schedule.failure = Unavailable("It failed.")
    kiosk.tries.note_failure()
    told = facts_of_kiosk.of(kiosk)
    assert told.backup_failure is kiosk.schedule.failure
    assert told.wrong_codes == 1
    assert told.catalogue is kiosk.catalogues.complete
