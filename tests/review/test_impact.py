"""What a parent's change does to an heir: told from what findings are about; once, at the parent."""

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

    def decided(self, plan: str = "cha") -> dict[str, list[str]]:
        """What each change of a plan does to its heirs, by its place."""
        outcome = self.found(plan)
        return {
            change["path"]: [name for name, ids in (change["below"] or {}).items() if ids]
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


CITING = "mo_dau: Thực hiện {{ cha }}, {{ don_vi.goi }} ban hành Kế hoạch như sau.\n"
DATED = "so: 12\nngay: 2026-06-01\n"
# what the child writes, what its parent changes, and at which of the parent's lines the child is said to follow
FOLLOWED = {
    "the number": (CITING, ("so: 7", "so: 8"), {"so"}),
    "the date": (CITING, ("2026-05-07", "2026-05-09"), {"ngay"}),
    "the symbol": (CITING, ("so: 7", "so: 7\nky_hieu: KHTT-UBND"), {"so"}),
    "the symbol below a number of its own": (DATED, ("so: 7", "so: 7\nky_hieu: KHTT-UBND"), {"so"}),
    "the kind": (CITING + DATED, ("loai: ke-hoach", "loai: chuong-trinh"), {"so", "loai"}),
    "the printed kind": (CITING, ("loai: ke-hoach", "loai: ke-hoach\nten_loai: Kế hoạch năm"), {"loai"}),
    "the subject below a subject of its own": (
        CITING + "trich_yeu: thử của phường\n",
        ("trich_yeu: thử", "trich_yeu: việc"),
        set(),
    ),
    "a name that stands for it": (
        "bien: {goc: '{{ cha.ngan }}'}\nmo_dau: Theo {{ goc }}, {{ don_vi.goi }} làm.\n",
        ("so: 7", "so: 8"),
        {"so"},
    ),
    "a cell": (
        "phu_luc: [{ma: viec, bang: {hang: [{ma: thu-phi, noi_dung: 'Thu theo {{ cha.khong_ve }}'}]}}]\n",
        ("2026-05-07", "2026-05-09"),
        {"ngay"},
    ),
    "the date, where only the number is cited": (CITING.replace("cha ", "cha.ngan "), ("05-07", "05-09"), set()),
}


@pytest.mark.parametrize(("child", "edit", "lines"), FOLLOWED.values(), ids=FOLLOWED)
def test_a_parent_that_is_cited_otherwise_is_told_at_the_parent(
    tmp_path: Path, child: str, edit: tuple[str, str], lines: set[str]
) -> None:
    family = Family(tmp_path, child)
    family.edit("plans/cha.yaml", *edit)
    found = family.found()
    assert [plan["ids"] for plan in found["plans"]] == [["cha"]], found
    assert {at for at, what in family.decided().items() if what == ["follows"]} == lines


def test_what_a_child_writes_itself_is_still_told_at_the_child(tmp_path: Path) -> None:
    family = Family(tmp_path, f"{CITING}{DATED}thay_tu: {{Họp dân: Họp tổ}}\n")
    family.edit("plans/cha.yaml", "so: 7", "so: 8")
    family.edit("plans/con.yaml", "Họp tổ", "Họp khu phố")
    paths = {tuple(plan["ids"]): [change["path"] for change in plan["changes"]] for plan in family.found()["plans"]}
    assert paths == {("cha",): ["so"], ("con",): ["noi-dung/hai/noi_dung"]}
    # one text in which both have changed something
    family.edit("plans/con.yaml", "ban hành Kế hoạch như sau", "làm như sau")
    paths = {tuple(plan["ids"]): [change["path"] for change in plan["changes"]] for plan in family.found()["plans"]}
    assert paths[("con",)] == ["mo_dau", "noi-dung/hai/noi_dung"]


def test_each_heir_follows_the_plan_that_it_cites(tmp_path: Path) -> None:
    family = Family(tmp_path, CITING + DATED)
    family.write("plans/chau.yaml", "ke_thua: con.yaml\ndon_vi: phuong-mau\n")
    commit(family.root)
    family.edit("plans/con.yaml", "so: 12", "so: 13")
    found = family.found()
    assert [plan["ids"] for plan in found["plans"]] == [["con"]], found
    assert family.decided("con") == {"so": ["follows"]}
    # asked for alone, an heir tells all that changed in it
    (alone,) = family.found("chau")["plans"]
    assert [change["path"] for change in alone["changes"]] == ["mo_dau"]


def test_a_citation_that_an_heir_set_aside_is_still_to_be_looked_at(tmp_path: Path) -> None:
    """It is told of no line of its parent, whose citation follows the plan above."""
    family = Family(tmp_path, f"can_cu: [{{ma: goc, noi_dung: 'Thực hiện {{{{ cha }}}}'}}]\n{DATED}")
    family.write("plans/chau.yaml", "ke_thua: con.yaml\ndon_vi: phuong-mau\ncan_cu: [!bo goc]\n")
    commit(family.root)
    family.edit("plans/cha.yaml", "so: 7", "so: 8")
    found = family.found()
    assert [plan["ids"] for plan in found["plans"]] == [["cha"]]
    assert "chau" in json.dumps(found["to_look_at"])
