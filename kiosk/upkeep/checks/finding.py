"""One thing that is not as it should be, and what to do about it."""

from dataclasses import dataclass

LOOK, INFO = "look", "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """``sentence`` says what is the matter, ``steps`` (at most three) how to mend it, in whole sentences.

    ``address`` is the page of ours that mends it, or "". ``severity`` is
    LOOK for what somebody should do something about, INFO for what is good to know.
    """

    id: str
    sentence: str
    severity: str
    steps: tuple[str, ...] = ()
    address: str = ""
