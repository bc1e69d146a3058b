"""What rules say of tables in the body and of appendices that are signed by themselves."""

from __future__ import annotations

import pytest
from workbench import Office

TABLE = "bang: {cot: [{ma: viec, ten: Việc}, {ma: chu_tri, ten: Chủ trì}], hang: [%s]}"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (
            f"noi_dung: [{{noi_dung: Giao, {TABLE % '{viec: Một, chu_tri: A}, {viec: Ba, chu_tri: A}, {viec: Hai}'}}}]",
            "task-without-lead",
        ),
        (
            f"noi_dung: [{{noi_dung: Giao việc, {TABLE % '{viec: Mở lớp, chu_tri: A}, {nhom: Trống}'}}}]",
            "empty-heading",
        ),
        ("noi_dung: [A]\nphu_luc: [{tieu_de: B, noi_dung: C, ky: {chuc_vu: Phó Chủ tịch}}]", "signing"),
        ("noi_dung: [A]\nphu_luc: [{tieu_de: B, noi_dung: C, ky: {chuc_vu: A, ho_ten: LÊ VĂN MẪU}}]", "signatory-name"),
        ("noi_dung: [A]\nphu_luc: [{tieu_de: B, noi_dung: C, noi_nhan: ['- Công an']}]", "recipient-marks"),
    ],
)
def test_told(office: Office, source: str, code: str) -> None:
    office.write("plans/a.yaml", f"{source}\n{office.tail('ke-hoach')}")
    assert f"lint/{code}" in {one.code for one in office.run("check", "a").findings}


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (f"noi_dung: [{{tieu_de: Giao việc, {TABLE % '{viec: Mở lớp, chu_tri: A}'}}}, Hết]", "empty-heading"),
        (
            f"noi_dung: [A]\nphu_luc: [{{tieu_de: B, kho: ngang, muc: [{{{TABLE % '{viec: Mở lớp, chu_tri: A}'}}}]}}]",
            "landscape-without-table",
        ),
        (
            f"noi_dung: [{{noi_dung: Việc, {TABLE % '{viec: Theo Phụ lục kèm theo Kế hoạch này, chu_tri: A}'}}}]\n"
            "phu_luc: [{tieu_de: B, noi_dung: C}]",
            "appendix-unmentioned",
        ),
        (f"noi_dung: [{{noi_dung: Việc, {TABLE % '{viec: Một, chu_tri: A}'}}}]", "whole-emphasis"),
    ],
)
def test_not_told(office: Office, source: str, code: str) -> None:
    office.write("plans/a.yaml", f"{source}\n{office.tail('ke-hoach')}")
    assert f"lint/{code}" not in {one.code for one in office.run("check", "a").findings}
