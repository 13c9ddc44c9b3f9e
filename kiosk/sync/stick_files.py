"""Files on a stick: written so that it may be pulled out at any moment, read as if an enemy had filled it."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from kiosk import envelope, protocol
from kiosk.errors import Rejected, Unavailable
from kiosk.i18n import N_

MOST_FILES = 10_000
ANSWER_SUFFIX = Path(protocol.RECEIPTS_FILE).suffix
NOT_WRITTEN = N_("The stick cannot be written: %(why)s. Try another stick.")
NOT_READ = N_("The stick cannot be read: %(why)s.")


def write_all(folder, files, progress=lambda done, total: None):
    """Write ``files`` (name, bytes) into ``folder``, each whole or not at all. Raises Unavailable."""
    try:
        if folder.is_symlink():
            folder.unlink()
        folder.mkdir(exist_ok=True)
        for number, (name, data) in enumerate(files, 1):
            _write(folder / name, data)
            progress(number, len(files))
        _sync_folder(folder)
    except OSError as error:
        raise Unavailable(NOT_WRITTEN, why=error.strerror or str(error)) from error


def _write(path, data):
    """Put a file on the stick whole or not at all: it may be pulled out at any moment."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)  # never through a link that lies there
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _sync_folder(folder):
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems of sticks cannot
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def answers_on(places):
    """Return the files with answers in ``places``, folders of a stick, or a single file; sorted by their paths.

    Links are not followed. Raises Unavailable if they cannot be read, Rejected if there are too many.
    """
    return _files_on(places, ANSWER_SUFFIX)


def reports_on(places):
    """Return the bytes of every report file in ``places``, as many as one may have and one more. Raises likewise."""
    try:
        return [_content(file) for file in _files_on(places, protocol.REPORT_SUFFIX)]
    except OSError as error:
        raise Unavailable(NOT_READ, why=error.strerror or str(error)) from error


def _files_on(places, suffix):
    try:
        return sorted(file for place in places for file in _files_in(place, suffix))
    except OSError as error:
        raise Unavailable(NOT_READ, why=error.strerror or str(error)) from error


def _files_in(place, suffix):
    if not place.exists() or place.is_symlink():
        return []
    return [place] if stat.S_ISREG(place.lstat().st_mode) else _files_in_folder(place, suffix)


def _files_in_folder(folder, suffix):
    found = []
    with os.scandir(folder) as entries:
        for number, entry in enumerate(entries, 1):
            if number > MOST_FILES:
                raise Rejected(N_("There are more than %(most)s files here."), most=MOST_FILES)
            if entry.name.endswith(suffix) and entry.is_file(follow_symlinks=False):
                found.append(Path(entry.path))
    return found


def _content(file):
    with _opened(file) as opened:
        return opened.read(envelope.MAX_BYTES + 1)


def _opened(file):
    return os.fdopen(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb")


def lines(file):
    """Yield the envelopes in a file; one that is too long comes in pieces, none of which is an envelope."""
    try:
        with _opened(file) as opened:
            while line := opened.readline(envelope.MAX_BYTES + 2):
                if line.strip():
                    yield line.strip(b"\r\n")
    except OSError as error:
        raise Unavailable(NOT_READ, why=error.strerror or str(error)) from error
