"""Ways to ask a collector: as a kiosk does, and as an operator's browser without scripts does."""

from kiosk import envelope, messages, protocol

ORIGIN = "http://localhost"
PASSPHRASE = "four words that differ"


class Machine:
    """A kiosk in front of the application ``app``."""

    def __init__(self, app):
        self.client = app.test_client()
        public = envelope.public_of(app.collector.key)
        self._keys = {envelope.key_id(public): public}

    def put(self, address, data, **headers):
        """Send an envelope."""
        return self.client.put(address, data=data, headers={"Content-Type": envelope.MEDIA_TYPE, **headers})

    def hand_in(self, station, seq, **fields):
        """Hand in a report of a station."""
        return self.put(protocol.report_address(station.id, seq), station.sealed(seq, **fields))

    def bundle(self, *envelopes, **headers):
        """Hand in a bundle."""
        headers = {"Content-Type": protocol.BUNDLE_MEDIA_TYPE, **headers}
        return self.client.post(protocol.BUNDLES, data=protocol.join_lines(list(envelopes)), headers=headers)

    def receipts(self, answer):
        """Return the receipts in an answer, once their signature was checked."""
        found = []
        for _, line in protocol.split_lines(answer.data):
            assert len(line) <= protocol.MAX_ANSWER_BYTES
            found += messages.parse_receipts(envelope.unseal(line, self._keys, {messages.RECEIPTS_TYPE}))
        return found


class Browser:
    """A browser in front of the application ``app``: it keeps cookies and sends an Origin."""

    def __init__(self, app):
        self.client = app.test_client()

    def get(self, address, **kwargs):
        """Open an address and return the answer; redirects are followed."""
        return self.client.get(address, follow_redirects=True, **kwargs)

    def post(self, address, follow=True, origin=ORIGIN, **fields):
        """Send a form from our own page."""
        return self.client.post(address, data=fields, headers={"Origin": origin}, follow_redirects=follow)


def problem(answer):
    """Return the name of the problem in an answer, once the document is what RFC 9457 asks for."""
    assert answer.mimetype == "application/problem+json"
    assert len(answer.data) <= protocol.MAX_ANSWER_BYTES
    document = answer.get_json()
    assert document["status"] == answer.status_code
    assert document["title"]
    name = document["type"].removeprefix("/api/v1/problems/")
    assert name in protocol.PROBLEMS
    return name
