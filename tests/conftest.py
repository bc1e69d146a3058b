"""What all tests share: an office, the corpus, how many examples a law is tried on, what may skip."""

from __future__ import annotations

import contextlib
import math
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from places import SHARED
from workbench import Office

# the tools that .ci/run says cannot be had where it runs; without it, anything may be missing
_WITHOUT = os.environ.get("GEN_CI_WITHOUT")

_calm = settings(deadline=None, suppress_health_check=list(HealthCheck))
# the same examples each time (`make test`), and many at random (`make test-long`)
settings.register_profile("fast", _calm, max_examples=40, derandomize=True, database=None)
settings.register_profile("long", _calm, max_examples=250, print_blob=True)
settings.load_profile("fast")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office of its own for the test."""
    return Office(tmp_path)


@pytest.fixture(scope="session")
def shared() -> Iterator[Path]:
    """The folder beside the checkout that holds the corpus and its tools; it must be there where CI runs."""
    if not SHARED.is_dir():
        if os.environ.get("CI"):
            pytest.fail("no ../shared beside this checkout, and CI is set")
        pytest.skip("no ../shared beside this checkout")
    yield SHARED


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """In CI a test that skips for want of a tool fails, unless CI said that the tool cannot be had."""
    report = yield
    skipped = call.excinfo is not None and isinstance(call.excinfo.value, pytest.skip.Exception)
    if skipped and _WITHOUT is not None:
        reason = str(call.excinfo.value)  # type: ignore[union-attr]
        if not any(reason.startswith(f"no {tool} here") for tool in _WITHOUT.split()):
            report.outcome = "failed"
            report.longrepr = f"{reason}: CI must have it, or name it in GEN_CI_WITHOUT"
    return report


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """`-n auto`: the cores that this process may use, a container's share counted."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with contextlib.suppress(OSError, ValueError):
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text().split()
        cores = min(cores, math.ceil(int(quota) / int(period)))
    return max(cores, 1)
