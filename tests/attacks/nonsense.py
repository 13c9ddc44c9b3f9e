"""What strategies for nonsense are made of: addresses, fields and headers that are nearly right, or not at all."""

import urllib.parse

from hypothesis import strategies as st

LOCALES = ("en", "es", "ar", "EN", "en-GB", "xx", "", "%65n", "..")
PLACES = (
    "welcome", "courses/security", "search", "glossary", "help", "check", "check/1", "check/result", "review",
    "review/strong-passwords/strongest", "lessons/strong-passwords", "lessons/strong-passwords/1",
    "lessons/strong-passwords/6", "lessons/strong-passwords/6/answer", "lessons/strong-passwords/1/done",
    "lessons/strong-passwords/summary", "lessons/strong-passwords/take-home", "lessons/strong-passwords/handout",
    "me", "me/card", "me/card/enter", "me/card/key", "me/certificate/strong-passwords", "me/delete", "finish",
    "finish/thanks", "still-here", "cleared", "privacy", "privacy/1", "privacy/1.report",
    "privacy/reports", "language", "display", "listen", "terminal",
    "activities", "activities/phishing-inbox", "activities/phishing-inbox/start", "activities/fair-sorter/play",
    "activities/fair-sorter/play/lab", "activities/fair-sorter/play/lab/again", "activities/fair-sorter/summary",
    "activities/password-lab/words", "activities/fair-sorter/take-home", "activities/phishing-inbox/questions/hurry",
    "help/using-the-kiosk", "join", "join/key", "join/over", "join/1234/board",
)  # fmt: skip
SPOILERS = (
    "%00", "%0d%0aSet-Cookie:%20a=b", "..", "../../etc/passwd", "..%2f..%2fkiosk.toml", "%2e%2e/", "//", "\\", "%",
    "%zz", "%ff%fe", "%d9%a1", "٣", "-1", "0", "99999999999999999999", "1e9", "NaN", "{{7*7}}", "${7*7}",
    "<script>alert(1)</script>", '\'"><img/src=x>', '"*', "NEAR(", "' OR 1=1 --", "a" * 3000, ";", "?", "#", "&",
    "=", " ", "", "%f0%9f%92%a9",
)  # fmt: skip
FIELDS = (
    "q", "from", "of", "choice", "attempt", "code", "key", "name", "size", "theme", "goal", "again", "why",
    "move", "at", "tick", "list", "colour", "missing", "before", "scale", "touch", "locale", "typed", "__class__",
)  # fmt: skip
VALUES = (
    "label", "new", "place:off", "done",
    "1", "2", "unsure", "/en/help", "/en/lessons/strong-passwords/1", "b", "dark", "delete", "123456789012", "",
)  # fmt: skip
HEADERS = (  # not Expect: waitress then waits for a body, even where there is none
    "Accept-Language", "Accept", "Accept-Encoding", "Cookie", "Content-Type", "Range", "If-None-Match",
    "If-Modified-Since", "X-Forwarded-For", "X-Forwarded-Proto", "X-HTTP-Method-Override", "Sec-Fetch-Site",
    "Referer", "User-Agent", "Authorization", "Connection", "Upgrade", "TE",
)  # fmt: skip
KINDS = (
    "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded; charset=utf-16", "application/json", "text/plain; charset=utf-7", ";;;,,,",
)  # fmt: skip
HEADER_VALUES = (
    *KINDS,
    "en;q=0.5, ar;q=x", "*;q=-1", "visit=; visit=x; visit", 'visit="', 'visit="\\', "terminal=999-yes", "bytes=0-",
    "100-continue", "PUT", "https", "1.2.3.4, 5.6.7.8", '"', "Basic x", "close", "websocket", "gzip;q=0",
    "a" * 2000,
)  # fmt: skip

anything = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
spoilers = st.one_of(st.sampled_from(SPOILERS), anything.map(urllib.parse.quote))


@st.composite
def addresses(draw):
    """Draw a path that is ours, nearly ours, or nobody's."""
    path = f"/{draw(st.sampled_from(LOCALES))}/{draw(st.sampled_from(PLACES))}".replace("//", "/")
    if draw(st.booleans()):
        return path
    parts = path.split("/")
    parts.insert(draw(st.integers(0, len(parts))), draw(spoilers))
    return draw(st.sampled_from(("/", "", "//"))) + "/".join(parts).lstrip("/")


values = st.one_of(st.sampled_from(VALUES), st.sampled_from(SPOILERS), anything)
fields = st.lists(st.tuples(st.sampled_from(FIELDS), values), max_size=5)
header_values = st.one_of(st.sampled_from(HEADER_VALUES), st.sampled_from(VALUES), anything)


@st.composite
def header_lines(draw):
    """Draw header lines as bytes; a value may hold any byte but the end of a line."""
    names = draw(st.lists(st.sampled_from(HEADERS), max_size=4))
    return [name.encode() + b": " + _one_line(draw(header_values).encode()) for name in names]


def _one_line(value):
    return value.replace(b"\r", b"").replace(b"\n", b"")


@st.composite
def queries(draw):
    """Draw a query string: well formed, or any signs at all."""
    if draw(st.integers(0, 3)) == 0:
        return "?" + _address_signs(draw(anything))
    pairs = draw(fields)
    return "?" + urllib.parse.urlencode(pairs) if pairs else ""


def _address_signs(text):
    return urllib.parse.quote(text, safe="%&=+;?/:@!$'()*,[]")
