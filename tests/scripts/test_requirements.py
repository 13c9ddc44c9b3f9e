"""What scripts/run installs: pinned, hashed, from wherever this machine gets its packages."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_build_tool_has_one_version():
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    assert wanted == re.findall(r"^setuptools==[\d.]+", (ROOT / "scripts/requirements-build.in").read_text(), re.M)
    assert wanted[0] in (ROOT / "scripts/requirements-build.txt").read_text()


@pytest.mark.parametrize("name", [path.name for path in sorted((ROOT / "scripts").glob("requirements*.txt"))])
def test_every_requirement_is_pinned_by_hash_and_names_no_index(name):
    text = (ROOT / "scripts" / name).read_text()
    pinned = re.findall(r"^[\w.-]+==[^ ]+.*?(?=^[\w#]|\Z)", text, re.M | re.S)
    assert pinned
    assert all("--hash=sha256:" in one for one in pinned)
    assert not re.search(r"^--|https?:", text, re.M)


@pytest.mark.parametrize("name", [path.stem for path in sorted((ROOT / "scripts").glob("requirements*.in"))])
def test_every_wanted_requirement_is_pinned(name):
    wanted = re.findall(r"^([\w-]+)(?:\[\w+\])?[>=]=", (ROOT / f"scripts/{name}.in").read_text(), re.M)
    pinned = (ROOT / f"scripts/{name}.txt").read_text()
    assert wanted
    assert [one for one in wanted if f"\n{one}==" not in pinned] == []
