"""The Nu checker of the W3C finds neither errors nor warnings in what the kiosk sends.

It reads the pages as they left the server, not as the browser repaired them.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.screens import ONE_OF_A_KIND, SCREENS

pytestmark = pytest.mark.browser

JAR = Path(sys.prefix) / "share" / "vnu.jar"


@pytest.fixture(scope="session")
def nu_checker():
    """Checks files: returns its messages as short lines."""
    java = shutil.which("java")
    if not java or not JAR.exists():
        pytest.skip("The Nu checker is missing. scripts/test fetches it where java and npm are installed.")

    def check(paths, *options):
        command = [java, "-jar", JAR, "--stdout", "--exit-zero-always", "--format", "json", *options, *paths]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return [_line(message) for message in json.loads(said)["messages"] if _counts(message)]

    return check


def _counts(message):
    return message["type"] != "info" or message.get("subType") == "warning"


def _line(message):
    name = message.get("url", "").rpartition("/")[2]
    return f"{name}:{message.get('lastLine')}: {message['message']} {message.get('extract', '')!r}"


@pytest.mark.parametrize(("locale", "screens"), [("en", SCREENS), ("ar", ONE_OF_A_KIND)], ids=["en", "ar"])
def test_every_page_is_correct_html(locale, screens, terminal, nu_checker, tmp_path):
    for name, show in screens.items():
        terminal.start_afresh()
        show(terminal, locale)
        (tmp_path / f"{name}.html").write_bytes(terminal.document.body())
    assert nu_checker(sorted(tmp_path.glob("*.html"))) == []


def test_the_style_sheet_is_correct_css(terminal, nu_checker, tmp_path):
    terminal.go("/en/")
    address = re.search(r'href="(/static/[^"]+\.css)"', terminal.document.text())[1]
    sheet = tmp_path / "kiosk.css"
    sheet.write_bytes(terminal.context.request.get(terminal.origin + address).body())
    assert nu_checker([sheet], "--css") == []
