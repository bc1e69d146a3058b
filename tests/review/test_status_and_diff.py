"""`gen status` and `gen diff --git` name the same plans, whatever the parent changed and whatever a child overrides.

The parent is amended at random, its heirs differ from it at random; some of them were looked at after they were
written, of others only what stood in the parent when they were derived is on record.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from laws import one_in
from workbench import Office

from gen.review.compare.report import Report
from gen.review.heirs import families
from gen.review.workspace_diff import two_states
from gen.workspace.drift import DriftState
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

Plan = dict[str, Any]
CHILDREN = ("mot", "hai", "ba", "chau")


def parent() -> Plan:
    """A plan with something of everything that a child can take otherwise."""
    return {
        "loai": "ke-hoach",
        "don_vi": "thanh-pho-mau",
        "so": 7,
        "ngay": "2026-05-07",
        "trich_yeu": "Thử của {{ don_vi.goi }} năm {{ nam }}",
        "bien": {"ty_le": "đạt 95%", "co_quan": "Sở Nội vụ", "cau": "{{ co_quan }} theo dõi"},
        "can_cu": [{"ma": "luat", "van_ban": "luat-mau"}, {"ma": "nghi-dinh", "noi_dung": "Nghị định về văn thư"}],
        "mo_dau": "Ủy ban nhân dân ban hành Kế hoạch",
        "muc_dich": [{"ma": "ro", "noi_dung": "Giao rõ việc"}],
        "yeu_cau": [{"ma": "kip", "noi_dung": "Kịp thời"}, {"ma": "gon", "noi_dung": "Gọn việc"}],
        "noi_dung": [
            {
                "ma": "ra-soat",
                "noi_dung": "Rà soát thủ tục {{ ty_le }}",
                "chu_tri": "phong-van-hoa",
                "thoi_gian": "Quý II/2026",
            },
            {
                "ma": "tuyen-truyen",
                "tieu_de": "Tuyên truyền",
                "muc": [
                    {"ma": "loa", "noi_dung": "Phát thanh ở tổ dân phố", "phoi_hop": ["cap-xa", "Công an"]},
                    {"ma": "to-roi", "noi_dung": "In tờ rơi"},
                    {"san_pham": "Một nghìn tờ"},
                ],
            },
            {"ma": "hop-dan", "noi_dung": ["Họp dân nghe loa", "Họp lần hai"]},
        ],
        "to_chuc_thuc_hien": [{"ma": "phong", "noi_dung": "{{ cau }}"}, {"ma": "bao-cao", "noi_dung": "Báo cáo[^han]"}],
        "phan": [{"ma": "kinh-phi", "tieu_de": "Kinh phí", "noi_dung": "Ngân sách bảo đảm"}],
        "chu_thich": {"han": "Trước ngày 15"},
        "ket_thuc": "Các đơn vị thực hiện",
        "noi_nhan": [{"ma": "dang-uy", "ten": "Đảng ủy"}, {"ma": "luu", "luu": "VT"}],
        "phu_luc": [
            {
                "ma": "viec",
                "tieu_de": "Danh mục việc",
                "bang": {
                    "cot": [{"ma": "tt"}, {"ma": "viec", "ten": "Việc"}, {"ma": "chu_tri", "ten": "Chủ trì"}],
                    "hang": [
                        {"ma": "cap-giay", "viec": "Cấp giấy", "chu_tri": "phuong-mau"},
                        {"ma": "thu-phi", "viec": "Thu phí", "chu_tri": "phuong-mau"},
                        {"ma": "don-dep", "viec": "Dọn dẹp", "chu_tri": "phong-van-hoa", "lien_quan": ["phuong-mau"]},
                    ],
                },
            }
        ],
    }


# what a child writes, one line a choice; those of one key are never taken together
OVERRIDES = (
    ("trich_yeu", "trich_yeu: Thử của phường"),
    ("bien", "bien: {ty_le: đạt 90%}"),
    ("bien", "bien: {co_quan: Phòng Văn hóa}"),
    ("can_cu", "can_cu: [{ma: luat, van_ban: luat-mau, them: của phường}]"),
    ("can_cu", "can_cu: [!bo nghi-dinh, {ma: them, noi_dung: Căn cứ riêng, sau: luat}]"),
    ("mo_dau", "mo_dau: Phường ban hành"),
    ("mo_dau", "mo_dau: !bo"),
    ("ket_thuc", "ket_thuc: !thay Phường thực hiện"),
    ("noi_nhan", "noi_nhan: !thay [{luu: VT}]"),
    ("muc_dich", "khong_ke_thua: [muc_dich]"),
    ("yeu_cau", "yeu_cau: [{ma: kip, noi_dung: Thật kịp thời}]"),
    ("yeu_cau", "yeu_cau: [!bo gon]"),
    ("noi_dung", "noi_dung: [{ma: ra-soat, noi_dung: Rà soát kỹ}]"),
    ("noi_dung", "noi_dung: [{ma: ra-soat, thoi_gian: Quý III/2026}]"),
    ("noi_dung", "noi_dung: [{ma: ra-soat, chu_tri: !bo }]"),
    ("noi_dung", "noi_dung: [!bo hop-dan]"),
    ("noi_dung", "noi_dung: [{ma: hop-dan, noi_dung: Họp tổ}]"),
    ("noi_dung", "noi_dung: [{ma: hop-dan, thay: true, tieu_de: Họp của phường}]"),
    ("noi_dung", "noi_dung: [{ma: tuyen-truyen, tieu_de: Truyền thông}]"),
    ("noi_dung", "noi_dung: [{ma: tuyen-truyen, muc: [{ma: loa, noi_dung: Phát thanh sáng chiều}]}]"),
    ("noi_dung", "noi_dung: [{ma: tuyen-truyen, muc: [{ma: loa, phoi_hop: Công an phường}, !bo to-roi]}]"),
    ("noi_dung", "noi_dung: [{ma: tuyen-truyen, san_pham: Hai nghìn tờ}]"),
    ("noi_dung", "noi_dung: [{ma: tuyen-truyen, muc: !thay [{ma: rieng, noi_dung: Việc riêng}]}]"),
    ("noi_dung", "noi_dung: [{ma: rieng, noi_dung: Việc riêng, sau: tuyen-truyen}]"),
    ("noi_dung", 'noi_dung: {tieu_de: Nhiệm vụ, kieu: "1)", muc: [{ma: hop-dan, noi_dung: Họp tổ}]}'),
    ("to_chuc", "to_chuc_thuc_hien: [{ma: phong, noi_dung: Phòng theo dõi}]"),
    ("to_chuc", "to_chuc_thuc_hien: [{ma: bao-cao, noi_dung: Báo cáo sớm}]"),
    ("to_chuc", "khong_ke_thua: [to_chuc_thuc_hien]"),
    ("phan", "phan: [{ma: kinh-phi, noi_dung: Phường tự lo}]"),
    ("phan", "phan: [!bo kinh-phi]"),
    ("phan", "thay_tu: {Ngân sách: Kinh phí}"),
    ("noi_dung", "thay_tu: {thủ tục: giấy tờ}"),
    ("chu_thich", "chu_thich: {han: Trước ngày 10}"),
    ("phu_luc", "phu_luc: [{ma: viec, bang: {hang: [{ma: cap-giay, viec: Cấp giấy nhanh}]}}]"),
    ("phu_luc", "phu_luc: [{ma: viec, tieu_de: Việc của phường, bang: {hang: [!bo thu-phi]}}]"),
    ("phu_luc", "phu_luc: [{ma: viec, bang: {hang: !thay [{ma: a, viec: Việc, chu_tri: phuong-mau}]}}]"),
    ("phu_luc", "nhan_viec: {tu: viec, giao: {cap-giay: phong-van-hoa}}"),
    ("phu_luc", "khong_ke_thua: [phu_luc]"),
)


def lists(value: Any) -> list[list[Any]]:
    """Every list of items in a plan."""
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value] if isinstance(value, list) and value and isinstance(value[0], dict) else []
    return own + [found for one in below for found in lists(one)]


def items(plan: Plan) -> list[dict[str, Any]]:
    """Every item of a plan that holds words."""
    return [item for found in lists(plan) for item in found if isinstance(item, dict)]


def _section(plan: Plan, key: str) -> list[Any]:
    found = plan[key]
    below: list[Any] = found["muc"] if isinstance(found, dict) else found
    return below


def _reword(plan: Plan, rng: Random) -> None:
    holders = [plan, plan["bien"], *items(plan)]
    keys = ("noi_dung", "tieu_de", "viec", "thoi_gian", "mo_dau", "ket_thuc", "ty_le", "co_quan", "trich_yeu", "ten")
    found = [(one, key) for one in holders for key in keys if isinstance(one.get(key), str)]
    one, key = rng.choice(found)
    one[key] += rng.choice((" ngay", ".", " {{ ty_le }}" if key in ("noi_dung", "tieu_de") else " mới"))


def _remove(plan: Plan, rng: Random) -> None:
    chosen = rng.choice([one for one in lists(plan) if len(one) > 1])
    chosen.pop(rng.randrange(len(chosen)))


def _move(plan: Plan, rng: Random) -> None:
    chosen = rng.choice([one for one in lists(plan) if len(one) > 1])
    chosen.insert(rng.randrange(len(chosen)), chosen.pop(rng.randrange(len(chosen))))


def _carry_off(plan: Plan, rng: Random) -> None:
    """An item goes to another section."""
    home, away = (_section(plan, key) for key in rng.sample(("noi_dung", "to_chuc_thuc_hien", "yeu_cau"), 2))
    if len(home) > 1:
        away.append(home.pop(rng.randrange(len(home))))


def _rename(plan: Plan, rng: Random) -> None:
    item = rng.choice([one for one in items(plan) if one.get("ma") not in (None, "tt", "viec", "chu_tri")])
    item["ma"] = item["ma"] + "-moi"


def _drop_key(plan: Plan, rng: Random) -> None:
    one, key = rng.choice(
        [
            (one, key)
            for one in (plan, *items(plan))
            for key in ("chu_tri", "thoi_gian", "phoi_hop", "mo_dau", "tieu_de")
            if key in one
        ]
    )
    del one[key]


def _add(plan: Plan, rng: Random) -> None:
    chosen = _section(plan, rng.choice(("noi_dung", "yeu_cau", "to_chuc_thuc_hien")))
    chosen.insert(rng.randint(0, len(chosen)), {"ma": f"them-{rng.randrange(9)}", "noi_dung": "Việc thêm"})


def _body(plan: Plan, rng: Random) -> None:
    one, key = rng.choice([(one, key) for one in items(plan) for key in ("chu_tri", "phoi_hop") if key in one])
    one[key] = rng.choice(("phuong-mau", "Văn phòng", ["phong-van-hoa", "Công an"]))


def _lock(plan: Plan, rng: Random) -> None:
    rng.choice(_section(plan, "noi_dung") + _section(plan, "to_chuc_thuc_hien"))["co_dinh"] = True


def _count(plan: Plan, rng: Random) -> None:
    plan["noi_dung"] = {"kieu": rng.choice(("a)", "1)")), "muc": _section(plan, "noi_dung")}


def _line(plan: Plan, rng: Random) -> None:
    """A task attribute written as a line."""
    found = [
        (one, key)
        for one in items(plan)
        for key in ("chu_tri", "thoi_gian", "phoi_hop")
        if key in one and "noi_dung" in one
    ]
    if found:
        one, key = rng.choice(found)
        one["muc"] = [*one.get("muc", []), {key: one.pop(key)}]


def _date(plan: Plan, rng: Random) -> None:
    plan["ngay"], plan["so"] = "2027-01-05", rng.randint(8, 20)


_AMENDMENTS: tuple[Callable[[Plan, Random], None], ...] = (
    *[_reword] * 4,
    *[_remove] * 3,
    _move,
    _carry_off,
    *[_rename] * 2,
    _drop_key,
    _add,
    _body,
    _lock,
    _count,
    _line,
    _date,
)


def _child(rng: Random, many: int) -> str:
    chosen: dict[str, str] = {}
    for key, line in rng.sample(OVERRIDES, many):
        chosen.setdefault(key, line)
    unwanted = [line[16:-1] for line in chosen.values() if line.startswith("khong_ke_thua")]
    lines = [line for line in chosen.values() if not line.startswith("khong_ke_thua")]
    lines += [f"khong_ke_thua: [{', '.join(unwanted)}]"] if unwanted else []
    return "".join(f"{line}\n" for line in lines)


def _laid_out(root: Path, rng: Random) -> Office:
    """An office whose children are on record, each looked at before or after it came to differ."""
    office = Office(root)
    office.write("plans/cha.yaml", json.dumps(parent(), ensure_ascii=False))
    for name in CHILDREN:
        head = f"ke_thua: {'mot' if name == 'chau' else 'cha'}.yaml\ndon_vi: phuong-mau\nngay: 2026-06-01\n"
        office.write(f"plans/{name}.yaml", head)
        office.run("accept", name)
        office.write(f"plans/{name}.yaml", head + _child(rng, rng.randint(1, 5)))
        if rng.random() < 0.5:
            office.run("accept", name)
    return office


def named_by_status(root: Path) -> dict[str, DriftState]:
    library = Library(Workspace(root))
    found = families(library, list(CHILDREN), heirs=False)
    calm = (DriftState.NOTHING, DriftState.FLOWS)
    return {one.id: one.own.state for one in found if one.own is not None and one.own.state not in calm}


def named_by_diff(report: Report) -> set[str]:
    named = {one.id for one in report.to_look_at}
    for plan in report.plans:
        named |= set(plan.ids) if plan.problems_b else set()
        for change in plan.difference.every:
            if change.impact is not None:
                named |= {id for id, _ in change.impact.overrides} | set(change.impact.lost)
    return named & set(CHILDREN)


@one_in(2)
@given(st.integers(0, 2**32))
def test_both_name_the_same_heirs(seed: int) -> None:
    rng = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "truoc"), Path(folder, "sau")
        office = _laid_out(before, rng)
        if named_by_status(before):
            # its overrides do not fit each other
            return
        shutil.copytree(before, after)
        plan = parent()
        for _ in range(rng.randint(1, 3)):
            rng.choice(_AMENDMENTS)(plan, rng)
        Office.write(office_at(after), "plans/cha.yaml", json.dumps(plan, ensure_ascii=False))
        report = two_states(Library(Workspace(before)), Library(Workspace(after)), ("a", "b"), None)
        assert named_by_diff(report) == set(named_by_status(after)), (office.root, plan)


def office_at(root: Path) -> Office:
    office = Office.__new__(Office)
    office.root = root
    return office
