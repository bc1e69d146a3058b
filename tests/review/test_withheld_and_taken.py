"""What a parent has for others, and what is taken from a second document, as `status` and `diff` tell it."""

from __future__ import annotations

from workbench import Office

HEAD = "loai: ke-hoach\ndon_vi: thanh-pho-mau\nso: {}\nngay: 2026-05-07\ntrich_yeu: thử\nnoi_dung:\n"
PARENT = HEAD.format(1) + "  - {ma: mot, noi_dung: Một}\n  - {ma: hai, noi_dung: Hai}\n"
OTHER = HEAD.format(2) + "  - {ma: nam, noi_dung: Năm}\n  - {ma: sau-muc, noi_dung: Sáu}\n"
CHILD = """\
ke_thua: cha.yaml
don_vi: phuong-mau
ngay: 2026-06-01
lay_tu:
  - {tu: so.yaml, muc: noi-dung/nam, vao: noi-dung}
  - {tu: so.yaml, muc: noi-dung/sau-muc, vao: noi-dung}
noi_dung: [{ma: nam, noi_dung: Năm của phường}]
"""


def test_a_second_document_is_followed_as_a_parent_is(office: Office) -> None:
    for name, text in (("cha", PARENT), ("so", OTHER), ("p", CHILD)):
        office.write(f"plans/{name}.yaml", text)
    assert office.run("accept", "p").exit == 0
    office.write("plans/so.yaml", OTHER.replace("Năm", "Năm đổi").replace("Sáu", "Sáu đổi"))
    told = office.run("status", "p").out
    assert "noi-dung/nam/noi_dung (bản này sửa)" in told and "cha đổi noi-dung/sau-muc/noi_dung" in told
    assert "p: cần xem lại" in office.run("status", "so").out
    assert office.run("accept", "p").exit == 0
    assert "cần xem lại" not in office.run("status", "p").out


def test_what_is_withheld_goes_and_is_told(office: Office) -> None:
    for name, text in (("cha", PARENT), ("so", OTHER), ("p", CHILD)):
        office.write(f"plans/{name}.yaml", text)
    assert office.run("accept", "p").exit == 0
    office.write("plans/cha.yaml", PARENT.replace("noi_dung: Một}", "noi_dung: Một, chi_cho: [dang-uy-mau]}"))
    assert "cha bỏ noi-dung/mot/noi_dung" in office.run("status", "p", "--het").out
    told = office.run("diff", "cha", "p", "--het").out
    assert "1 chỉ cho đơn vị khác (chi_cho); 2 lấy từ văn bản khác (lay_tu)" in told
    assert "[-1. Một-]" in told and "Năm của phường" in told and "Sáu" in told
