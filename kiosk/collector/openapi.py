"""The interface for machines, described for programs (OpenAPI 3.1) and, by the same words, for people."""

from dataclasses import dataclass

from kiosk import __version__, envelope, messages, report_format
from kiosk.i18n import N_, gettext
from kiosk.policies import CELLS, MAX_CELL, POLICIES
from kiosk.protocol import BUNDLE_MEDIA_TYPE, MAX_BUNDLE_BYTES, PROBLEMS

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
TITLE = N_("Collector of the library digital-skills kiosk")


def describe(server):
    """Return the description of the interface at the address ``server``, in the current language."""
    paths = {}
    for call in CALLS:
        paths.setdefault(call.path, {})[call.method] = _operation(call)
    about = gettext("Anonymous counts come in, signed; receipts and lesson packs go out.")
    return {
        "openapi": "3.1.0",
        "info": {"title": gettext(TITLE), "version": __version__, "description": about, "license": {"name": "MIT"}},
        "servers": [{"url": server}],
        "paths": paths,
        "components": {"schemas": _schemas(), "responses": {"Problem": _problem()}},
    }


def statuses(call):
    """Return every status that a call may answer with, and its sentence in the current language or ""."""
    good = {status: gettext(words) for status, words in call.answers.items()}
    return {**good, **dict.fromkeys((*call.problems, *EVERYWHERE), "")}


def _operation(call):
    found = {
        "operationId": call.name,
        "summary": gettext(call.summary),
        "description": gettext(call.about),
        "parameters": [dict(parameter) for parameter in call.parameters],
        "responses": {str(status): _answer(call, status, words) for status, words in statuses(call).items()},
    }
    if call.body:
        found["requestBody"] = {"required": True, "content": _content(call.body)}
    return found


def _answer(call, status, words):
    if not words:
        return {"$ref": "#/components/responses/Problem"}
    has_body = call.answer and status not in (303, 304)
    return {"description": words, **({"content": _content(call.answer)} if has_body else {})}


def _content(kind):
    media = {
        ENVELOPE: envelope.MEDIA_TYPE,
        BUNDLE: BUNDLE_MEDIA_TYPE,
        PACK: "application/octet-stream",
        "Description": "application/json",
    }[kind]
    return {media: {"schema": {"$ref": f"#/components/schemas/{kind}"}}}


def _problem():
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    about = gettext("A refusal. Nothing was changed.")
    return {"description": about, "content": content}


def _schemas():
    text = {"type": "string"}
    signature = _record({"keyid": {**text, "pattern": "[0-9a-f]{32}"}, "sig": text})
    return {
        ENVELOPE: {
            "description": gettext("A signed message (DSSE): its payload, the type of the payload, one signature."),
            **_record(
                {
                    "payload": {**text, "contentEncoding": "base64"},
                    "payloadType": {**text, "enum": list(_PAYLOADS)},
                    "signatures": {"type": "array", "minItems": 1, "maxItems": 1, "items": signature},
                }
            ),
        },
        BUNDLE: {**text, "maxLength": MAX_BUNDLE_BYTES, "description": gettext("One envelope on each line.")},
        PACK: {**text, "format": "binary", "description": gettext("The bytes of a lesson pack.")},
        "Description": {"type": "object"},
        "Problem": {
            "type": "object",
            "required": ["type", "title", "status"],
            "properties": {
                "type": {**text, "enum": [f"/api/v1/problems/{name}" for name in PROBLEMS]},
                "title": text,
                "status": {"type": "integer"},
                "detail": text,
                "pointer": text,
            },
        },
        "Report": _report(),
    }


_PAYLOADS = (
    report_format.TYPE,
    messages.ENROLMENT_TYPE,
    messages.ENROLLED_TYPE,
    messages.WITHDRAWAL_TYPE,
    messages.RECEIPTS_TYPE,
)


def _report():
    text, week = {"type": "string"}, {"type": "string", "pattern": r"\d{4}-W\d\d"}
    count = {"type": "integer", "minimum": -MAX_CELL, "maximum": MAX_CELL}
    size = len(CELLS)
    health = _record({name: {"enum": list(words)} for name, words in report_format.HEALTH.items()})
    return {
        "description": gettext("What stands in the payload of a report. The counts carry their noise already."),
        **_record(
            {
                "v": {"const": report_format.VERSION},
                "kiosk": KIOSK["schema"],
                "seq": SEQ["schema"],
                "policy": {"enum": list(POLICIES)},
                "from": week,
                "to": week,
                "clock": {"enum": list(report_format.CLOCKS)},
                "app": {**text, "pattern": report_format.APP},
                "packs": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}},
                "cells": {"type": "array", "minItems": size, "maxItems": size, "items": count},
                "health": health,
            }
        ),
    }


def _record(properties):
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }
