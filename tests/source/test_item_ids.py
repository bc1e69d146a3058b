"""`gen fmt --ma`: ids of the first words, never another word on the page, never another id than before."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from places import PLANS
from workbench import Office

from gen.text.diacritics import is_slug

CITY = "thanh-pho/ke-hoach-chuyen-doi-so-2026"
SOURCE = """\
# đầu tệp
loai: ke-hoach
don_vi: thanh-pho-mau
so: 7
ngay: 2026-05-07
trich_yeu: thử

can_cu:
  - van_ban: luat-mau   # luật
  - Thực hiện Kế hoạch năm

noi_dung:
  # một lời dặn
  - Trồng cây mới   # ở công viên
  - "Trồng cây mới: ở trường"
  - {tieu_de: "**Đường** sá", muc: [Sửa đường, Sửa cầu]}
  - ma: trong-cay-moi-2
    noi_dung: >-
      Đã có mã
  - muc:
      - "{{ don_vi.goi }} làm"
      - thoi_gian: Quý I/2026
      - 2026 là năm đầu
  - Thời gian

phu_luc:
  - tieu_de: Bảng việc
    bang:
      cot: [{ma: tt}, {ma: viec, ten: Việc}]
      hang:
        - {viec: Cấp giấy}
        - nhom: NHÓM A
          hang:
            - viec: Cấp giấy
            # cuối bảng
            - viec: ^
"""
NAMED = """\
# đầu tệp
loai: ke-hoach
don_vi: thanh-pho-mau
so: 7
ngay: 2026-05-07
trich_yeu: thử

can_cu:
  - ma: luat-mau
    van_ban: luat-mau  # luật
  - ma: thuc-hien-ke-hoach
    noi_dung: Thực hiện Kế hoạch năm

noi_dung:
  # một lời dặn
  # ở công viên
  - ma: trong-cay-moi
    noi_dung: Trồng cây mới
"""


@pytest.fixture
def named(office: Office) -> Office:
    office.write("plans/cha.yaml", SOURCE)
    office.write("plans/con.yaml", "ke_thua: cha.yaml\ndon_vi: phuong-mau\n")
    return office


def _words(office: Office, id: str) -> str:
    assert office.run("build", id).exit == 0, office.run("build", id).out
    found = office.built(id)
    assert found is not None
    return found.text


def test_the_words_stay_and_so_do_the_comments(named: Office) -> None:
    before = _words(named, "cha"), _words(named, "con")
    assert named.run("fmt", "--ma", "cha").exit == 0
    text = (named.root / "plans/cha.yaml").read_text(encoding="utf-8")
    assert text.startswith(NAMED), text
    assert sorted(re.findall(r"#.*", text)) == sorted(re.findall(r"#.*", SOURCE))
    assert (_words(named, "cha"), _words(named, "con")) == before
    ids = re.findall(r"\bma: ([^,}\n]+)", text)
    assert all(map(is_slug, ids)) and {"trong-cay-moi-3", "duong-sa", "lam", "muc-2026-la-nam-dau"} & set(ids)
    assert "thoi-gian" not in ids and ids.count("cap-giay") == 1 and "cap-giay-2" in ids
    again = named.run("fmt", "--ma", "cha")
    assert again.err.startswith("0 tệp"), again.err


def test_a_plan_with_heirs_is_told_once_and_the_cure_works(named: Office) -> None:
    told = [one for one in named.run("check").findings if one.code == "cascade/without-ids"]
    assert [(one.place, one.severity) for one in told] == [("plans/cha.yaml:9:5", "info")]
    assert told[0].message == (
        "9 mục, 2 căn cứ, 1 phụ lục, 4 hàng không có mã, nên 1 bản kế thừa không sửa riêng được."
    )
    assert "gen fmt --ma cha" in told[0].hint
    assert named.run("fmt", "--ma").exit == 0
    assert "without-ids" not in named.run("check").out
    named.write(
        "plans/con.yaml", "ke_thua: cha.yaml\ndon_vi: phuong-mau\nnoi_dung: [{ma: trong-cay-moi, noi_dung: Hoa}]\n"
    )
    assert "Hoa" in _words(named, "con") and "Trồng cây mới: ở trường" in _words(named, "con")


def test_nobody_inherits_nobody_is_told(office: Office) -> None:
    office.write("plans/cha.yaml", SOURCE)
    assert "without-ids" not in office.run("check").out
    assert office.run("fmt", "--ma").err.startswith("0 tệp đã viết lại, 0 tệp")


def test_a_plan_that_inherits_is_left_as_it_is(named: Office) -> None:
    """An id there would make an item of its own what now takes the place of the parent's."""
    text = "ke_thua: cha.yaml\ndon_vi: phuong-mau\n\nmo_dau: Lời phường\n\ncan_cu:\n  - Căn cứ của phường\n"
    named.write("plans/con.yaml", text)
    named.run("fmt", "--ma", "con")
    assert "ma:" not in (named.root / "plans/con.yaml").read_text(encoding="utf-8")


def test_the_citys_plan_without_its_ids(tmp_path: Path) -> None:
    office = Office.__new__(Office)
    office.root = tmp_path
    shutil.copytree(PLANS / "danh-muc", tmp_path / "plans/danh-muc")
    source = (PLANS / f"{CITY}.yaml").read_text(encoding="utf-8")
    head, mark, rest = source.partition("\nphu_luc:")
    bare = re.sub(r"^( *)- ma: \S+\n\1  ", r"\1- ", head, flags=re.MULTILINE) + mark + rest
    office.write("plans/cha.yaml", bare)
    before = _words(office, "cha")
    assert office.run("fmt", "--ma", "cha").exit == 0
    assert _words(office, "cha") == before
    assert office.run("derive", "cha", "--don-vi", "le-chan", "-o", "con.yaml").exit == 0
    assert "- ma: tuyen-truyen-ve-dich" in (tmp_path / "plans/con.yaml").read_text(encoding="utf-8")
