"""What a parent's change does to an heir is told from what its findings are about, not from how they are worded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from in_git import CHILD, Kept, commit
from reworded import reworded

PARENT = """
loai: ke-hoach
don_vi: thanh-pho-mau
so: 7
ngay: 2026-05-07
trich_yeu: thử của {{ don_vi.goi }}
mo_dau: Thực hiện chương trình năm, {{ don_vi.goi }} ban hành Kế hoạch.
noi_dung:
  - {ma: mot, noi_dung: Rà soát thủ tục của Sở Nội vụ}
  - {ma: hai, noi_dung: Họp dân nghe loa}
  - {ma: ba, tieu_de: Tuyên truyền, muc: [{ma: loa, noi_dung: Phát thanh}, {ma: to-roi, noi_dung: In tờ rơi}]}
phu_luc:
  - ma: viec
    bang:
      cot: [{ma: tt}, {ma: noi_dung, ten: Việc}, {ma: chu_tri, ten: Chủ trì}]
      hang:
        - {ma: cap-giay, noi_dung: Cấp giấy, chu_tri: phuong-mau}
        - {ma: thu-phi, noi_dung: Thu phí, chu_tri: phuong-mau}
"""
TASKS = "nhan_viec: {tu: viec, giao: {cap-giay: phong-van-hoa}}"
# what the child writes, what its parent takes away, and at which of the parent's places the child is said to be hurt
HURT = {
    "an item removed": ("noi_dung: [!bo hai]", [("  - {ma: hai, noi_dung: Họp dân nghe loa}\n", "")], "noi-dung/hai"),
    "an item to stand beside": (
        "noi_dung: [{ma: moi, noi_dung: Việc mới, sau: hai}]",
        [("  - {ma: hai, noi_dung: Họp dân nghe loa}\n", "")],
        "noi-dung/hai",
    ),
    "an item within another": (
        "noi_dung: [{ma: ba, muc: [!bo loa]}]",
        [("{ma: loa, noi_dung: Phát thanh}, ", "")],
        "noi-dung/ba/loa",
    ),
    "a key removed": (
        "mo_dau: !bo",
        [("mo_dau: Thực hiện chương trình năm, {{ don_vi.goi }} ban hành Kế hoạch.\n", "")],
        "mo_dau",
    ),
    "a row given out": (
        TASKS,
        [("        - {ma: cap-giay, noi_dung: Cấp giấy, chu_tri: phuong-mau}\n", "")],
        "phu_luc/viec/cap-giay",
    ),
    "a phrase that goes whole": (
        "thay_tu: {Họp dân: Họp tổ}",
        [("Họp dân nghe", "Đối thoại qua")],
        "noi-dung/hai/noi_dung",
    ),
    "a phrase of which one word goes": (
        "thay_tu: {Sở Nội vụ: phòng chuyên môn}",
        [("Sở Nội vụ", "Sở Tư pháp"), ("In tờ rơi", "In tờ rơi nội bộ")],
        "noi-dung/mot/noi_dung",
    ),
    "an id that other words hold": (
        "noi_dung: [{ma: ba, muc: [!bo loa]}]",
        [("{ma: loa, noi_dung: Phát thanh}, ", ""), ("Họp dân nghe loa", "Họp dân")],
        "noi-dung/ba/loa",
    ),
}


class Family(Kept):
    """A parent and a child in git, the child as it is told."""

    def __init__(self, root: Path, child: str) -> None:
        super().__init__(root)
        self.write("plans/cha.yaml", PARENT)
        self.write("plans/con.yaml", f"{CHILD}{child}\n")
        assert self.run("check", "con").exit == 0
        commit(root)

    def decided(self) -> dict[str, list[str]]:
        """What each change of the parent does to the child, by its place."""
        outcome = self.found("cha")
        return {
            change["path"]: [name for name, ids in change["below"].items() if ids]
            for plan in outcome["plans"]
            for change in [*plan["changes"], *(one for many in plan["repeated"] for one in many["changes"])]
        }

    def found(self, *plans: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run("diff", "--git", "HEAD", *plans, "--format", "json").out)
        return found


@pytest.mark.parametrize(("child", "edits", "place"), HURT.values(), ids=HURT)
def test_a_child_is_hurt_where_what_it_leans_on_goes(
    tmp_path: Path, child: str, edits: list[tuple[str, str]], place: str
) -> None:
    family = Family(tmp_path, child)
    for old, new in edits:
        family.edit("plans/cha.yaml", old, new)
    assert family.run("check", "con").exit == 1
    told = family.decided()
    assert told[place] == ["lost"], told
    assert [at for at, what in told.items() if "lost" in what] == [place], told
    with reworded():
        assert family.decided() == told
