"""What `gen status` and `gen accept` call seen, place by place."""

from __future__ import annotations

import pytest
from workbench import Office

PARENT = """\
loai: ke-hoach
don_vi: thanh-pho-mau
so: 3
ngay: 2026-02-01
trich_yeu: thử
noi_dung:
  - {ma: mot, noi_dung: Việc của thành phố}
  - {ma: mot-hai, noi_dung: Việc khác của thành phố}
"""
CHILD = """\
ke_thua: cha.yaml
don_vi: phuong-mau
so: 8
ngay: 2026-06-01
noi_dung:
  - {ma: mot, noi_dung: Việc của phường}
  - {ma: mot-hai, noi_dung: Việc khác của phường}
"""


@pytest.fixture
def seen(office: Office) -> Office:
    """A child that sets two texts aside, all of it seen; then the parent changes both."""
    office.write("plans/cha.yaml", PARENT)
    office.write("plans/con.yaml", CHILD)
    assert office.run("accept", "con").exit == 0
    assert office.run("status", "con").exit == 0
    office.write("plans/cha.yaml", PARENT.replace("thành phố", "cả thành phố"))
    return office


def test_a_parent_that_can_not_be_read_changes_nothing(office: Office) -> None:
    named = PARENT.replace("Việc của thành phố", '"Việc của {{ don_vi.goi }}"')
    office.write("plans/cha.yaml", named)
    office.write("plans/con.yaml", CHILD)
    assert office.run("accept", "con").exit == 0
    office.write("plans/cha.yaml", named.replace("don_vi: thanh-pho-mau", "don_vi: khong-co"))
    told = office.run("status", "con").out
    assert "không đọc được" in told and "bản này sửa" not in told


def _to_be_looked_at(office: Office) -> list[str]:
    lines = office.run("status", "con").out.splitlines()
    return [line.split()[0] for line in lines if "(bản này sửa)" in line]


def test_what_is_accepted_is_one_item_and_not_one_that_is_called_alike(seen: Office) -> None:
    assert _to_be_looked_at(seen) == ["noi-dung/mot/noi_dung", "noi-dung/mot-hai/noi_dung"]
    assert seen.run("accept", "con", "noi-dung/mot").exit == 0
    assert _to_be_looked_at(seen) == ["noi-dung/mot-hai/noi_dung"]
    assert seen.run("accept", "con", "noi-dung").exit == 0
    assert _to_be_looked_at(seen) == []


@pytest.mark.parametrize(("letters", "shown"), [(600, "x" * 600), (601, "x" * 600 + "…")])
def test_a_text_is_remembered_up_to_six_hundred_letters(office: Office, letters: int, shown: str) -> None:
    office.write("plans/cha.yaml", PARENT.replace("Việc của thành phố", "x" * letters))
    office.write("plans/con.yaml", CHILD)
    assert office.run("accept", "con").exit == 0
    office.write("plans/cha.yaml", PARENT)
    assert f"lúc xem:  {shown}\n" in office.run("status", "con").out


def test_a_change_behind_what_is_remembered_is_told_as_such(office: Office) -> None:
    office.write("plans/cha.yaml", PARENT.replace("Việc của thành phố", "dài " * 200 + "cũ"))
    office.write("plans/con.yaml", CHILD)
    assert office.run("accept", "con").exit == 0
    office.write("plans/cha.yaml", PARENT.replace("Việc của thành phố", "dài " * 200 + "mới"))
    (told,) = [one for one in office.run("check", "con").findings if one.code == "cascade/parent-moved"]
    assert "(noi-dung/mot/noi_dung): khác ở phần sau, ngoài đoạn đầu mà lần xem ghi lại; vẫn in" in told.message


