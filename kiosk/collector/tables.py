"""Brings the collector's tables up to date, one numbered step at a time, all in one transaction."""

import importlib
import pkgutil

from kiosk.collector import migrations
from kiosk.collector.database import LOCKS
from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.policies import POLICIES
from kiosk.strict_json import dump

_MAKE_VERSION = "CREATE TABLE IF NOT EXISTS book_version (version INTEGER NOT NULL PRIMARY KEY)"
_ONE_AT_A_TIME = {"postgresql": "SELECT pg_advisory_xact_lock(7402913)", "sqlite": "SELECT 1"}


def steps():
    """Return the migrations in order as (number, statements)."""
    names = sorted(module.name for module in pkgutil.iter_modules(migrations.__path__))
    modules = [importlib.import_module(f"{migrations.__name__}.{name}") for name in names]
    return [(int(name[1:5]), module.STATEMENTS) for name, module in zip(names, modules, strict=True)]


def upgrade(database):
    """Apply what is pending and return the numbers applied. Raises Rejected if a newer program wrote the books."""
    with database.transaction() as work:
        work.rows(_ONE_AT_A_TIME[database.kind])
        work.run(_MAKE_VERSION)
        reached = work.rows("SELECT COALESCE(MAX(version), 0) FROM book_version")[0][0]
        if reached > steps()[-1][0]:
            raise Rejected(N_("The books were written by a newer collector. Install that version again."))
        pending = [(number, statements) for number, statements in steps() if number > reached]
        for number, statements in pending:
            _apply(database, work, number, statements)
        _keep_policies(work)
        for lock in LOCKS:
            work.run("INSERT INTO note (name, value) VALUES (?, '') ON CONFLICT (name) DO NOTHING", (lock,))
    return [number for number, _ in pending]


def _apply(database, work, number, statements):
    for statement in statements:
        work.run(database.table(statement) if statement.startswith("CREATE TABLE") else statement)
    work.run("INSERT INTO book_version (version) VALUES (?)", (number,))


def _keep_policies(work):
    """Write down what each known policy promised, for whoever reads the books without this program."""
    for policy in POLICIES.values():
        body = {
            "id": policy.id,
            "cells": policy.cells,
            "groups": dict(policy.groups),
            "bounds": dict(policy.bounds),
            "scales": dict(policy.scales),
            "epsilons": dict(policy.epsilons),
        }
        row = (policy.id, dump(body))
        work.run("INSERT INTO policy (id, body) VALUES (?, ?) ON CONFLICT (id) DO NOTHING", row)
