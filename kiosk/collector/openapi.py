"""The interface for machines, described for programs (OpenAPI 3.1) and, by the same words, for people."""

from kiosk import __version__, envelope, messages, report_format
from kiosk.collector.calls import BUNDLE, CALLS, ENVELOPE, KIOSK, PACK, SEQ, statuses
from kiosk.i18n import N_, gettext
from kiosk.policies import CELLS, MAX_CELL, POLICIES
from kiosk.protocol import BUNDLE_MEDIA_TYPE, MAX_BUNDLE_BYTES, PROBLEMS

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