class TestWhatNoRecordKnows:
    """A ward derives, differs, and never runs `gen accept`."""

    @pytest.fixture
    def derived(self, office: Office) -> Office:
        office.write("plans/cha.yaml", PARENT)
        assert office.run("derive", "cha", "--don-vi", "phuong-mau", "-o", "con.yaml").exit == 0
        text = (office.root / "plans/con.yaml").read_text(encoding="utf-8")
        office.write("plans/con.yaml", text + "noi_dung: [{ma: mot, noi_dung: Việc của phường}]\n")
        return office

    def test_an_override_since_then_waits_for_the_parent(self, derived: Office) -> None:
        assert derived.run("status", "con").exit == 0
        derived.write("plans/cha.yaml", PARENT.replace("Việc khác của thành phố", "Việc mới"))
        outcome = derived.run("status", "con", "--het")
        assert outcome.exit == 0 and "tự theo: cha đổi noi-dung/mot-hai/noi_dung\n" in outcome.out

    def test_a_change_there_is_to_be_looked_at(self, derived: Office) -> None:
        derived.write("plans/cha.yaml", PARENT.replace("Việc của thành phố", "Việc của cả thành phố"))
        outcome = derived.run("status", "con", "--het")
        assert outcome.exit == 1 and outcome.out.startswith(
            "con: cần xem lại\n    noi-dung/mot/noi_dung (bản này sửa)\n"
        )
        assert "bây giờ: Việc của cả thành phố\n" in outcome.out
        assert "cha bỏ" not in outcome.out and "tự theo" not in outcome.out

    def test_an_item_that_goes_is_lost(self, derived: Office) -> None:
        derived.write("plans/cha.yaml", PARENT.replace("  - {ma: mot, noi_dung: Việc của thành phố}\n", ""))
        assert derived.run("status", "con").out.startswith("con: mất chỗ dựa ở văn bản cha\n    noi-dung/mot: văn bản")

    def test_what_went_back_to_the_parent_is_nothing_new(self, seen: Office) -> None:
        seen.write("plans/cha.yaml", PARENT)
        seen.write("plans/con.yaml", CHILD.partition("noi_dung")[0])
        assert seen.run("status", "con").out == "1 bản kế thừa: 1 không phải làm gì.\n"

    def test_a_value_behind_a_name_is_part_of_what_is_seen(self, office: Office) -> None:
        named = PARENT.replace("Việc của thành phố", "'Làm {{ viec }}'") + "bien: {viec: nhanh}\n"
        office.write("plans/cha.yaml", named)
        office.write("plans/con.yaml", CHILD)
        assert office.run("accept", "con").exit == 0
        office.write("plans/cha.yaml", named.replace("viec: nhanh", "viec: thật nhanh"))
        assert "lúc xem:  Làm nhanh\n      bây giờ: Làm thật nhanh\n" in office.run("status", "con").out

    def test_a_child_that_the_parents_words_break_does_not_follow_by_itself(self, office: Office) -> None:
        office.write("plans/cha.yaml", PARENT)
        office.write("plans/con.yaml", "ke_thua: cha.yaml\ndon_vi: phuong-mau\n")
        assert office.run("accept", "con").exit == 0
        office.write("plans/cha.yaml", PARENT.replace("Việc khác", "Việc năm {{ nam }}"))
        assert office.run("status", "con").out.startswith("con: không đọc được\n    plans/cha.yaml:8:")


class TestRenamed:
    """The parent calls an item otherwise, which the child patches by its old id."""

    @pytest.fixture
    def renamed(self, seen: Office) -> Office:
        seen.write("plans/cha.yaml", PARENT.replace("ma: mot,", "ma: viec-mot,"))
        return seen

    @pytest.mark.parametrize("command", ["build", "check"])
    def test_the_cure_works(self, renamed: Office, command: str) -> None:
        outcome = renamed.run(command, "con")
        (found,) = (one for one in outcome.findings if one.code == "cascade/lost-ground")
        assert outcome.exit == 0 and found.place == "plans/con.yaml:6:10"
        assert found.hint.startswith("Cha đổi mã thành “viec-mot”: viết “ma: viec-mot”. ")
        renamed.write("plans/con.yaml", CHILD.replace("ma: mot,", "ma: viec-mot,"))
        assert "cascade/lost-ground" not in renamed.run(command, "con").out
        assert renamed.run("build").exit == 0
        built = renamed.built("con")
        assert built is not None and "Việc của thành phố" not in built.text

    def test_who_keeps_it_says_so_and_is_told_no_more(self, renamed: Office) -> None:
        assert "cascade/lost-ground" in renamed.run("build").out
        assert "cascade/lost-ground" in renamed.run("build").out
        assert renamed.run("accept", "con").exit == 0
        assert "cascade/lost-ground" not in renamed.run("build").out
        assert renamed.run("status").exit == 0


class TestSeveral:
    """The parent's side, and several plans in one call."""

    @pytest.fixture
    def family(self, seen: Office) -> Office:
        seen.write("plans/em.yaml", CHILD.partition("noi_dung")[0])
        seen.write("plans/chau.yaml", CHILD.partition("noi_dung")[0].replace("cha.yaml", "con.yaml"))
        return seen

    def test_a_parent_is_told_of_each_heir(self, family: Office) -> None:
        outcome = family.run("status", "cha")
        assert outcome.exit == 1
        assert outcome.out == (
            "cha: 3 bản kế thừa\n    con: cần xem lại, 2 chỗ\n    chau: chưa ghi lần xem nào\n"
            "    em: chưa ghi lần xem nào\n    Từng chỗ phải xem: gen status con\n"
            "3 bản kế thừa: 2 chưa ghi lần xem nào, 1 cần xem lại.\n"
        )
        assert family.run("status", "con").out.startswith("con: cần xem lại\n")
        assert "con: 1 bản kế thừa\n    chau: chưa ghi" in family.run("status", "con").out
        assert (
            family.run("status", "tot").out == "“tot” không kế thừa văn bản nào, cũng không văn bản nào kế thừa nó.\n"
        )

    def test_several_are_accepted_at_once(self, family: Office) -> None:
        assert family.run("accept", "con", "em", "plans/chau.yaml", "em").exit == 0
        assert family.run("status", "cha").exit == 0
        assert family.run("accept", "con", "emm").exit == 2
        assert "Có phải “em”?" in family.run("accept", "con", "emm").err
        assert family.run("accept", "con", "em", "emm").exit == 2
        assert family.run("accept").exit == 2

    def test_several_units_are_derived_for_at_once(self, family: Office) -> None:
        assert family.run("derive", "cha", "--don-vi", "phuong-mau", "--don-vi", "phong-van-hoa").exit == 0
        assert (family.root / "plans/phuong-mau/cha.yaml").exists()
        assert (family.root / "plans/phong-van-hoa/cha.da-xem.yaml").exists()
