"""The messages between kiosk and collector besides reports: joining, taking back, receipts.

How they are used is told in ``kiosk.protocol``. Each travels in an envelope.
"""

from dataclasses import asdict, dataclass

from kiosk import strict_json
from kiosk.envelope import Opened, PrivateKey, key_id, read, seal
from kiosk.errors import BadMessage
from kiosk.i18n import N_
from kiosk.protocol import MAX_BUNDLE_BYTES
from kiosk.report_format import APP, KIOSK, MAX_SEQ
from kiosk.signing_keys import KEY_BYTES

ENROLMENT_TYPE = "application/vnd.library-kiosk.enrolment.v1+json"
ENROLLED_TYPE = "application/vnd.library-kiosk.enrolled.v1+json"
WITHDRAWAL_TYPE = "application/vnd.library-kiosk.withdrawal.v1+json"
RECEIPTS_TYPE = "application/vnd.library-kiosk.receipts.v1+json"

RECEIPTS_AN_ENVELOPE = 16
MAX_BRANCH_SIGNS = 200
STORED, KNOWN, WITHDRAWN = "stored", "known", "withdrawn"  # what a receipt may say besides the names of PROBLEMS


@dataclass(frozen=True)
class Enrolment:
    """The wish of a kiosk to join: its own number, its public key (32 bytes), the code, its software."""

    kiosk: str
    public: bytes
    code: str
    app: str


@dataclass(frozen=True)
class Enrolled:
    """The collector's word that a kiosk has joined: for which branch, and the key that signs receipts."""

    kiosk: str
    branch: str
    public: bytes


@dataclass(frozen=True)
class Withdrawal:
    """The wish that all reports of a kiosk up to the number ``to_seq`` are deleted."""

    kiosk: str
    to_seq: int


@dataclass(frozen=True)
class Receipt:
    """What became of one line. ``kiosk``, ``seq`` and ``digest`` are "", 0 and "" if the line could not be read."""

    line: int  # from 1; a single report is line 1
    status: str  # STORED, KNOWN, WITHDRAWN or the name of a problem
    kiosk: str = ""
    seq: int = 0
    digest: str = ""  # see digest_of

    @property
    def is_safe(self) -> bool:
        """Whether the report is in the collector's books."""
        return self.status in (STORED, KNOWN)


def seal_enrolment(enrolment: Enrolment, key: PrivateKey) -> bytes:
    """Return the envelope with which a kiosk joins, signed with the ``key`` whose public half it names."""
    found = {**asdict(enrolment), "public": enrolment.public.hex(), "v": 1}
    return seal(strict_json.dump(found), ENROLMENT_TYPE, key)


def open_enrolment(data: bytes) -> Enrolment:
    """Return the enrolment in an envelope signed with the key that it brings. Raises BadMessage."""
    found = _open_own(data, ENROLMENT_TYPE, ("v", "kiosk", "public", "code", "app"))
    kiosk, app = _check.text(found["kiosk"], KIOSK, "/kiosk"), _check.text(found["app"], APP, "/app")
    return Enrolment(kiosk, found["public"], _check.text(found["code"], r"[0-9A-Z]{1,32}", "/code"), app)


def seal_enrolled(enrolled: Enrolled, key: PrivateKey) -> bytes:
    """Return the collector's answer to an enrolment."""
    found = {**asdict(enrolled), "public": enrolled.public.hex(), "v": 1}
    return seal(strict_json.dump(found), ENROLLED_TYPE, key)


def open_enrolled(data: bytes) -> Enrolled:
    """Return the answer to an enrolment, signed with the key that it brings: remember that key. Raises BadMessage."""
    found = _open_own(data, ENROLLED_TYPE, ("v", "kiosk", "branch", "public"))
    branch = found["branch"]
    if not isinstance(branch, str) or len(branch) > MAX_BRANCH_SIGNS:
        raise _check.wrong("/branch")
    return Enrolled(_check.text(found["kiosk"], KIOSK, "/kiosk"), branch, found["public"])


def encode_withdrawal(withdrawal: Withdrawal) -> bytes:
    """Return a withdrawal as the payload of an envelope."""
    return strict_json.dump({**asdict(withdrawal), "v": 1})


def parse_withdrawal(payload: bytes) -> Withdrawal:
    """Return the withdrawal in a verified payload. Raises BadMessage."""
    found = _check.record(_check.load(payload), ("v", "kiosk", "to_seq"))
    _check.whole(found["v"], 1, 1, "/v")
    kiosk = _check.text(found["kiosk"], KIOSK, "/kiosk")
    return Withdrawal(kiosk, _check.whole(found["to_seq"], 1, MAX_SEQ, "/to_seq"))


def seal_receipts(receipts: list[Receipt], key: PrivateKey) -> list[bytes]:
    """Return the envelopes that carry ``receipts``, in order, each within MAX_ANSWER_BYTES."""
    parts = [receipts[start : start + RECEIPTS_AN_ENVELOPE] for start in range(0, len(receipts), RECEIPTS_AN_ENVELOPE)]
    payloads = [{"v": 1, "receipts": [asdict(receipt) for receipt in part]} for part in parts]
    return [seal(strict_json.dump(payload), RECEIPTS_TYPE, key) for payload in payloads]


def parse_receipts(opened: Opened) -> list[Receipt]:
    """Return the receipts in an opened envelope of the type RECEIPTS_TYPE. Raises BadMessage."""
    found = _check.record(_check.load(opened.payload), ("v", "receipts"))
    _check.whole(found["v"], 1, 1, "/v")
    return [_receipt(one) for one in _check.items(found["receipts"], RECEIPTS_AN_ENVELOPE, "/receipts")]


_check = strict_json.Reader("bad-request")
_DIGEST = r"(?:[0-9a-f]{64})?"


def _receipt(value):
    found = _check.record(value, ("line", "status", "kiosk", "seq", "digest"), "/receipts")
    return Receipt(
        line=_check.whole(found["line"], 1, MAX_BUNDLE_BYTES, "/receipts/line"),
        status=_check.text(found["status"], r"[a-z-]{1,40}", "/receipts/status"),
        kiosk=_check.text(found["kiosk"], f"(?:{KIOSK})?", "/receipts/kiosk"),
        seq=_check.whole(found["seq"], 0, MAX_SEQ, "/receipts/seq"),
        digest=_check.text(found["digest"], _DIGEST, "/receipts/digest"),
    )


def _open_own(data, kind, names):
    """Return the fields of a message that brings its own key, once its signature fits that key."""
    sealed = read(data)
    found = _check.record(_check.load(sealed.unverified_payload), names)
    public = bytes.fromhex(_check.text(found["public"], rf"[0-9a-f]{{{2 * KEY_BYTES}}}", "/public"))
    if sealed.key_id != key_id(public):
        raise BadMessage("bad-signature", N_("The signature does not fit. Something was changed on the way."))
    sealed.verify({sealed.key_id: public}, (kind,))
    _check.whole(found["v"], 1, 1, "/v")
    return {**found, "public": public}
