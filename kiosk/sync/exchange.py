"""One exchange with the collector: the connection, TLS, and an end to it whatever the other side does.

Python's own http.client and ssl do it. A kiosk asks about once a week and never
wants what a library is for: pools, cookies, redirects, unpacking. Each of those
would have to be switched off again, and kept off.
"""

import contextlib
import http.client
import socket
import ssl
import threading

from kiosk import collector_address
from kiosk.sync.troubles import CERTIFICATE, CLOCK, NO_CONNECTION, STRANGE, Trouble

USER_AGENT = "library-kiosk"  # no version: the report says which, and nobody else needs to know
STEP_SECONDS = 15  # to connect, and between two signs of life
WHOLE_SECONDS = 60  # of one exchange: a byte every 14 seconds is no answer
BY_THE_CLOCK = (9, 10)  # X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED


@contextlib.contextmanager
def answering(url, method, path, body, headers, whole_seconds=None):
    """Ask the collector at ``url``, and hand out the response while it is being read.

    Whatever goes wrong becomes a Trouble. An exchange of more than ``whole_seconds`` is cut off.
    """
    address = collector_address.read(url)
    connection = _connection(address)
    is_over = threading.Event()
    if whole_seconds:
        threading.Thread(target=_cut_off, args=(connection, is_over, whole_seconds), daemon=True).start()
    try:
        connection.request(method, address.prefix + path, body, {"User-Agent": USER_AGENT, **_PLAIN, **headers})
        yield connection.getresponse()
    except ssl.SSLCertVerificationError as error:
        raise Trouble(CLOCK if error.verify_code in BY_THE_CLOCK else CERTIFICATE) from error
    except (http.client.IncompleteRead, http.client.RemoteDisconnected, OSError) as error:
        raise Trouble(NO_CONNECTION) from error
    except http.client.HTTPException as error:
        raise Trouble(STRANGE) from error
    finally:
        is_over.set()
        connection.close()


_PLAIN = {"Accept-Encoding": "identity", "Connection": "close"}


def _connection(address):
    proxy = collector_address.proxy_for(address)
    host, port = proxy or (address.host, address.port)
    if not address.is_safe:
        return http.client.HTTPConnection(host, port, timeout=STEP_SECONDS)
    connection = http.client.HTTPSConnection(host, port, timeout=STEP_SECONDS, context=ssl.create_default_context())
    if proxy:
        connection.set_tunnel(address.host, address.port)
    return connection


def _cut_off(connection, is_over, seconds):
    """End an exchange that takes too long: whoever waits for it then hears that the line is dead."""
    while not is_over.wait(seconds):
        with contextlib.suppress(OSError, TypeError):  # there may be no socket yet, or none any more
            socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)  # SSLSocket's own would go on without TLS
        seconds = 1
