"""A first plan for a drafter to fill in (`gen new`)."""

from __future__ import annotations

from gen.registers.entries import Unit

_HEAD = """\
# {title} của {ten}
# Thay các chỗ … bằng chữ của mình, rồi chạy: make build

loai: {loai}
don_vi: {ma}
ngay: {nam}
trich_yeu: "…"

can_cu:
  - "…"
"""
_PLAN = """
mo_dau: "{{{{ don_vi.ten }}}} ban hành {title} với các nội dung như sau:"

muc_dich:
  - "…"

yeu_cau:
  - "…"

noi_dung:
  - ma: nhiem-vu-1
    tieu_de: "…"
    muc:
      - noi_dung: "…"
        chu_tri: "…"
        thoi_gian: Tháng 12

to_chuc_thuc_hien:
  - "…"
"""
_DECISION = """
dieu:
  - "…"
  - Quyết định này có hiệu lực kể từ ngày ký.
  - "…"
"""
_TAIL = """
noi_nhan:
  - {nhu_tren}
  - luu: VT

ky:
{thay_mat}  chuc_vu: {chuc_vu}
"""
_TITLES = {"quyet-dinh": "Quyết định", "ke-hoach": "Kế hoạch", "chuong-trinh": "Chương trình"}


def first_plan(kind: str, unit: Unit, year: int) -> str:
    """The YAML of a new document of a kind for a unit; it builds as it is, with `…` where words are due."""
    head = _HEAD.format(title=_TITLES[kind], ten=unit.ten, loai=kind, ma=unit.ma, nam=year)
    body = _DECISION if kind == "quyet-dinh" else _PLAN.format(title=_TITLES[kind])
    together = unit.ten.startswith("Ủy ban nhân dân")
    tail = _TAIL.format(
        nhu_tren="Như Điều 3" if kind == "quyet-dinh" else '"…"',
        thay_mat="  thay_mat: Ủy ban nhân dân\n" if together else "",
        chuc_vu="Chủ tịch" if together else '"…"',
    )
    return head + body + tail
