"""Ten plans made to be hard to lay out, and the office that issues them."""

from __future__ import annotations

_TASK = (
    "Tổ chức tuyên truyền, phổ biến các quy định của pháp luật về phòng cháy, chữa cháy tới toàn thể cán bộ, công "
    "chức, viên chức và người lao động trên địa bàn phường; lồng ghép trong các hội nghị của khu dân cư theo Kế hoạch "
    "số 134/KH-UBND ngày 26 tháng 5 năm 2026."
)
_LONG_NAME = "Tên cơ quan, đơn vị được giao chủ trì thực hiện nhiệm vụ cùng với thời hạn hoàn thành"
_SUBJECT = (
    "thực hiện Chương trình hành động về phối hợp tuyên truyền, phổ biến pháp luật cho người lao động trong các doanh "
    "nghiệp trên địa bàn các phường, xã, đặc khu và các khu công nghiệp, khu kinh tế của thành phố Hải Phòng năm 2026"
)
REGISTER = """\
- {ma: tp, ten: Ủy ban nhân dân thành phố Mẫu, goi: thành phố, cap: tinh, dia_danh: Mẫu, ky_hieu: UBND}
- ma: ban
  ten: Ban Quản lý Khu kinh tế và các Khu công nghiệp Đình Vũ - Cát Hải mở rộng
  ten_dong: [BAN QUẢN LÝ KHU KINH TẾ VÀ CÁC KHU CÔNG NGHIỆP ĐÌNH VŨ - CÁT HẢI MỞ RỘNG]
  chu_quan: tp
  cha: tp
  dia_danh: Mẫu
  ky_hieu: BQL
- {ma: dang-uy, ten: Đảng ủy phường Mẫu, khoi: dang, dia_danh: Mẫu, ky_hieu: ĐU, chu_quan: thanh-uy}
- {ma: thanh-uy, ten: Thành ủy Mẫu, khoi: dang, dia_danh: Mẫu, ky_hieu: TU}
"""
_SIGNER = "{thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Nguyễn Văn Mẫu}"


def _plan(
    body: str, *, kind: str = "ke-hoach", unit: str = "tp", subject: str = "thử", recipients: int = 5, signers: int = 1
) -> str:
    names = "".join(f"  - Cơ quan nhận số {number}\n" for number in range(1, recipients))
    signed = _SIGNER if signers == 1 else f"[{', '.join([_SIGNER] * signers)}]"
    if unit == "dang-uy":
        signed = "{thay_mat: Ban Thường vụ, chuc_vu: Bí thư, ho_ten: Nguyễn Văn Mẫu}"
    return (
        f"loai: {kind}\ndon_vi: {unit}\nso: 12\nngay: 2026-03-05\ntrich_yeu: {subject}\n"
        "can_cu: [Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025]\n"
        f"{body}\nnoi_nhan:\n{names}  - {{luu: VT}}\nky: {signed}\n"
    )


def _tasks(count: int) -> str:
    return "noi_dung:\n" + f"  - {_TASK}\n" * count


def _table(columns: list[str], rows: int, words: str, *, landscape: bool, more: str = "") -> str:
    cells = ", ".join(
        f'{column.split(",")[0].removeprefix("{ma: ")}: "{words}"' for column in columns if "cot:" not in column
    )
    kind = "ngang" if landscape else "doc"
    drawn = "".join(f"        - {column}\n" for column in ("{ma: tt, ten: TT, rong: 1}", *columns))
    inner = ', b1: "Một", b2: "Hai"' if any("cot:" in column for column in columns) else ""
    return (
        f"phu_luc:\n  - tieu_de: Danh mục nhiệm vụ\n    kho: {kind}\n{more}    bang:\n      cot:\n{drawn}      hang:\n"
        + f"        - {{{cells}{inner}}}\n" * rows
    )


def _levels(depth: int, indent: str = "  ") -> str:
    if depth == 1:
        return f"{indent}- {_TASK}\n"
    below = _levels(depth - 1, indent + "    ")
    sign = f'{indent}  kieu: "•"\n' if depth == 2 else ""
    return f"{indent}- noi_dung: {_TASK}\n{sign}{indent}  muc:\n{below}{below}"


