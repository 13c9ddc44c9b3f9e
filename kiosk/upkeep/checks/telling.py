"""Findings as lines for a terminal and as plain data for programs."""

from dataclasses import asdict

from kiosk.i18n import gettext, ngettext
from kiosk.upkeep.checks.finding import LOOK


def as_lines(findings):
    """Return the findings as lines of text: first whether the kiosk is well, then each with its steps."""
    count = sum(finding.severity == LOOK for finding in findings)
    well = gettext("The kiosk is well.")
    lines = [ngettext("%(num)s thing to look at:", "%(num)s things to look at:", count) if count else well]
    for finding in findings:
        lines += ["", f"{'!' if finding.severity == LOOK else 'i'} {finding.sentence}"]
        lines += [f"  {number}. {step}" for number, step in enumerate(finding.steps, 1)]
        lines += [f"  {finding.address}"] if finding.address else []
    return lines


def as_data(findings):
    """Return the findings as plain lists and dictionaries."""
    return [{**asdict(finding), "steps": list(finding.steps)} for finding in findings]
