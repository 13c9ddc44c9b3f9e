"""Starting the kiosk and the bare server, and asking the system what they use."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
STARTS = 3


def cores():
    """Return (core of the servers, core of the load); the kiosk chooses the highest for itself."""
    if not hasattr(os, "sched_getaffinity"):
        return 0, 0
    allowed = sorted(os.sched_getaffinity(0))
    return allowed[-1], allowed[0]


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(slow_sync=None):
    """Return the environment of a server: no settings of this machine, and perhaps a slow card."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    return {**plain, "LD_PRELOAD": str(slow_sync), "SLOW_SYNC_MS": "8"} if slow_sync else plain


def build(data):
    """Build the catalogue into the folder ``data``; return the seconds it took."""
    began = time.perf_counter()
    subprocess.run(
        [BIN / "kiosk", "content", "build"],
        env={**environment(), "KIOSK_DATA": str(data)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - began


@contextlib.contextmanager
def kiosk(data, slow_sync=None):
    """Run the kiosk; hand out (process, port) once a page came."""
    port = free_port()
    command = [BIN / "kiosk", "serve", "--port", str(port), "--data", str(data)]
    with running(command, port, environment(slow_sync), "/en/") as process:
        yield process, port


@contextlib.contextmanager
def bare(folder, slow_sync=None):
    """Run the bare server with the answers in ``folder``; hand out (process, port) once it listens."""
    port, (core, _) = free_port(), cores()
    command = [sys.executable, "-m", "benchlib.bare", str(folder), str(port), str(core)]
    with running(command, port, environment(slow_sync)) as process:
        yield process, port


@contextlib.contextmanager
def running(command, port, env, address=None):
    """Run a server; hand out its process once it answers at ``address``, or listens if there is none."""
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    try:
        _wait_for(process, port, address)
        yield process
    finally:
        process.terminate()
        process.wait()


def _wait_for(process, port, address):
    from benchlib.visitor import Visitor  # noqa: PLC0415 - the bare server does not need it

    for _ in range(6000):
        if process.poll() is not None:
            raise SystemExit("A server stopped before it answered; see its words above.")
        with contextlib.suppress(OSError):
            if address:
                Visitor(port).get(address)
            else:
                socket.create_connection(("127.0.0.1", port)).close()
            return
        time.sleep(0.005)
    raise SystemExit("A server did not answer within 30 seconds.")


def cold_start(data):
    """Return the seconds from the command to the first page, the catalogue being built; best of three."""
    seconds = []
    for _ in range(STARTS):
        began = time.perf_counter()
        with kiosk(data):
            seconds.append(time.perf_counter() - began)
    return min(seconds)


def memory_mb(process):
    """Return the proportional share of memory (PSS) of ``process`` in MB, or None where it is not told."""
    try:
        told = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
    except OSError:
        return None
    return int(re.search(r"^Pss: +(\d+)", told, re.M)[1]) * 1024 / 1e6


def bytes_written(process):
    """Return the bytes ``process`` has sent towards the disk so far, or None where it is not told."""
    try:
        told = Path(f"/proc/{process.pid}/io").read_text()
    except OSError:
        return None
    return int(re.search(r"^write_bytes: (\d+)", told, re.M)[1])


def processor_seconds(process):
    """Return the processor time ``process`` has used so far, or None where it is not told."""
    try:
        told = Path(f"/proc/{process.pid}/stat").read_text()
    except OSError:
        return None
    user, system = told.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def compile_slow_sync(folder):
    """Compile the library that makes syncs slow; return its path."""
    source = Path(__file__).parents[2] / "tests" / "faults" / "slow_sync.c"
    made = folder / "slow_sync.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", made, source, "-ldl"], check=True)
    return made
