"""What axe-core finds to correct on the page now open."""

import pytest

EVERYTHING = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
}
LOOK_ONLY = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "target-size"]},
}
LOOKS = {"dark": ("a", "dark"), "strong contrast": ("a", "strong"), "220 %": ("d", "light")}
WEAR = "([size, theme]) => Object.assign(document.documentElement.dataset, { size, theme })"
RUN = "options => axe.run(document, { resultTypes: ['violations'], preload: false, ...options })"


def violations(page, rules):
    """Return what axe finds by ``rules``, a line for each place."""
    if not page.evaluate("'axe' in window"):
        base = pytest.importorskip("axe_playwright_python.base", reason="axe is missing: scripts/test")
        page.evaluate(base.AXE_SCRIPT)
    found = page.evaluate(RUN, rules)["violations"]
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]
