"""The office in which the samples of the rules are read, and how a sample becomes its files."""

from __future__ import annotations

import re
from collections.abc import Mapping

PLAN = "plans/mau.yaml"
# stands in a wrong sample before the place of each finding
FINDING_SIGN = "»"
_HEAD = {
    "loai": "ke-hoach",
    "don_vi": "phuong-mau",
    "so": "7",
    "ngay": "2026-05-07",
    "trich_yeu": "Công tác năm 2026",
    "noi_nhan": "[Như trên, {luu: VT}]",
    "ky": "{thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch}",
}
_CONTENTS = ("noi_dung", "muc_dich", "yeu_cau", "to_chuc_thuc_hien", "phan", "dieu", "ket_thuc", "ke_thua")
_PART = re.compile(r"^--- (\S+)$", re.MULTILINE)

OFFICE: Mapping[str, str] = {
    "plans/danh-muc/don-vi.yaml": """\
- {ma: thanh-pho-mau, ten: Ủy ban nhân dân thành phố Mẫu, ten_ngan: Ủy ban nhân dân thành phố, goi: thành phố,
   cap: tinh, dia_danh: Mẫu, ky_hieu: UBND}
- {ma: phuong-mau, ten: Ủy ban nhân dân phường Mẫu, ten_ngan: Ủy ban nhân dân phường, goi: phường, cap: xa,
   cha: thanh-pho-mau, dia_danh: Mẫu, ky_hieu: UBND}
- {ma: dang-uy-mau, ten: Đảng ủy phường Mẫu, khoi: dang, chu_quan: Thành ủy Mẫu, dia_danh: Mẫu, ky_hieu: ĐU}
- {ma: so-noi-vu, ten: Sở Nội vụ, cap: tinh, cha: thanh-pho-mau, dia_danh: Mẫu, ky_hieu: SNV}
- {ma: phong-van-hoa, ten: Phòng Văn hóa - Xã hội, loai: phong}
- {ma: cap-xa, ten: Ủy ban nhân dân cấp xã, gom: {cap: xa, cha: thanh-pho-mau}}
""",
    "plans/danh-muc/van-ban.yaml": """\
nghi-dinh-mot-cua-cu:
  {loai: Nghị định, so: 61/2018/NĐ-CP, ngay: 2018-04-23, co_quan: Chính phủ, ve: cơ chế một cửa,
   het_hieu_luc: 2025-07-01, thay_the_boi: nghi-dinh-mot-cua}
nghi-dinh-mot-cua:
  {loai: Nghị định, so: 118/2025/NĐ-CP, ngay: 2025-06-09, co_quan: Chính phủ, ve: cơ chế một cửa}
nghi-dinh-van-thu:
  {loai: Nghị định, so: 30/2020/NĐ-CP, ngay: 2020-03-05, co_quan: Chính phủ, ve: công tác văn thư}
""",
}


def files_of(sample: str) -> dict[str, str]:
    """The files of a sample, with its office; what a document must have and the sample leaves out stands at its end."""
    head, *parts = _PART.split(sample)
    files = dict(zip(parts[::2], (part.removeprefix("\n") for part in parts[1::2]), strict=True)) or {PLAN: head}
    own = files[PLAN]
    keys = set(re.findall(r"^\W?(\w+):", own, re.MULTILINE))
    needed = {key: value for key, value in _HEAD.items() if key not in keys}
    if "ke_thua" in keys:
        needed = {key: needed[key] for key in ("don_vi", "so", "ngay", "noi_nhan", "ky") if key in needed}
    if not keys.intersection(_CONTENTS):
        needed["noi_dung"] = "[Việc một, Việc hai]"
    files[PLAN] = own + "".join(f"{key}: {value}\n" for key, value in needed.items())
    return {**OFFICE, **files}


def without_signs(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its signs, and the line and column (from 1) at which each stood."""
    places = []
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        while FINDING_SIGN in line:
            places.append((number, line.index(FINDING_SIGN) + 1))
            line = line.replace(FINDING_SIGN, "", 1)
        lines.append(line)
    return "\n".join(lines), places
