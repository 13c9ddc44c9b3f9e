"""Ways in which a file comes back from a worn card, each the same at every run with the same ``chance``."""

import os

PAGE = 4096
LAST_BYTE_OF_VERSION = 63


def flip_one_bit(data, chance):
    """Turn over one bit anywhere in the state file."""
    _overwrite(data / "state.sqlite", chance, length=1, change=lambda old: bytes([old[0] ^ 1 << chance.randrange(8)]))


def flip_a_bit_of_the_header(data, chance):
    """Turn over one bit of the hundred bytes that say what kind of file this is.

    Not in the last byte of the version: one of the next hundred versions is
    believed, because somebody may really have gone back to an older kiosk.
    """
    place = chance.choice([place for place in range(100) if place != LAST_BYTE_OF_VERSION])
    _overwrite(data / "state.sqlite", chance, 1, lambda old: bytes([old[0] ^ 1 << chance.randrange(8)]), at=place)


def scramble_bytes(data, chance):
    """Put noise into up to 60 bytes somewhere."""
    _overwrite(data / "state.sqlite", chance, chance.randint(2, 60), lambda old: chance.randbytes(len(old)))


def scramble_pages(data, chance):
    """Put noise, or nothing at all, in the place of one to three whole pages."""
    path = data / "state.sqlite"
    for _ in range(chance.randint(1, 3)):
        page = chance.randrange(max(1, path.stat().st_size // PAGE)) * PAGE
        _overwrite(path, chance, PAGE, chance.choice([lambda old: chance.randbytes(len(old)), _zeros]), at=page)


def swap_pages(data, chance):
    """Write one page where another belongs, as controllers do that lose count."""
    path = data / "state.sqlite"
    pages = path.stat().st_size // PAGE
    content = path.read_bytes()
    source = chance.randrange(pages) * PAGE
    _overwrite(path, chance, PAGE, lambda _: content[source : source + PAGE], at=chance.randrange(pages) * PAGE)


def truncate(data, chance):
    """Cut the end off, sometimes everything."""
    size = (data / "state.sqlite").stat().st_size
    os.truncate(
        data / "state.sqlite", chance.choice([0, chance.randrange(size), PAGE * chance.randrange(size // PAGE)])
    )


def zero_the_header(data, chance):
    """Leave nothing but zeros of the header, or of the whole first page."""
    _overwrite(data / "state.sqlite", chance, chance.choice([16, 100, PAGE]), _zeros, at=0)


def lose_the_log(data, chance):
    """Delete the write-ahead log."""
    (data / "state.sqlite-wal").unlink()


def scramble_the_log(data, chance):
    """Put noise into the write-ahead log."""
    _overwrite(data / "state.sqlite-wal", chance, chance.randint(1, 200), lambda old: chance.randbytes(len(old)))


def replace_by_something_else(data, chance):
    """Put a file of another kind in its place."""
    (data / "state.sqlite").write_bytes(
        chance.choice([chance.randbytes(9000), b"hello\n", b"\0" * 8192, b"SQLite format 3\0"])
    )


WAYS = (
    flip_one_bit,
    flip_a_bit_of_the_header,
    scramble_bytes,
    scramble_pages,
    swap_pages,
    truncate,
    zero_the_header,
    lose_the_log,
    scramble_the_log,
    replace_by_something_else,
)


def _zeros(old):
    return bytes(len(old))


def _overwrite(path, chance, length, change, at=None):
    size = path.stat().st_size
    place = chance.randrange(size) if at is None else at
    with path.open("r+b") as file:
        file.seek(place)
        old = file.read(length)
        file.seek(place)
        file.write(change(old))
