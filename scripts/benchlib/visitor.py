"""A person at a terminal, as far as the server can tell: addresses, forms, one cookie."""

import http.client
import re
from contextlib import closing
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode

BROWSER = {
    "User-Agent": "bench",
    "Accept": "text/html,*/*;q=0.8",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip",
}
FORM = re.compile(r"<form\b[^>]*?action=\"([^\"]+/answer)\".*?</form>", re.S)
FIELD = re.compile(r"<(?:input|button)\b[^>]*>")
ATTRIBUTE = re.compile(r"\b(name|value|type)=\"([^\"]*)\"")


@dataclass
class Answer:
    """What came back for one request."""

    status: int
    reason: str
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def text(self):
        return self.body.decode()

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name), "")


class Visitor:
    """Somebody with a cookie of their own."""

    def __init__(self, port):
        self.host = f"127.0.0.1:{port}"
        self.cookie = ""

    def headers(self, **more):
        """Return the headers of this visitor's requests."""
        cookie = {"Cookie": self.cookie} if self.cookie else {}
        return {**BROWSER, **cookie, **more}

    def get(self, address, **headers):
        """Ask for ``address`` without following redirects."""
        return self._ask("GET", address, None, self.headers(**headers))

    def post(self, address, form):
        """Send ``form`` as a page of ours would."""
        return self._ask("POST", address, urlencode(form), self.form_headers())

    def form_headers(self):
        """Return the headers of a form sent from one of our pages."""
        more = {"Origin": f"http://{self.host}", "Content-Type": "application/x-www-form-urlencoded"}
        return self.headers(**more)

    def _ask(self, method, address, body, headers):
        with closing(http.client.HTTPConnection(self.host, timeout=30)) as line:
            line.request(method, address, body, headers)
            came = line.getresponse()
            answer = Answer(came.status, came.reason, came.getheaders(), came.read())
        given = answer.header("set-cookie").partition(";")[0]
        self.cookie = given or self.cookie
        return answer


def question_form(page):
    """Return (address, fields) of the answer form in ``page``, its first choice chosen; None without one."""
    form = FORM.search(page)
    if not form:
        return None
    fields = {}
    for field in FIELD.findall(form[0]):
        is_a = dict(ATTRIBUTE.findall(field))
        if is_a.get("name") and is_a.get("type") != "submit":
            fields.setdefault(unescape(is_a["name"]), unescape(is_a.get("value", "")))
    return unescape(form[1]), fields
