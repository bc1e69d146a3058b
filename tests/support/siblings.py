"""A workspace of one city's plan and children of it."""

from __future__ import annotations

from pathlib import Path

UNITS = """\
- {ma: tp, ten: Ủy ban nhân dân thành phố Mẫu, ten_ngan: Ủy ban nhân dân thành phố, goi: thành phố, dia_danh: Mẫu,
   ky_hieu: UBND}
- {ma: cap-xa, ten: Ủy ban nhân dân cấp xã, gom: {cap: xa, cha: tp}}
- {ma: phong-vh, ten: Phòng Văn hóa - Xã hội, loai: phong}
- {ma: so-nv, ten: Sở Nội vụ, goi_khac: [Sở NV], cha: tp, ky_hieu: SNV, dia_danh: Mẫu}
""" + "".join(
    f"- {{ma: p{n}, ten: Ủy ban nhân dân phường {n}, goi: phường, cha: tp, cap: xa, dia_danh: P{n}, ky_hieu: UBND}}\n"
    for n in range(4)
)

_CITY = """\
loai: ke-hoach
don_vi: tp
so: 7
ngay: 2026-01-15
trich_yeu: Làm việc tốt năm {{ nam }}
bien: {so_nguoi: 12 người}
can_cu:
  - {ma: luat, noi_dung: Luật Một ngày 01/01/2025}
mo_dau: "{{ don_vi.ten }} ban hành Kế hoạch này."
noi_dung:
  - ma: mot
    tieu_de: Việc thứ nhất trên địa bàn thành phố
    muc:
      - {ma: a, noi_dung: "Sở Nội vụ hướng dẫn các thôn, *tổ dân phố*.", chu_tri: so-nv, thoi_gian: Quý I}
      - {ma: b, noi_dung: "Giao {{ don_vi.goi }} làm trước ngày 15/8/2026.", thoi_gian: Thường xuyên}
      - {ma: c, noi_dung: "Việc có chú thích[^mot]."}
  - ma: hai
    tieu_de: Việc thứ hai
    kieu: ["1.", khong]
    muc:
      - {ma: d, noi_dung: "Dòng một\\n\\nDòng hai & <ba>", muc: [{noi_dung: gạch, muc: [sâu]}, gạch nữa]}
      - {ma: e, noi_dung: "Bố trí {{ so_nguoi }} ở cơ sở.", chu_tri: [so-nv, phong-vh]}
      - {ma: sao, noi_dung: "Ba * hai là sáu"}
      - {ma: f, co_dinh: true, noi_dung: Việc cố định trên địa bàn thành phố.}
  - ma: giao
    noi_dung: Phân công trên địa bàn thành phố
    bang:
      cot: [{ma: tt, ten: TT}, {ma: viec, ten: Việc}, {ma: chu_tri, ten: Chủ trì}, {ma: tien, ten: Tiền, cong: true}]
      hang:
        - {ma: t1, viec: Việc trên địa bàn thành phố, chu_tri: cap-xa, tien: 5}
        - {ma: t2, viec: Việc nữa, chu_tri: so-nv, tien: 7}
        - {ma: t3, tong: Cộng, tien: 12}
    muc: [{noi_dung: Sau bảng}]
to_chuc_thuc_hien:
  - {ma: g, noi_dung: Báo cáo hằng quý.}
phan:
  - ma: chuong
    tieu_de: Phần riêng
    muc:
      - {ma: y, tieu_de: Nhóm điều, kieu: Điều 1., muc: [Điều đầu., Điều sau.]}
ket_thuc: Các đơn vị nghiêm túc thực hiện
noi_nhan: [Các sở, {luu: VT}]
ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch}
chu_thich: {mot: Lời chú thích trên địa bàn thành phố.}
phu_luc:
  - ma: bang
    tieu_de: Danh mục
    bang:
      cot:
        - {ma: tt, ten: TT, rong: 1}
        - {ma: viec, ten: Việc, rong: 8}
        - {ma: chu_tri, ten: Chủ trì, rong: 4}
      hang:
        - {ma: h1, viec: Việc của mọi nơi trên địa bàn thành phố, chu_tri: cap-xa}
        - {ma: h2, viec: Việc của sở, chu_tri: so-nv}
        - {ma: h3, viec: "Việc nữa của {{ don_vi.goi }}", chu_tri: Ủy ban nhân dân cấp xã}
        - {ma: n, nhom: NHÓM, hang: [{ma: h4, viec: "Việc trong nhóm: thôn, tổ dân phố", chu_tri: cap-xa}]}
  - {ma: phu, tieu_de: Phụ, noi_dung: Lời của phụ lục, muc: [{ma: x, noi_dung: Mục của phụ lục,
     bang: {cot: [{ma: nam, ten: Năm}], hang: [{ma: n1, nam: Năm của thành phố}]}}],
     ky: {chuc_vu: Chủ tịch}, noi_nhan: [Như trên]}
"""


def office(folder: Path, children: list[str]) -> list[str]:
    """A workspace with a city plan and these children of it."""
    plans = folder / "plans"
    (plans / "danh-muc").mkdir(parents=True)
    (plans / "danh-muc" / "don-vi.yaml").write_text(UNITS, encoding="utf-8")
    (plans / "tp.yaml").write_text(_CITY, encoding="utf-8")
    for number, text in enumerate(children):
        head = f"ke_thua: tp.yaml\ndon_vi: p{number % 4}\nso: {number + 1}\nngay: 2026-02-{number % 28 + 1:02}\n"
        (plans / f"c{number}.yaml").write_text(f"{head}{text}\n", encoding="utf-8")
    return [f"c{number}" for number in range(len(children))]