_MERGED = "{ma: nhom_b, ten: Sản phẩm, cot: [{ma: b1, ten: Một, rong: 4}, {ma: b2, ten: Hai, rong: 4}]}"
_DIVIDED = [f'{{ma: a, ten: "{_LONG_NAME}", rong: 2.5}}', _MERGED]
_TWELVE = [f'{{ma: c{number}, ten: "Cột số {number} của bảng", rong: 2}}' for number in range(11)]
_WIDE = ["{ma: a, ten: Nhiệm vụ, rong: 7}", "{ma: b, ten: Ghi chú, rong: 8}"]
_CHAPTERS = "dieu:\n" + "".join(
    f"  - tieu_de: Trách nhiệm số {number}\n    muc: [{_TASK!r}, Tổ chức thực hiện]\n" for number in range(1, 16)
)
_MONEY = ("so_luong", "don_gia", "thanh_tien", "nam_truoc", "tang_giam")


def _budget(rows: int, *, landscape: bool, look: str = "") -> str:
    """A table whose widths follow from what is in it: long words, numbers, dates, joined cells, a total."""
    names = "".join(
        f'        - {{ma: {ma}, ten: "Cột {ma.replace("_", " ")} (nghìn đồng)", so: true}}\n' for ma in _MONEY
    )
    first = '{viec: "' + _TASK + '", so_luong: "1.250,5", don_gia: 95.614, thanh_tien: 1.364.329.243, han: 31/12/2026}'
    other = "{viec: Chuyên nghiệp hoá, so_luong: 12, nam_truoc: 250.000, tang_giam: -5.000, han: Quý IV/2026}"
    lines = "".join(f"        - {first}\n        - {other}\n" for _ in range(rows // 2))
    return (
        f"phu_luc:\n  - tieu_de: Dự toán\n    kho: {'ngang' if landscape else 'doc'}\n"
        f"    bang:\n      dvt: nghìn đồng\n{look}"
        f"      cot:\n        - {{ma: tt, ten: TT}}\n        - {{ma: viec, ten: Nội dung}}\n{names}"
        f"        - {{ma: han, ten: Thời hạn}}\n      hang:\n{lines}"
        "        - {tong: Tổng cộng, thanh_tien: 1.364.329.243}\n      ghi_chu: Nguồn kinh phí của đơn vị.\n"
    )


_NOTES = (
    "noi_dung:\n"
    + "".join(f'  - "{_TASK[:-1]}[^n{number}]."\n' for number in range(12))
    + "chu_thich:\n"
    + "".join(f'  n{number}: "{_TASK}"\n' for number in range(12))
)

HARD: dict[str, str] = {
    "tieu-de-ba-dong": _plan(_tasks(8), subject=_SUBJECT),
    "ba-nguoi-ky": _plan(_tasks(9), recipients=40, signers=3),
    "tam-muoi-noi-nhan": _plan(_tasks(8), recipients=80),
    "muoi-hai-cot": _plan(_tasks(2) + _table(_TWELVE, 30, "Chữ trong ô này", landscape=True)),
    "dau-bang-hai-hang": _plan(_tasks(2) + _table(_DIVIDED, 60, "Chữ trong ô này", landscape=False)),
    "phu-luc-ngang": _plan(
        "dieu: [Ban hành Danh mục, Thi hành]\n"
        + _table(_WIDE, 12, _TASK, landscape=True, more="    quoc_hieu: true\n"),
        kind="quyet-dinh",
    ),
    "ten-co-quan-dai": _plan(_tasks(8), unit="ban"),
    "sau-cap": _plan("noi_dung:\n" + _levels(5)),
    "nhieu-chu-thich": _plan(_NOTES),
    "nhieu-dieu": _plan(_CHAPTERS, kind="quyet-dinh", recipients=20),
    "bang-tu-chia": _plan(_tasks(2) + _budget(40, landscape=True)),
    "bang-nho-sat": _plan(_tasks(2) + _budget(40, landscape=False, look="      co_chu: 10\n      sat: true\n")),
    "dang": _plan(_tasks(9) + _table(_WIDE, 14, _TASK, landscape=False), unit="dang-uy", subject=_SUBJECT),
}
