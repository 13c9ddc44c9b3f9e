"""A voice to test with: the machine's own, or a stand-in program where its behaviour is the question."""

import os
import shutil

import pytest

from kiosk.voice import speaker


@pytest.fixture
def machine_voice():
    """The espeak-ng of this machine."""
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed (Debian: sudo apt install espeak-ng)")
    return speaker.find()


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Put a shell script in the place of espeak-ng: ``stand_in("exec sleep 60")``. It knows English."""

    def install(script):
        programs = tmp_path / "programs"
        programs.mkdir()
        path = programs / "espeak-ng"
        path.write_text(
            f'#!/bin/sh\ncd "{tmp_path}"\n[ "$1" = --voices ] && printf "Pty\\n 5 en-gb" && exit\n{script}\n'
        )
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{programs}{os.pathsep}/bin{os.pathsep}/usr/bin")
        monkeypatch.setattr(speaker.shutil, "which", _only_here(programs))
        return speaker.find()

    return install


def _only_here(folder):
    def which(name):
        return str(folder / name) if (folder / name).exists() else None

    return which
