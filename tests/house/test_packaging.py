import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import fields

import pytest

from kiosk import settings

TOP = settings.bundled("content").parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The names of all files in the installable package."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "checkout"  # a build leaves traces, and old traces would get into the package
    shutil.copytree(TOP, copy, ignore=shutil.ignore_patterns(".*", "build", "*.egg-info", "tests", "__pycache__"))
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, copy]
    subprocess.run(command, check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as package:
        return set(package.namelist())


@pytest.mark.parametrize("folder", ["content", "translations"])
def test_the_package_carries_lessons_and_translations(wheel, folder):
    wanted = [path for path in (TOP / folder).rglob("*") if path.is_file()]
    missing = [path for path in wanted if f"kiosk/_bundled/{path.relative_to(TOP).as_posix()}" not in wheel]
    assert missing == []


@pytest.mark.parametrize(
    "folder", ["web/templates", "web/static", "migrations", "collector/templates", "collector/migrations"]
)
def test_the_package_carries_pages_fonts_and_migrations(wheel, folder):
    wanted = [path for path in (TOP / "kiosk" / folder).rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert [path for path in wanted if path.relative_to(TOP).as_posix() not in wheel] == []


def test_the_readme_lists_every_setting():
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `(\w+)` \|", readme, flags=re.M))
    assert listed == {field.name for field in fields(settings.Settings)}
