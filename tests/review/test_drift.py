"""What `gen status` and `gen accept` call seen, place by place."""

from __future__ import annotations

import pytest
from workbench import Office

PARENT = """\
loai: ke-hoach
don_vi: thanh-pho-mau
so: 3
ngay: 2026-02-01
trich_yeu: thử
noi_dung:
  - {ma: mot, noi_dung: Việc của thành phố}
  - {ma: mot-hai, noi_dung: Việc khác của thành phố}
"""
CHILD = """\
ke_thua: cha.yaml
don_vi: phuong-mau
so: 8
ngay: 2026-06-01
noi_dung:
  - {ma: mot, noi_dung: Việc của phường}
  - {ma: mot-hai, noi_dung: Việc khác của phường}
"""


@pytest.fixture
def seen(office: Office) -> Office:
    """A child that sets two texts aside, all of it seen; then the parent changes both."""
    office.write("plans/cha.yaml", PARENT)
    office.write("plans/con.yaml", CHILD)
    assert office.run("accept", "con").exit == 0
    assert office.run("status", "con").exit == 0
    office.write("plans/cha.yaml", PARENT.replace("thành phố", "cả thành phố"))
    return office


def _to_be_looked_at(office: Office) -> list[str]:
    lines = office.run("status", "con").out.splitlines()
    return [line.split()[0] for line in lines if "(bản này sửa)" in line]


def test_what_is_accepted_is_one_item_and_not_one_that_is_called_alike(seen: Office) -> None:
    assert _to_be_looked_at(seen) == ["noi-dung/mot/noi_dung", "noi-dung/mot-hai/noi_dung"]
    assert seen.run("accept", "con", "noi-dung/mot").exit == 0
    assert _to_be_looked_at(seen) == ["noi-dung/mot-hai/noi_dung"]
    assert seen.run("accept", "con", "noi-dung").exit == 0
    assert _to_be_looked_at(seen) == []


@pytest.mark.parametrize(("letters", "shown"), [(600, "x" * 600), (601, "x" * 600 + "…")])
def test_a_text_is_remembered_up_to_six_hundred_letters(office: Office, letters: int, shown: str) -> None:
    office.write("plans/cha.yaml", PARENT.replace("Việc của thành phố", "x" * letters))
    office.write("plans/con.yaml", CHILD)
    assert office.run("accept", "con").exit == 0
    office.write("plans/cha.yaml", PARENT)
    assert f"lúc xem:  {shown}\n" in office.run("status", "con").out
