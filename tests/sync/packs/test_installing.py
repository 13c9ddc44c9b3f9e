"""A pack joins the lessons in one step, or not at all."""

import os
import random
import shutil
import subprocess
import sys

import pytest

import kiosk
from kiosk import settings
from kiosk.catalogue import compiler, shelf
from kiosk.errors import Rejected, Unavailable
from kiosk.sync.packs import files, installing, rebuilding, refusals, staging, store, trust
from tests.faults.running_kiosk import CHECKOUT, plain_environment

BUNDLED = settings.bundled("content"), settings.bundled("translations")
KILLS = 8  # of about 25 in the short form
SEED = 7
CORE = int("".join(f"{int(part):02}" for part in kiosk.__version__.split(".")))  # 0.2.0 is 200


def test_its_lessons_stand_beside_the_bundled_ones_and_a_start_keeps_them(install, packer, shown, chosen):
    made = install(packer.harbour())
    assert (made.name, made.version, made.title("ar")) == ("harbour", 1, "دروس الميناء")
    assert {"make-tea", "strong-passwords"} <= set(shown())
    built, put_aside = rebuilding.build(chosen, *BUNDLED)
    assert (built.changed, put_aside) == (False, ())
    assert dict(store.installed_versions(chosen)) == {"core": CORE, "harbour": 1}


def test_going_back_brings_the_earlier_version_and_then_none(install, packer, shown, chosen):
    install(packer.harbour())
    install(packer.harbour(2))
    installing.undo(chosen)
    assert store.installed_versions(chosen)["harbour"] == 1
    assert "make-tea" in shown()
    with pytest.raises(Rejected, match="no change"):
        installing.undo(chosen)
    assert len(list((chosen.data / "packs" / "sources").iterdir())) == 1


def test_versions_only_rise_for_each_key_by_itself(install, packer, chosen):
    install(packer.harbour(2))
    with pytest.raises(Rejected, match="older"):
        install(packer.harbour(1))
    with pytest.raises(Rejected, match="already"):
        install(packer.harbour(2))
    install(packer.raw_good(2**31 - 1))  # a stolen key goes as far as it can, and is undone
    installing.undo(chosen)
    with pytest.raises(Rejected, match="older"):
        staging.stage(chosen, packer.raw_good(3))
    assert install(packer.raw_good(3, key=packer.spare)).version == 3


def test_two_packs_of_one_version_are_not_both_right(install, packer, chosen):
    install(packer.harbour(1))
    installing.undo(chosen)
    source = packer.source()
    (source / "content" / "facts.toml").write_text(
        (source / "content" / "facts.toml").read_text(encoding="utf-8") + "\n", encoding="utf-8"
    )
    with pytest.raises(Rejected, match="two different packs"):
        staging.stage(chosen, packer.pack(source=source))


def test_the_simulators_keep_their_drawings_beside_the_lessons_of_a_pack(install, packer, chosen):
    install(packer.harbour())
    catalogue = shelf.load(chosen.catalogue_path, {})
    drawings = [one.drawing for one in catalogue.shelves["en"].activities.values()]
    catalogue.close()
    assert len(drawings) == len(list(BUNDLED[0].glob("activities/*/drawing.svg")))
    assert all(drawing.startswith("<svg ") for drawing in drawings)


def test_a_pack_brings_no_drawing_for_a_simulator(install, packer, chosen):
    source = packer.source()
    shutil.copytree(BUNDLED[0] / "activities" / "the-call", source / "content" / "activities" / "the-call")
    (source / "content" / "activities" / "the-call" / "activity.toml").unlink()
    before = chosen.catalogue_path.read_bytes()
    with pytest.raises(refusals.BrokenPack) as caught:
        install(packer.unchecked(source))
    assert caught.value.problems[0].file.as_posix() == "content/activities/the-call/drawing.svg"
    assert chosen.catalogue_path.read_bytes() == before


def replacing(packer, change=str, replaces='["strong-passwords"]'):
    """Return a source with a version of the bundled lesson about passwords."""
    source, lesson = packer.source(), "security/strong-passwords"
    shutil.rmtree(source / "content")
    shutil.rmtree(source / "translations")
    shutil.copytree(BUNDLED[0] / lesson, source / "content" / lesson)
    recipe = (source / "pack.toml").read_text(encoding="utf-8")
    (source / "pack.toml").write_text(f"replaces = {replaces}\n{recipe}", encoding="utf-8")
    file = source / "content" / lesson / "lesson.md"
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    return source


def test_a_lesson_that_is_listed_takes_the_place_of_the_bundled_one(install, packer, shown, chosen):
    source = replacing(packer, lambda text: text.replace("Passwords that hold", "Passwords that last", 1))
    install(packer.pack(source=source))
    assert shown()["strong-passwords"].title == "Passwords that last"
    installing.undo(chosen)
    assert shown()["strong-passwords"].title == "Passwords that hold"


@pytest.mark.parametrize("name", ["not listed", "another screen", "no such lesson"])
def test_a_lesson_may_not_take_the_place_of_another_in_any_other_way(install, packer, chosen, name):
    source = {
        "not listed": lambda: replacing(packer, replaces="[]"),
        "another screen": lambda: replacing(packer, lambda text: text.replace("{#ewa}", "{#eva}")),
        "no such lesson": lambda: replacing(packer, replaces='["no-such-lesson", "strong-passwords"]'),
    }[name]()
    if name == "not listed":
        (source / "content" / "lessons.toml").write_text('security = ["strong-passwords"]\n', encoding="utf-8")
    before = chosen.catalogue_path.read_bytes()
    with pytest.raises(refusals.BrokenPack):
        install(packer.unchecked(source))
    assert chosen.catalogue_path.read_bytes() == before
    assert store.read(chosen).active == ()


