"""The city's repository and the ward's office."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign_city import CITY, CITY_LAWS, CITY_UNITS, WARD, commit, git
from needs import need
from workbench import Office


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A repository of the city, with one plan under the tag v1."""
    need("git")
    root = tmp_path / "cang"
    for path, text in {
        "plans/danh-muc/don-vi.yaml": CITY_UNITS,
        "plans/danh-muc/van-ban.yaml": CITY_LAWS,
        "plans/doc-sach.yaml": CITY,
        "plans/rieng.yaml": CITY,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    git(root, "init", "-q", ".")
    commit(root, "v1")
    return root


@pytest.fixture
def ward(city: Path) -> Office:
    office = Office(city.parent / "phuong")
    office.write("plans/sach.yaml", WARD)
    return office
