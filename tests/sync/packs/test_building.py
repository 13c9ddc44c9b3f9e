"""From a folder of sources to a pack: checked, signed, and the same bytes each time."""

import pytest

from kiosk import i18n, settings
from kiosk.catalogue import shelf
from kiosk.catalogue.problems import Broken
from kiosk.errors import KioskError, NotFound, Rejected
from kiosk.sync.packs import building, installing, looking, staging, store
from tests.packing import PackMaker

BUNDLED = settings.bundled("content"), settings.bundled("translations")


def test_the_same_folder_and_key_make_the_same_bytes(packer):
    assert packer.pack().read_bytes() == packer.harbour().read_bytes()


def test_hidden_files_and_templates_stay_out(packer):
    source = packer.source()
    (source / "content" / ".DS_Store").write_bytes(b"\x00")
    (source / "translations" / "content.pot").write_text("", encoding="utf-8")
    (source / "README.md").write_text("How we write", encoding="utf-8")
    assert packer.pack(source=source).read_bytes() == packer.harbour().read_bytes()


def test_whoever_has_the_keys_can_verify_it(packer):
    head, digest = looking.verify(packer.harbour(), packer.keys)
    assert (head.manifest.name, head.length) == ("harbour", packer.harbour().stat().st_size)
    assert len(digest) == 64
    with pytest.raises(KioskError):
        looking.verify(packer.harbour(), PackMaker(packer.folder).keys)


def test_a_lesson_with_a_mistake_is_named_with_file_and_line_and_no_pack_is_written(packer):
    source = packer.source()
    file = source / "content" / "kitchen" / "make-tea" / "lesson.md"
    file.write_text(file.read_text(encoding="utf-8").replace("term:kettle", "term:kettel"), encoding="utf-8")
    with pytest.raises(Broken) as caught:
        packer.pack(source=source)
    assert "lesson.md:34: there is no term kettel, did you mean kettle?" in str(caught.value.problems[0])
    assert not list(packer.folder.glob(f"{source.name}-*"))


def _link(source):
    (source / "content" / "link.md").symlink_to("/etc/hostname")


MISTAKES = {
    "no recipe": (lambda source: (source / "pack.toml").unlink(), NotFound, "no pack.toml"),
    "odd recipe": (lambda source: (source / "pack.toml").write_text("name ="), Rejected, "cannot be read"),
    "unknown field": (lambda source: (source / "pack.toml").write_text("nmae = 'x'"), Rejected, "nmae"),
    "no version": (lambda source: (source / "pack.toml").write_text("name = 'x'"), Rejected, "not as it should be"),
    "a stray file": (lambda source: (source / "content" / "page.html").write_text("x"), KioskError, "page.html"),
    "a name in capitals": (lambda source: (source / "content" / "A.md").write_text("x"), Rejected, "/files/path"),
    "a link": (_link, Rejected, "is a link"),
}


@pytest.mark.parametrize(("spoil", "kind", "words"), MISTAKES.values(), ids=MISTAKES)
def test_what_cannot_be_packed_is_said_plainly(packer, spoil, kind, words):
    source = packer.source()
    spoil(source)
    with pytest.raises(kind, match=words):
        packer.pack(source=source)


def test_translations_travel_alone_and_improve_what_is_there(packer, chosen, tmp_path):
    source = tmp_path / "spanish"
    folder = source / "translations" / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    entry = 'msgctxt "strong-passwords"\nmsgid "Passwords that hold"\nmsgstr "Contraseñas que duran"\n'
    (folder / "content.po").write_text(head + entry, encoding="utf-8")
    (folder / "messages.po").write_text(head + 'msgid "Finish"\nmsgstr "Acabar"\n', encoding="utf-8")
    recipe = 'name = "spanish"\nkind = "translations"\nversion = 1\n[titles]\nes = "Mejor español"\n'
    (source / "pack.toml").write_text(recipe, encoding="utf-8")
    out = tmp_path / "spanish.pack"
    building.build(source, packer.main, out, BUNDLED)
    spanish = settings.load({}, data=chosen.data, locales="en es")
    installing.install(spanish, staging.stage(spanish, out))
    assert _shown(spanish) == ("Contraseñas que duran", "Acabar")
    assert store.read(spanish).find("spanish").title("en") == "Mejor español"


def _shown(chosen):
    catalogue = shelf.load(chosen.catalogue_path, {})
    words = i18n.read_messages(catalogue.interface["es"]).gettext("Finish")
    title = catalogue.shelves["es"].lessons["strong-passwords"].title
    catalogue.close()
    return title, words


def test_lessons_do_not_change_what_other_lessons_say(packer, chosen):
    source = packer.source()
    file = source / "translations" / "ar" / "LC_MESSAGES" / "content.po"
    entry = '\nmsgctxt "strong-passwords"\nmsgid "Passwords that hold"\nmsgstr "كلمات"\n'
    file.write_text(file.read_text(encoding="utf-8") + entry, encoding="utf-8")
    arabic = settings.load({}, data=chosen.data, locales="en ar")
    installing.install(arabic, staging.stage(arabic, packer.pack(source=source)))
    catalogue = shelf.load(chosen.catalogue_path, {})
    assert catalogue.shelves["ar"].lessons["make-tea"].title == "حضّر كوب شاي"
    assert catalogue.shelves["ar"].lessons["strong-passwords"].title != "كلمات"
    catalogue.close()