EVIL = {
    "a script in a drawing": ("cup.svg", "</svg>", "<script>alert(1)</script></svg>"),
    "a drawing that reaches out": ("cup.svg", "</svg>", '<image href="http://evil.example/"/></svg>'),
    "a drawing that listens": ("cup.svg", "<rect ", '<rect onload="alert(1)" '),
    "HTML in a lesson": ("lesson.md", "Close the lid.", "Close <script>alert(1)</script> the lid."),
    "a link out of the kiosk": ("lesson.md", "Close the lid.", "[Close](http://evil.example/) the lid."),
    "a picture from above": ("lesson.md", "(cup.svg)", "(../../../security/strong-passwords/one-key.svg)"),
}


@pytest.mark.parametrize(("name", "old", "new"), EVIL.values(), ids=EVIL)
def test_what_could_act_in_a_page_is_refused_although_it_is_signed(install, packer, chosen, name, old, new):
    source = packer.source()
    file = source / "content" / "kitchen" / "make-tea" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = chosen.catalogue_path.read_bytes()
    with pytest.raises(refusals.BrokenPack) as caught:
        install(packer.unchecked(source))
    assert caught.value.problems[0].file.as_posix() == f"content/kitchen/make-tea/{name}"
    assert chosen.catalogue_path.read_bytes() == before
    assert store.read(chosen).active == ()


def test_a_disk_without_room_changes_nothing(packer, chosen, monkeypatch):
    monkeypatch.setattr(files, "KEPT_FREE_BYTES", 2**60)
    with pytest.raises(Unavailable, match="not enough room"):
        staging.stage(chosen, packer.harbour())
    assert not list((chosen.data / "packs").rglob("*.md"))


def test_a_damaged_list_is_said_plainly_and_the_bundled_lessons_are_shown(install, packer, chosen, shown):
    install(packer.harbour())
    (chosen.data / "packs" / store.FILE).write_bytes(b'{"active"')
    with pytest.raises(Unavailable, match=r"packs\.json"):
        store.read(chosen)
    rebuilding.build(chosen, *BUNDLED)
    assert "strong-passwords" in shown()
    assert "make-tea" not in shown()
    assert dict(store.installed_versions(chosen)) == {"core": CORE}


def test_a_pack_that_does_not_fit_any_more_is_put_aside(install, packer, chosen, shown, tmp_path):
    """An update of the program brings a course of the same name."""
    install(packer.harbour())
    newer = tmp_path / "content"
    shutil.copytree(BUNDLED[0], newer)
    courses = (newer / "courses.toml").read_text(encoding="utf-8")
    (newer / "courses.toml").write_text(courses.replace('id = "privacy"', 'id = "kitchen"'), encoding="utf-8")
    (newer / "privacy").rename(newer / "kitchen")
    ids, placement = newer / "ids.txt", newer / "placement.md"
    for file in (ids, placement):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("course privacy", "course kitchen").replace("course=privacy", "course=kitchen"))
    _, put_aside = rebuilding.build(chosen, newer, BUNDLED[1])
    assert put_aside == ("harbour",)
    assert (store.read(chosen).active, store.read(chosen).aside) == ((), ("harbour",))
    assert "make-tea" not in shown()


def test_bundled_lessons_with_mistakes_put_no_pack_aside(install, packer, chosen, tmp_path):
    install(packer.harbour())
    broken = tmp_path / "content"
    shutil.copytree(BUNDLED[0], broken)
    (broken / "paths.toml").write_text("this is not TOML", encoding="utf-8")
    with pytest.raises(compiler.binding.Broken):
        rebuilding.build(chosen, broken, BUNDLED[1])
    assert store.read(chosen).find("harbour")


@pytest.fixture
def install_killed(chosen, packer):
    """Install a pack in a process that dies before its k-th step on the disk; returns what it printed."""

    def run(step):
        command = [sys.executable, "-m", "tests.sync.packs.killed_install", chosen.data, packer.harbour(), str(step)]
        return subprocess.run(
            command, cwd=CHECKOUT, env=plain_environment(), capture_output=True, text=True, check=False
        )

    return run


def test_a_kill_at_any_step_leaves_the_old_lessons_or_the_new_ones(install_killed, chosen, shown, english_catalogue):
    last = int(install_killed(0).stdout)
    steps = range(1, last + 1)
    if os.environ.get("FULL") != "1":
        steps = sorted(random.Random(SEED).sample(steps, KILLS))
    letter = trust.current(chosen).envelope
    for step in steps:
        shutil.rmtree(chosen.data)
        chosen.data.mkdir()
        trust.accept(chosen, letter, compared=True)
        shutil.copy(english_catalogue, chosen.catalogue_path)
        assert install_killed(step).returncode < 0
        assert "strong-passwords" in shown()  # as it lies there
        rebuilding.build(chosen, *BUNDLED)  # as the next start does
        assert ("make-tea" in shown()) == (store.read(chosen).find("harbour") is not None)
    is_there = store.read(chosen).find("harbour") is not None
    assert install_killed(0).returncode == int(is_there)  # what was left lying about is in nobody's way
