"""A terminal's browser without scripts, as another process sees it: through HTTP."""

import http.client
import urllib.parse

from tests.faults.running_kiosk import HANG_SECONDS

FORM = "application/x-www-form-urlencoded"


class PowerCut(Exception):
    """The kiosk went away before it had answered."""


class Terminal:
    """A browser without scripts: one connection that stays open, and the visit cookie."""

    def __init__(self, port):
        self._host = f"localhost:{port}"
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=HANG_SECONDS)
        self.token = ""

    def get(self, address):
        """Return (status, where to go next or "", text of the page)."""
        return self._ask("GET", address, None, {})

    def post(self, address, **fields):
        """Send a form from our own page; return what ``get`` returns."""
        headers = {"Origin": f"http://{self._host}", "Content-Type": FORM}
        return self._ask("POST", address, urllib.parse.urlencode(fields, doseq=True), headers)

    def close(self):
        self._connection.close()

    def _ask(self, method, address, body, headers):
        headers = {**headers, "Host": self._host, "Cookie": f"visit={self.token}"}
        try:
            self._connection.request(method, address, body, headers)
            answer = self._connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException) as error:
            raise PowerCut from error
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            self.token = cookie.partition("=")[2].partition(";")[0]
        return answer.status, answer.headers.get("Location", ""), text
