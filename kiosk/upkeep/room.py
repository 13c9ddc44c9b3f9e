"""What may be deleted when the disk is nearly full, without anybody losing anything."""

from contextlib import suppress
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CanGo:
    """Bytes that could be freed: ``spoken`` sentences kept ready, and ``damaged`` files that were set aside."""

    spoken: int
    damaged: int


def what_can_go(settings):
    """Return what :class:`CanGo`."""
    return CanGo(sum(map(_size, _spoken(settings))), sum(map(_size, _damaged(settings))))


def delete_spoken(settings):
    """Delete the sentences kept ready for listening. They are spoken again when somebody asks."""
    _delete(_spoken(settings))


def delete_damaged(settings):
    """Delete the damaged state files that were set aside at a start."""
    _delete(_damaged(settings))


def _spoken(settings):
    return [path for path in (settings.data / "voice").glob("*") if path.is_file()]


def _damaged(settings):
    return list(settings.data.glob(f"{settings.state_path.name}.damaged-*"))


def _size(path):
    try:
        return path.stat().st_size
    except FileNotFoundError:  # the voice made room by itself
        return 0


def _delete(paths):
    for path in paths:
        with suppress(FileNotFoundError):
            path.unlink()
