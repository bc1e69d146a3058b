"""What `gen status` knows of an override whose other side moved, builds and checks tell too, with both texts."""

from __future__ import annotations

import pytest
from workbench import Finding, Office

CITY = """\
loai: ke-hoach
don_vi: thanh-pho-mau
so: 18
ngay: 2026-03-05
trich_yeu: Chuyển đổi số
noi_dung:
  - {ma: chi-tieu, noi_dung: Đạt 80% trong năm.}
  - {ma: viec, noi_dung: "Việc chung của {{ don_vi.goi }}."}
  - {ma: thua, noi_dung: Việc của thành phố.}
"""
WARD = """\
ke_thua: cha.yaml
don_vi: phuong-mau
so: 31
ngay: 2026-03-12
noi_dung:
  - {ma: chi-tieu, noi_dung: Đạt 85% trong năm.}
  - !bo thua
"""
GIVEN_AND_GONE = """\
nhan_viec: {tu: viec, giao: {mot: Văn phòng}}
phu_luc: [{ma: viec, bang: {hang: [!bo mot]}}]
"""
CODE = "cascade/parent-moved"


@pytest.fixture
def seen(office: Office) -> Office:
    """A ward that has looked at its city's plan."""
    office.write("plans/cha.yaml", CITY)
    office.write("plans/xa.yaml", WARD)
    assert office.run("accept", "xa").exit == 0
    assert _moved(office) == []
    return office


def _moved(office: Office, command: str = "build") -> list[Finding]:
    return [one for one in office.run(command, "xa").findings if one.code == CODE]


def _city(office: Office, old: str, new: str) -> None:
    assert old in CITY
    office.write("plans/cha.yaml", CITY.replace(old, new))


@pytest.mark.parametrize("command", ["build", "check"])
def test_both_texts_are_told_where_the_child_says_its_own(seen: Office, command: str) -> None:
    _city(seen, "Đạt 80%", "Đạt 90%")
    for _ in range(2):
        (told,) = _moved(seen, command)
        assert (told.place, told.severity) == ("plans/xa.yaml:6:20", "warning")
        assert (
            "(noi-dung/chi-tieu/noi_dung): lúc xem là “Đạt 80% trong năm.”, nay là “Đạt 90% trong năm.”" in told.message
        )
        assert told.hint.endswith("gen accept xa noi-dung/chi-tieu/noi_dung")
    assert seen.run("status", "xa").exit == 1
    assert seen.run("accept", "xa", "noi-dung/chi-tieu/noi_dung").exit == 0
    assert _moved(seen, command) == [] and seen.run("status", "xa").exit == 0


def test_what_the_child_took_out_is_told_where_it_inherits(seen: Office) -> None:
    _city(seen, "Việc của thành phố.", "Việc của cả phường.")
    (told,) = _moved(seen)
    assert told.place == "plans/xa.yaml:1:1" and "Việc của cả phường." in told.message


def test_what_flows_through_is_not_told(seen: Office) -> None:
    _city(seen, "Việc chung", "Việc rất chung")
    assert _moved(seen) == []


def test_what_was_overridden_after_the_record_was_written_is_told(seen: Office) -> None:
    seen.write("plans/xa.yaml", WARD + "  - {ma: viec, noi_dung: Việc riêng.}\n")
    assert _moved(seen) == []
    _city(seen, "Việc chung", "Việc rất chung")
    (told,) = _moved(seen)
    assert "nay là “Việc rất chung của thành phố”" in told.message and "lúc xem" not in told.message


def test_a_child_that_never_looked_is_told_nothing(office: Office) -> None:
    office.write("plans/cha.yaml", CITY)
    office.write("plans/xa.yaml", WARD)
    assert _moved(office) == []


def test_strict_refuses_it_and_a_waiver_takes_it(seen: Office) -> None:
    _city(seen, "Đạt 80%", "Đạt 90%")
    assert seen.run("build", "--strict", "xa").exit == 1 and seen.built("xa") is None
    seen.write("plans/xa.yaml", f"{WARD}bo_qua: [{{luat: {CODE}, ly_do: phường tự đặt}}]\n")
    assert _moved(seen) == [] and _moved(seen, "check") == []


def test_an_issued_ward_is_not_asked_to_look(seen: Office) -> None:
    assert seen.run("issue", "xa", "--cha-chua", "--co-canh-bao").exit == 0
    _city(seen, "Đạt 80%", "Đạt 90%")
    assert _moved(seen) == []


def test_rows_that_siblings_share_are_the_parents_still(office: Office) -> None:
    table = """\
phu_luc:
  - ma: viec
    bang:
      cot: [{ma: viec, ten: Việc}, {ma: chu_tri, ten: Chủ trì}]
      hang: [{ma: mot, viec: Một, chu_tri: phuong-mau}, {ma: hai, viec: Hai, chu_tri: phuong-mau}]
"""
    office.write("plans/cha.yaml", CITY + table)
    office.write("plans/xa.yaml", WARD + GIVEN_AND_GONE)
    assert office.run("accept", "xa").exit == 0
    assert (_moved(office, "build"), _moved(office, "check")) == ([], [])
