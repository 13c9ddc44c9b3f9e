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


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-build.txt", "requirements-test.txt"])
def test_every_requirement_is_pinned_by_hash_and_names_no_index(name):
    text = (ROOT / "scripts" / name).read_text()
    pinned = re.findall(r"^[\w.-]+==[^ ]+.*?(?=^[\w#]|\Z)", text, re.M | re.S)
    assert pinned
    assert all("--hash=sha256:" in one for one in pinned)
    assert not re.search(r"^--|https?:", text, re.M)


def test_every_wanted_requirement_is_pinned():
    wanted = re.findall(r"^([\w-]+)>=", (ROOT / "scripts/requirements.in").read_text(), re.M)
    pinned = (ROOT / "scripts/requirements.txt").read_text()
    assert all(f"\n{name}==" in pinned for name in wanted)
