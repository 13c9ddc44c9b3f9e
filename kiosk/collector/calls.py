"""What can be asked over HTTP: one table, from which the descriptions for programs and for people are made."""

from dataclasses import dataclass

from kiosk import report_format
from kiosk.i18n import N_, gettext
from kiosk.protocol import PROBLEMS

KIOSK = {"name": "kiosk", "in": "path", "required": True, "schema": {"type": "string", "pattern": report_format.KIOSK}}
SEQ = {
    "name": "seq",
    "in": "path",
    "required": True,
    "schema": {"type": "integer", "minimum": 1, "maximum": report_format.MAX_SEQ},
}
SHA256 = {"name": "sha256", "in": "path", "required": True, "schema": {"type": "string", "pattern": "[0-9a-f]{64}"}}
DIGEST = {"name": "Content-Digest", "in": "header", "required": False, "schema": {"type": "string"}}
RANGE = {"name": "Range", "in": "header", "required": False, "schema": {"type": "string"}}
ENVELOPE, BUNDLE, PACK, NOTHING = "Envelope", "Bundle", "Pack", ""
EVERYWHERE = (500, 503)  # may come as an answer to anything


@dataclass(frozen=True)
class Call:
    """One thing that can be asked. Sentences are marked for translation; ``answers`` are status → sentence."""

    method: str
    path: str
    name: str
    summary: str
    about: str
    parameters: tuple[dict, ...]
    body: str
    answers: dict[int, str]
    answer: str  # what a good answer carries
    problems: tuple[int, ...]


CALLS = (
    Call(
        "put",
        "/api/v1/kiosks/{kiosk}",
        "join",
        N_("Join the network"),
        N_("The body is an enrolment: the kiosk's number, its public key and a code, signed with that key."),
        (KIOSK, DIGEST),
        ENVELOPE,
        {201: N_("The kiosk has joined."), 200: N_("The kiosk had joined before with the same key.")},
        ENVELOPE,
        (403, 404, 409, 410, 413, 415, 422),
    ),
    Call(
        "put",
        "/api/v1/reports/{kiosk}/{seq}",
        "handInReport",
        N_("Hand in a report"),
        N_("The body is one signed report. It is stored once, however often it is sent. The answer is a receipt."),
        (KIOSK, SEQ, DIGEST),
        ENVELOPE,
        {201: N_("The report is stored."), 200: N_("The same report was stored before.")},
        ENVELOPE,
        (403, 404, 409, 413, 415, 422, 429),
    ),
    Call(
        "post",
        "/api/v1/bundles",
        "handInBundle",
        N_("Hand in what a stick carries"),
        N_("The body has one signed report on each line. Each line stands alone. The answer has a receipt for each."),
        (DIGEST,),
        BUNDLE,
        {200: N_("Each line was looked at; the receipts say what became of it.")},
        BUNDLE,
        (413, 415, 422, 429),
    ),
    Call(
        "put",
        "/api/v1/kiosks/{kiosk}/withdrawal",
        "withdraw",
        N_("Take reports back"),
        N_("The body is the signed wish that all reports of a kiosk up to a number are deleted."),
        (KIOSK, DIGEST),
        ENVELOPE,
        {202: N_("The reports are deleted, and the sums will be made again without them.")},
        ENVELOPE,
        (403, 404, 413, 415, 422),
    ),
    Call(
        "get",
        "/api/v1/catalogue",
        "getCatalogue",
        N_("Get the list of lesson packs"),
        N_("The list is signed by whoever makes the packs. Ask again with the ETag that came with it."),
        (),
        NOTHING,
        {200: N_("The list."), 304: N_("The list has not changed.")},
        ENVELOPE,
        (404,),
    ),
    Call(
        "get",
        "/api/v1/packs/{sha256}",
        "getPack",
        N_("Get a lesson pack"),
        N_("A pack is found by the SHA-256 of its bytes. A part of it can be asked for."),
        (SHA256, RANGE),
        NOTHING,
        {200: N_("The pack."), 206: N_("The part that was asked for."), 304: N_("The pack has not changed.")},
        PACK,
        (404, 416),
    ),
    Call(
        "get",
        "/api/v1/openapi.json",
        "describe",
        N_("Get this description"),
        N_("OpenAPI 3.1, in the language that is asked for."),
        (),
        NOTHING,
        {200: N_("The description.")},
        "Description",
        (),
    ),
    Call(
        "get",
        "/api/v1/problems/{name}",
        "explainProblem",
        N_("Read about a problem"),
        N_("This is the address that the type of a problem names."),
        ({"name": "name", "in": "path", "required": True, "schema": {"type": "string", "enum": list(PROBLEMS)}},),
        NOTHING,
        {303: N_("The page that explains the problem.")},
        NOTHING,
        (404,),
    ),
)


def statuses(call):
    """Return every status that a call may answer with, and its sentence in the current language or ""."""
    good = {status: gettext(words) for status, words in call.answers.items()}
    return {**good, **dict.fromkeys((*call.problems, *EVERYWHERE), "")}
