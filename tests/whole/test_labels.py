"""A document's own label of an attribute, with a colon and emphasis in it: nobody takes half of it for the value."""

from __future__ import annotations

import json

import pytest
from workbench import Office

SOURCE = """
nhan: {chu_tri: "Cơ quan: *chủ trì*", thoi_gian: "Thời hạn: chậm nhất"}
noi_dung:
  - {ma: mot, noi_dung: Dạy bơi, chu_tri: phong-van-hoa, thoi_gian: Tháng 01/2026}
  - {ma: hai, noi_dung: Trại hè, chu_tri: phong-van-hoa, thoi_gian: Tháng 7/2026}
"""


@pytest.fixture
def labelled(office: Office) -> Office:
    office.make(SOURCE, trich_yeu="Hè năm 2026", ngay="2026-05-07", so="7")
    return office


def test_a_place_is_called_by_the_whole_label(labelled: Office) -> None:
    old = (labelled.root / "plans/thu.yaml").read_text(encoding="utf-8")
    labelled.write(
        "plans/moi.yaml",
        old.replace("Tháng 7", "Tháng 8").replace(
            "hai, noi_dung: Trại hè, chu_tri: phong-van-hoa", "hai, noi_dung: Trại hè, chu_tri: Công an"
        ),
    )
    (plan,) = json.loads(labelled.run("diff", "thu", "moi", "--format", "json").out)["plans"]
    places = {change["place"].rpartition("khoản 2, ")[2] for change in plan["changes"]}
    assert places == {"Cơ quan: chủ trì", "Thời hạn: chậm nhất"}


def test_a_rule_quotes_the_value_alone(labelled: Office) -> None:
    found = [
        finding for finding in labelled.run("check", "thu").findings if finding.code == "lint/deadline-before-date"
    ]
    assert [finding.message.partition("“")[2].partition("”")[0] for finding in found] == ["Tháng 01/2026"]
