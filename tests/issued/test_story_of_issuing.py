"""The story: the city drafts, wards derive, some issue, the city changes in May. What is issued stays, drafts follow.

With twelve of the wards, and in the long run with all 114, sixty of them issued.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from wards import ALL, CITY, FEW, NAME, City, amend_the_city, differ_in_seven

ISSUED = {FEW: 6, ALL: 60}


def _issue(city: City, ward: str, number: int) -> None:
    text = city.text(ward).replace("# so: 12", f"so: {number}")
    city.write(f"plans/{ward}/{NAME}.yaml", re.sub(r"(?m)^ngay: 2026$", "ngay: 2026-03-12", text))
    outcome = city.run("issue", f"{ward}/{NAME}", "--cha-chua", "--co-canh-bao")
    assert outcome.exit == 0, outcome.out + outcome.err


def _files(city: City) -> dict[str, bytes]:
    return {ward: (city.root / f"build/{ward}/{NAME}.docx").read_bytes() for ward in city.wards}


@pytest.fixture(scope="module", params=[FEW, pytest.param(ALL, marks=pytest.mark.long)], ids="{}-wards".format)
def march(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> City:
    """All wards derived, seven differing, the first of them issued, everything built."""
    city = City(tmp_path_factory.mktemp("hai-phong"), request.param)
    city.derive_all()
    differ_in_seven(city)
    for number, ward in enumerate(city.wards[: ISSUED[request.param]], 1):
        _issue(city, ward, number)
    outcome = city.run("build")
    assert outcome.exit == 0, outcome.out
    return city


@pytest.fixture
def city(march: City, tmp_path: Path) -> City:
    shutil.copytree(march.root, tmp_path / "ban-sao")
    return City(tmp_path / "ban-sao")


def _issued(city: City) -> list[str]:
    return city.wards[: ISSUED[len(city.wards)]]


def test_in_may_what_is_issued_prints_the_same_bytes_and_drafts_follow(city: City) -> None:
    march, issued = _files(city), _issued(city)
    amend_the_city(city)
    outcome = city.run("build")
    may = _files(city)
    assert {ward: may[ward] for ward in issued} == {ward: march[ward] for ward in issued}
    followed = [ward for ward in city.wards if ward not in issued and may[ward] != march[ward]]
    # one of the wards leans on what the city took away
    assert len(followed) >= len(city.wards) - len(issued) - 1
    assert all("Tuyên truyền sâu rộng" in city.words(ward) for ward in followed)
    assert not any("Tuyên truyền sâu rộng" in city.words(ward) for ward in issued)
    told = {one.path.split("/")[1]: one.message for one in outcome.findings if one.code == "issued/changed"}
    broken = {one.path.split("/")[1] for one in outcome.findings if one.code == "issued/source-broken"}
    assert set(told) | broken == set(issued)
    assert all("sâu rộng" in message or "chỗ nữa" in message for message in told.values())
    # also in a folder where nothing was built yet
    fresh = city.run("build", "--out", str(city.root / "moi"))
    assert fresh.exit == outcome.exit
    assert {ward: (city.root / f"moi/{ward}/{NAME}.docx").read_bytes() for ward in issued} == {
        ward: march[ward] for ward in issued
    }


def test_status_counts_them(city: City) -> None:
    many, issued = len(city.wards), len(_issued(city))
    # the city's own plan is a draft
    assert f"{issued} văn bản đã ban hành; {many - issued + 1} dự thảo." in city.run("status").out
    amend_the_city(city)
    out = city.run("status", CITY).out
    assert f"{issued} văn bản đã ban hành, trong đó" in out


def test_once_the_city_issues_its_draft_moves_nobody(city: City) -> None:
    assert city.run("issue", CITY, "--co-canh-bao").exit == 0
    before = _files(city)
    city.run("build")
    assert _files(city) == before
    amend_the_city(city)
    outcome = city.run("build")
    assert outcome.exit == 0, outcome.out
    assert _files(city) == before
    assert {one.path for one in outcome.findings if one.code == "issued/changed"} == {f"plans/{CITY}.yaml"}
