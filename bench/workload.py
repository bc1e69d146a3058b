"""The workload: a city plan of about 15 pages with a 60-row table, and any number of ward plans that derive from it."""

from __future__ import annotations

from pathlib import Path

_SUBJECTS = ("thủ tục hành chính", "dữ liệu dân cư", "hạ tầng số", "kỹ năng số", "an toàn thông tin", "thanh toán số")
_VERBS = ("Rà soát", "Xây dựng", "Tổ chức", "Hướng dẫn", "Kiểm tra", "Công khai", "Cập nhật", "Bồi dưỡng")
_SENTENCE = (
    "{verb} công tác {subject} trên địa bàn thành phố, gắn trách nhiệm của người đứng đầu với kết quả phục vụ Nhân dân, "
    "lấy mức độ hài lòng của người dân và doanh nghiệp làm thước đo; bảo đảm tiết kiệm, thiết thực, đúng tiến độ, "
    "không làm phát sinh thủ tục và chi phí cho cơ sở trong quá trình triển khai nhiệm vụ số {number}."
)


def make(folder: Path, wards: int, *, named: bool = False) -> Path:
    """Writes a workspace with one city plan and `wards` children; gives its folder.

    The children replace the same phrase by the same words and give their rows to the same lead; those that are `named`
    write their own name there, and have less in common.
    """
    plans = folder / "plans"
    (plans / "danh-muc").mkdir(parents=True)
    (plans / "thanh-pho").mkdir()
    (plans / "danh-muc" / "don-vi.yaml").write_text(_units(wards), encoding="utf-8")
    (plans / "thanh-pho" / "ke-hoach.yaml").write_text(_city(), encoding="utf-8")
    (plans / "phuong").mkdir()
    for number in range(1, wards + 1):
        (plans / "phuong" / f"p{number:04d}.yaml").write_text(_ward(number, named=named), encoding="utf-8")
    return folder


def _text(number: int) -> str:
    verb, subject = _VERBS[number % len(_VERBS)], _SUBJECTS[number % len(_SUBJECTS)]
    return _SENTENCE.format(verb=verb, subject=subject, number=number)


def _units(wards: int) -> str:
    head = (
        "- {ma: tp, ten: Ủy ban nhân dân thành phố Mẫu, ten_ngan: Ủy ban nhân dân thành phố, goi: thành phố, cap: tinh,\n"
        "   dia_danh: Mẫu, ky_hieu: UBND}\n"
        "- {ma: cap-xa, ten: Ủy ban nhân dân cấp xã, gom: {cap: xa, cha: tp}}\n"
        "- {ma: phong-van-hoa, ten: Phòng Văn hóa - Xã hội, loai: phong}\n"
    )
    return head + "".join(
        f"- {{ma: p{n:04d}, ten: Ủy ban nhân dân phường Mẫu {n}, ten_ngan: Ủy ban nhân dân phường, goi: phường, cha: tp,\n"
        f"   cap: xa, loai: phuong, dia_danh: Mẫu {n}, ky_hieu: UBND}}\n"
        for n in range(1, wards + 1)
    )


def _city() -> str:
    lines = ["loai: ke-hoach", "don_vi: tp", "so: 12", "ngay: 2026-01-15"]
    lines += ["trich_yeu: Chuyển đổi số phục vụ người dân và doanh nghiệp năm {{ nam }}"]
    lines += ["can_cu:", "  - {ma: a, noi_dung: Luật Tổ chức chính quyền địa phương ngày 16/6/2025}"]
    lines += ['mo_dau: "{{ don_vi.ten }} ban hành Kế hoạch với các nội dung như sau:"', "noi_dung:"]
    number = 0
    for section in range(1, 9):
        lines += [f"  - ma: muc-{section}", f"    tieu_de: Nhóm nhiệm vụ về {_SUBJECTS[section % 6]}", "    muc:"]
        for item in range(1, 6):
            number += 1
            lines += [f"      - ma: viec-{item}", f'        noi_dung: "{_text(number)}"']
            lines += ["        chu_tri: Sở Khoa học và Công nghệ", f"        thoi_gian: Tháng {number % 12 + 1}"]
    lines += ["to_chuc_thuc_hien:", f'  - {{ma: to-chuc, noi_dung: "{_text(99)}"}}']
    lines += ["ket_thuc: Các đơn vị nghiêm túc triển khai thực hiện", "noi_nhan: [Các sở, UBND cấp xã, {luu: VT}]"]
    lines += ["ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch}", "phu_luc:", "  - ma: viec", "    tieu_de: Nhiệm vụ"]
    lines += [
        "    bang:",
        "      cot:",
        "        - {ma: tt, ten: TT, rong: 1}",
        "        - {ma: viec, ten: Việc, rong: 8}",
    ]
    lines += [
        "        - {ma: chu_tri, ten: Chủ trì, rong: 4}",
        "        - {ma: thoi_gian, ten: Hạn, rong: 3}",
        "      hang:",
    ]
    for row in range(1, 61):
        lead = "cap-xa" if row % 3 == 0 else "Sở Khoa học và Công nghệ"
        lines += [f"        - ma: h-{row}", f'          viec: "{_text(row)[:150]}"']
        lines += [f"          chu_tri: {lead}", f"          thoi_gian: Quý {row % 4 + 1}/2026"]
    return "\n".join(lines) + "\n"


def _ward(number: int, *, named: bool) -> str:
    section, item = number % 8 + 1, number % 5 + 1
    name, lead = (f" Mẫu {number}", f"Bộ phận một cửa phường Mẫu {number}") if named else ("", "phong-van-hoa")
    return f"""\
ke_thua: ../thanh-pho/ke-hoach.yaml
don_vi: p{number:04d}
so: {number}
ngay: 2026-02-{number % 28 + 1:02d}
thay_tu:
  trên địa bàn thành phố: trên địa bàn phường{name}
nhan_viec:
  tu: viec
  chon: cap-xa
  giao: {{"*": {lead}}}
noi_dung:
  - ma: muc-{section}
    muc:
      - ma: viec-{item}
        noi_dung: Phường Mẫu {number} làm việc này theo cách của mình, có báo cáo hằng quý.
        chu_tri: phong-van-hoa
noi_nhan: !thay
  - UBND thành phố
  - luu: VT
"""


if __name__ == "__main__":
    import sys

    make(Path(sys.argv[1]), int(sys.argv[2]))
