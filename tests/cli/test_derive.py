"""`gen derive`: what it writes builds as it is, and whatever of it is taken up is sound."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from frames import must_be_filled, offers, taken_up
from hypothesis import given
from hypothesis import strategies as st
from laws import one_in
from places import PLANS
from workbench import Office

CITY = "thanh-pho/ke-hoach-chuyen-doi-so-2026"
DECISION = "thanh-pho/quyet-dinh-danh-muc-van-thu-2026"
# a phường, a xã, a đặc khu
UNITS = ("nhi-chieu", "an-hung", "cat-hai")
PARENT = """\
loai: ke-hoach
don_vi: thanh-pho-mau
so: 3
ngay: 2026-02-01
trich_yeu: !dien nội dung của phường
bien: {ma: "97%", ten: !dien tên gọi}
co_dinh: [mo_dau, yeu_cau]
can_cu: [{ma: luat, van_ban: luat-mau}, {ma: van-ban-cha, noi_dung: !dien căn cứ của phường}]
mo_dau: Thành phố ban hành
muc_dich: [{ma: ro, noi_dung: "Rõ: việc # này"}]
yeu_cau: [{ma: kip, noi_dung: Kịp thời}]
noi_dung:
  - {ma: mot, noi_dung: Việc một, chu_tri: !dien đơn vị, muc: [{thoi_gian: !dien hạn}, {ma: trong, noi_dung: A}]}
  - {ma: hai, noi_dung: [Đoạn một, !dien đoạn hai, "Đoạn: ba"]}
  - {ma: khoa, noi_dung: Khoá, co_dinh: true}
  - Mục không mã
phu_luc:
  - ma: viec
    bang:
      cot: [{ma: tt}, {ma: viec, ten: Việc}, {ma: chu_tri, ten: Chủ trì}, {ma: han, ten: Hạn}]
      hang:
        - ma: nhom-a
          nhom: A
          hang:
            - {ma: x, viec: Một, chu_tri: phuong-mau, han: !dien hạn}
            - {ma: y, viec: Hai, chu_tri: phong-van-hoa, han: !dien hạn}
        - ma: nhom-b
          nhom: B
          hang: [{ma: x, viec: Ba, chu_tri: cap-xa, han: Quý I/2026}]
