"""Slips of drafters that build, each one value in an otherwise right plan, decision or plan of the Party."""

from __future__ import annotations

import re

_STATE = """\
don_vi: phuong-mau
so: 7
ngay: 2026-05-07
trich_yeu: Thử việc
noi_nhan: [Như trên, {luu: VT}]
ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Trần Văn An}
"""
_PARTY = """\
don_vi: dang-uy-mau
so: 7
ngay: 2026-05-07
trich_yeu: thử việc
noi_nhan: [Thường trực, {luu: Văn phòng}]
ky: {thay_mat: Ban Thường vụ, chuc_vu: Bí thư, ho_ten: Trần Văn An}
"""
_BODY = "noi_dung: [Việc một của phường, Việc hai theo Phụ lục kèm theo]\n"
_KINDS = {
    "kế hoạch": f"loai: ke-hoach\n{_STATE}{_BODY}",
    "quyết định": f"loai: quyet-dinh\n{_STATE}dieu: [Ban hành Phụ lục kèm theo, Quyết định có hiệu lực từ ngày ký]\n",
    "Đảng": f"loai: ke-hoach\n{_PARTY}{_BODY}",
}
# one slip a line; `-key` leaves a key out
_SLIPS = """\
-noi_nhan
-ky
so: 0134
so: 12a
ky_hieu: kh-ubnd
ky_hieu: QĐ - UBND
ky_hieu: BC-UBND
ten_loai: Lịch công tác
ten_loai: Quy chế phối hợp
ten_loai: Đề án
trich_yeu: V/v thử việc
trich_yeu: THỬ VIỆC CỦA PHƯỜNG
dau_ket: ";"
dau_ket: ""
dau_ket: .
can_cu: [Luật A số 12/2022/QH15 ngày 10/11/2022, Luật B ngày 10/11/2023]
can_cu: [Luật A ngày 10/11/2022., Luật B ngày 10/11/2023]
can_cu: ["Luật A ngày 10/11/2022,", "Luật B ngày 10/11/2023,"]
can_cu: ["Luật A ngày 10/11/2022:", "Luật B ngày 10/11/2023:"]
can_cu: [{dan: Được sự đồng ý của, noi_dung: Hội đồng nhân dân phường}, {dan: Nhân dịp, noi_dung: năm mới}]
mo_dau: "*Phường tổ chức việc hai trong toàn phường và các khu dân cư.*"
mo_dau: [2. Việc một của phường., Việc hai của phường.]
mo_dau: [a. Việc một của phường., b. Việc hai của phường.]
ket_thuc: ["Nơi nhận:", Các phòng.]
noi_nhan: ["Các phòng,", {luu: VT}]
noi_nhan: [Các phòng., {luu: VT}]
noi_nhan: ["*Các phòng*", "**Các ban**", {luu: VT}]
noi_nhan: ["- Các phòng", {luu: VT}]
noi_nhan: [Các phòng]
noi_nhan: [{ten: Các nơi, muc: [Phòng A, Phòng B]}]
noi_nhan: [Lưu VT]
noi_nhan: ["Lưu: P1"]
noi_nhan: ["- Lưu: VT"]
noi_nhan: [{luu: "VT,"}]
ky: []
ky: {ho_ten: Trần Văn An}
ky: {ky_thay: Chủ tịch}
ky: {ky_thay: Chủ tịch, chuc_vu: Chủ tịch}
ky: {ky_thay: Bộ trưởng, chuc_vu: Thứ trưởng}
ky: {ky_thay: Ủy ban nhân dân, chuc_vu: Phó Chủ tịch}
ky: {thay_mat: Chủ tịch, chuc_vu: Phó Chủ tịch}
ky: {thua_lenh: Ủy ban nhân dân, chuc_vu: Chánh Văn phòng}
ky: {chuc_vu: Chủ tịch, ho_ten: TRẦN VĂN AN}
ky: {chuc_vu: Chủ tịch, ho_ten: TS. Trần Văn An}
ky: {thay_mat: Tổ công tác, chuc_vu: Tổ trưởng}
ky: {thay_mat: Ban Chỉ đạo, chuc_vu: Ban Chỉ đạo}
phu_luc: [{noi_dung: Lời}]
phu_luc: [{tieu_de: Việc, noi_dung: Lời}, {tieu_de: Việc, noi_dung: Lời}]
phu_luc: [{ten: Danh mục, tieu_de: Việc, noi_dung: Lời}]
phu_luc: [{ten: DANH MỤC, noi_dung: Lời}]
phu_luc: [{ten: PHỤ LỤC, tieu_de: Việc, noi_dung: Lời}]
phu_luc: [{ten: Phụ lục 01, tieu_de: Việc, noi_dung: Lời}]
phu_luc: [{ten: Phụ lục A, tieu_de: Việc, noi_dung: Lời}]
phu_luc: [{ten: "Phụ lục: Danh mục việc", noi_dung: Lời}]
phu_luc: [{tieu_de: Việc, noi_dung: Lời}, {ten: Phụ lục III, tieu_de: Việc, noi_dung: Lời}]
phu_luc: {kieu: Phụ lục 1., muc: [{tieu_de: Việc, noi_dung: Lời}, {tieu_de: Việc, noi_dung: Lời}]}
phu_luc: {kieu: Phụ lục I, muc: [{tieu_de: Việc, noi_dung: Lời}, {tieu_de: Việc, noi_dung: Lời}]}
phu_luc: [{tieu_de: Việc, kem_theo: false, noi_dung: Lời}]
phu_luc: [{tieu_de: Việc, kem_theo: Kèm theo Kế hoạch của phường, noi_dung: Lời}]
phu_luc: [{tieu_de: Việc, kem_theo: (Theo Kế hoạch của phường), noi_dung: Lời}]
phu_luc: [{tieu_de: Việc, kem_theo: (Kèm theo Kế hoạch của phường, noi_dung: Lời}]
phu_luc: [{tieu_de: "*Việc*", noi_dung: Lời}]
phu_luc: [{tieu_de: Việc, kho: ngang, noi_dung: Lời}]
phu_luc: [{tieu_de: Việc, quoc_hieu: true, noi_dung: Lời}]
phu_luc: [{ten: Quy định, tieu_de: Việc, quoc_hieu: true, noi_dung: Lời}]
phu_luc: [{ten: QUY ĐỊNH, tieu_de: Về việc, kem_theo: false, quoc_hieu: true, noi_dung: Lời}]
phu_luc: [{tieu_de: Việc, kieu: a., muc: [Một, Hai]}]
"""
_LABELS = ("a.", "1)", "I)", "I-", "1-", "a/", "i)", "I.", "Chương 1", "Mục I", "Phần 1", "Bước 1.", "Điều 1", "khong")
_LISTS = {
    "kế hoạch": "noi_dung: {{tieu_de: Nội dung, kieu: {0}, muc: [Việc một của phường, Việc hai của phường]}}\n",
    "quyết định": "dieu: [{{tieu_de: Chung, kieu: {0}, muc: [Việc một của phường, Việc hai của phường]}}, Hai]\n",
    "Đảng": "noi_dung: [{{tieu_de: Chung, kieu: {0}, muc: [Việc một của phường, Việc hai của phường]}}]\n",
}


def _with(base: str, slip: str) -> str:
    """The document with one key set, or left out."""
    key = re.match(r"-?(\w+)", slip)
    assert key
    kept = [line for line in base.splitlines() if not line.startswith(f"{key[1]}:")]
    return "\n".join([*kept, *([] if slip.startswith("-") else [slip])]) + "\n"


_TYPED = (
    "noi_dung: [{tieu_de: Chung, kieu: khong, muc: [3. Việc một, 4. Việc hai]}]",
    "noi_dung: [{tieu_de: Chung, noi_dung: [1. Việc một, 3. Việc hai]}]",
)
_MORE = {"kế hoạch": ("-noi_dung", *_TYPED), "quyết định": (), "Đảng": ()}


def _slips(kind: str) -> list[str]:
    return [*_SLIPS.splitlines(), *(_LISTS[kind].format(label).strip() for label in _LABELS), *_MORE[kind]]


# by kind, each slip and its document
SLIPS = {kind: {slip: _with(base, slip) for slip in _slips(kind)} for kind, base in _KINDS.items()}
SLIPS["kế hoạch"]["chỉ có lời mở đầu"] = _with(_with(_KINDS["kế hoạch"], "-noi_dung"), "mo_dau: Lời đầu")
