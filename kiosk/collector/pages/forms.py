"""Small things that pages with forms share."""

from flask import redirect, request

MAX_ADDRESS = 200


def field(name, limit=200):
    """Return what was typed into a field, cut off where nobody types on."""
    return request.form.get(name, "")[:limit]


def see(address):
    """Return the answer that leads to the page at ``address`` after a form has changed something."""
    return redirect(address, 303)


def own_address(text):
    """Return ``text`` if it is the address of one of our pages, else the first page: no foreign one gets through."""
    is_plain = len(text) <= MAX_ADDRESS and text.isprintable() and not any(sign in text for sign in "\\ ?#")
    is_ours = text.startswith("/") and "//" not in text and not text.startswith(("/sign-", "/api/"))
    return text if is_plain and is_ours else "/"
