"""For all tests: ``--no-skips`` turns a test that cannot run here into a failure."""

import pytest


def pytest_addoption(parser):
    parser.addoption("--no-skips", action="store_true", help="a skipped test counts as failed")


def _forbid_skip(config, report):
    if config.getoption("no_skips") and report.skipped and not hasattr(report, "wasxfail"):
        _file, _line, reason = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was left out. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    _forbid_skip(item.config, report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    report = yield
    _forbid_skip(collector.config, report)
    return report