noi_nhan: [{ma: a, ten: Đảng ủy}]
ky: {thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Tên Người}
"""


def with_examples(root: Path) -> Office:
    office = Office.__new__(Office)
    office.root = root
    shutil.copytree(PLANS, root / "plans", ignore=shutil.ignore_patterns("*.da-xem.yaml"))
    return office


@pytest.fixture(scope="module")
def frames(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Office, str]]:
    """A frame of each parent, and the office that it is for."""
    city, made = with_examples(tmp_path_factory.mktemp("mau")), Office(tmp_path_factory.mktemp("nho"))
    made.write("plans/cha.yaml", PARENT)
    out = {}
    for office, parent, unit in ((city, CITY, "nhi-chieu"), (city, DECISION, "cat-hai"), (made, "cha", "phuong-mau")):
        assert office.run("derive", parent, "--don-vi", unit, "-o", "plans/khung.yaml").exit == 0
        out[parent] = office, (office.root / "plans/khung.yaml").read_text(encoding="utf-8")
        (office.root / "plans/khung.yaml").unlink()
    return out


@pytest.mark.parametrize("parent", [CITY, DECISION, "chau"])
@pytest.mark.parametrize("unit", UNITS)
def test_a_frame_builds_and_checks_clean(tmp_path: Path, parent: str, unit: str) -> None:
    """But for the slots of the parent, which nobody can fill but the ward; also a frame of a frame."""
    office = with_examples(tmp_path)
    if parent == "chau":
        assert office.run("derive", DECISION, "--don-vi", "le-chan", "-o", "plans/chau.yaml").exit == 0
    assert office.run("derive", parent, "--don-vi", unit, "-o", "plans/khung.yaml").exit == 0
    frame = (tmp_path / "plans/khung.yaml").read_text(encoding="utf-8")
    assert office.run("fmt", "--check", "khung").exit == 0
    slots = must_be_filled(frame)
    assert bool(slots) == (parent == CITY)
    office.write("plans/khung.yaml", taken_up(frame, slots).replace("…   # PHẢI ĐIỀN", "Mô hình   # PHẢI ĐIỀN"))
    outcome = office.run("check", "khung", "--strict")
    assert outcome.exit == 0, outcome.out
    assert office.run("build", "khung").exit == 0


def test_each_key_stands_once(frames: dict[str, tuple[Office, str]]) -> None:
    for office, frame in frames.values():
        office.write("plans/khung.yaml", taken_up(frame, offers(frame)))
        assert not [one for one in office.run("check", "khung").findings if one.code == "source/duplicate-key"]


@one_in(2)
@given(st.sampled_from((CITY, DECISION, "cha")), st.integers(0, 2**32))
def test_whatever_is_taken_up_is_sound(frames: dict[str, tuple[Office, str]], parent: str, seed: int) -> None:
    """Any line, any several of them, with those that hold them."""
    office, frame = frames[parent]
    rng = Random(seed)
    known = [at for at in offers(frame) if "…" in frame.split("\n")[at] or "- ma:" in frame.split("\n")[at]]
    wanted = rng.sample(known, rng.choice((1, 2, 5, len(known))))
    office.write("plans/khung.yaml", taken_up(frame, wanted))
    outcome = office.run("check", "khung")
    wrong = [one for one in outcome.findings if one.severity == "error" and one.code != "cascade/unfilled-slot"]
    assert wrong == [], taken_up(frame, wanted)


def test_with_every_slot_filled_nothing_is_left_open(frames: dict[str, tuple[Office, str]]) -> None:
    for office, frame in frames.values():
        office.write("plans/khung.yaml", taken_up(frame, must_be_filled(frame)))
        outcome = office.run("build", "khung")
        assert [one for one in outcome.findings if one.severity == "error"] == [], outcome.out


def test_a_plan_of_the_same_body_keeps_what_it_gave_out(tmp_path: Path) -> None:
    """The plan of a quarter: the rows that the ward gave to its own rooms stay, and so do its recipients."""
    office = with_examples(tmp_path)
    assert (
        office.run("derive", "vinh-bao/ke-hoach-chuyen-doi-so-2026", "--don-vi", "vinh-bao", "-o", "quy.yaml").exit == 0
    )
    assert office.run("build", "quy", "vinh-bao/ke-hoach-chuyen-doi-so-2026").exit == 0
    above, below = office.built("vinh-bao/ke-hoach-chuyen-doi-so-2026"), office.built("quy")
    assert above is not None and below is not None
    assert above.tables == below.tables
    assert [one for one in above.paragraphs if one.startswith("- ")] == [
        one for one in below.paragraphs if one.startswith("- ")
    ]


def test_the_citation_stands_before_who_proposed(office: Office) -> None:
    bases = "can_cu: [{ma: luat, van_ban: luat-mau}, {ma: de-nghi, noi_dung: Theo đề nghị của Trưởng phòng}]\n"
    office.write("plans/cha.yaml", "".join(line for line in PARENT.splitlines(True) if "can_cu" not in line) + bases)
    assert office.run("derive", "cha", "--don-vi", "phuong-mau", "-o", "con.yaml").exit == 0
    text = (office.root / "plans/con.yaml").read_text(encoding="utf-8")
    assert "  - ma: van-ban-cha\n    truoc: de-nghi\n    noi_dung: Thực hiện {{ cha }}\n" in text


def test_a_body_of_another_type_signs_for_itself(frames: dict[str, tuple[Office, str]]) -> None:
    office, _ = frames["cha"]
    assert office.run("derive", "cha", "--don-vi", "phong-van-hoa", "-o", "plans/phong.yaml").exit == 0
    frame = (office.root / "plans/phong.yaml").read_text(encoding="utf-8")
    assert "\nky: {chuc_vu: …, ho_ten: …}\n" in frame
    assert "own-signature" not in office.run("check", "phong").out
