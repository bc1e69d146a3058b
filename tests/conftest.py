"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from workbench import Office

SHARED = Path(__file__).parents[2] / "shared"


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
