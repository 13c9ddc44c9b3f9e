"""What can go wrong, in words for the person it happens to.

A room raises one of a few kinds with a whole English sentence; the door that
shows it translates the sentence and decides on page or exit code.
"""


class KioskError(Exception):
    """A failure that a person can understand. ``message`` is a gettext msgid with ``%(name)s`` places."""

    def __init__(self, message, **values):
        super().__init__(message, values)
        self.message = message
        self.values = values

    def __str__(self):
        return self.message % self.values if self.values else self.message


class NotFound(KioskError):
    """What was asked for does not exist."""


class Rejected(KioskError):
    """What was asked for breaks a rule; the sentence says which and what to do."""


class BadMessage(Rejected):
    """What another machine sent breaks a rule. ``type`` is the rule's stable name (RFC 9457).

    ``pointer`` is the place in the message, as a JSON pointer (RFC 6901), or "".
    """

    def __init__(self, type, message, *, pointer="", **values):
        super().__init__(message, **values)
        self.type = type
        self.pointer = pointer


class NotHere(KioskError):
    """What was asked for is not open to whoever asks from this place."""


class Busy(KioskError):
    """Too much at once; ``seconds`` says when it is worth trying again."""

    def __init__(self, message, *, seconds, **values):
        super().__init__(message, **values, seconds=seconds)
        self.seconds = seconds


class Unavailable(KioskError):
    """A part of the kiosk does not work now: no voice, a full disk."""
