"""A library network of the tests: its keys, and packs of all sorts, good and evil."""

import datetime
import hashlib
import shutil
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk import envelope, settings, strict_json
from kiosk.signing_keys import key_id, new_key, public_of
from kiosk.sync.packs import building, catalogue, format, looking, trust

HARBOUR = Path(__file__).parent / "sync" / "packs" / "harbour"
ISSUED = datetime.date(2026, 11, 20)


@dataclass
class PackMaker:
    """The operator of "Harbour Libraries". ``folder`` holds what is made."""

    folder: Path
    main: object = field(default_factory=new_key)
    spare: object = field(default_factory=new_key)
    _made: dict[int, Path] = field(default_factory=dict)

    @property
    def keys(self):
        """The public keys of the network."""
        return {key_id(public): public for public in map(public_of, (self.main, self.spare))}

    def letter(self, version=1, keys=None, signer=None):
        """Return the key letter."""
        publics = [public_of(key) for key in keys or (self.main, self.spare)]
        return trust.write_letter("Harbour Libraries", version, publics, signer or self.main)

    def trusted_by(self, chosen):
        """Let the kiosk with the settings ``chosen`` take packs of this network."""
        trust.accept(chosen, self.letter(), compared=True)

    def source(self, version=1, **recipe):
        """Return a folder of sources to change: a course of the kitchen with one lesson, partly in Arabic."""
        source = self.folder / f"source-{len(list(self.folder.glob('source-*')))}"
        shutil.copytree(HARBOUR, source)
        text = (source / "pack.toml").read_text(encoding="utf-8").replace("version = 1", f"version = {version}")
        for name, value in recipe.items():
            text = f"{name} = {value!r}\n{text}".replace(f'{name} = "harbour"\n', "").replace("'", '"')
        (source / "pack.toml").write_text(text, encoding="utf-8")
        return source

    def harbour(self, version=1):
        """Return the good pack "harbour", made once."""
        if version not in self._made:
            self._made[version] = self.pack(version)
        return self._made[version]

    def pack(self, version=1, key=None, source=None, **recipe):
        """Return a pack of ``source``, by default of the lessons of the harbour with another ``recipe``."""
        source = source or self.source(version, **recipe)
        out = self.folder / f"{source.name}-{version}.pack"
        folders = settings.bundled("content"), settings.bundled("translations")
        building.build(source, key or self.main, out, folders, ("en", "ar"))
        return out

    def raw_good(self, version, key=None):
        """Return the lessons of the harbour in another version, packed without looking at them again."""
        return self.unchecked(HARBOUR, key, version=version)

    def unchecked(self, source, key=None, **fields):
        """Return a pack of the folder ``source``, signed without any check of its lessons."""
        recipe = tomllib.loads((source / "pack.toml").read_text(encoding="utf-8"))
        paths = [path for part in ("content", "translations") for path in (source / part).rglob("*") if path.is_file()]
        files = {format.packed_path(path.relative_to(source).as_posix()): path.read_bytes() for path in paths}
        return self.raw(files, key, **{**recipe, **fields})

    def raw(self, files, /, key=None, body=None, **fields):
        """Return a pack with these ``files`` (path → bytes), signed without any check."""
        plain = {"v": 1, "name": "evil", "kind": "lessons", "version": 1, "min_app": "0.1.0", "titles": {"en": "Evil"}}
        told = [{"path": path, "length": len(data), "sha256": _sha256(data)} for path, data in sorted(files.items())]
        manifest = {**plain, "replaces": [], "files": told, **fields}
        sealed = envelope.seal(strict_json.dump(manifest), format.TYPE, key or self.main)
        content = b"".join(data for _, data in sorted(files.items())) if body is None else body
        out = self.folder / f"raw-{len(list(self.folder.glob('raw-*')))}.pack"
        out.write_bytes(format.MARK + sealed + b"\n" + content)
        return out

    def catalogue(self, *packs, version=1, key=None, issued=ISSUED, **fields):
        """Return the signed catalogue of ``packs``; ``fields`` are told of each."""
        key = key or self.main
        listed = tuple(replace(looking.listed(pack, public_of(self.main)), **fields) for pack in packs)
        return catalogue.write(catalogue.Catalogue(version, issued, listed), key)


def _sha256(data):
    return hashlib.sha256(data).hexdigest()
