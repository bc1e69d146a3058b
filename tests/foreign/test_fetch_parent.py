"""A parent from another repository: fetched with what it needs, inherited, held against its lock."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from foreign_city import CITY, WARD, commit, fetched, git, printed, write
from workbench import Office


def test_a_child_inherits_what_was_fetched_with_the_entries_that_it_needs(ward: Office, city: Path) -> None:
    fetched(ward, city)
    text = printed(ward)
    assert "Thư viện mở cửa cả ngày Chủ nhật" in text and "Sở Văn hóa và Thể thao" in text
    assert "12/NQ-HĐND" in text and "Phòng Văn hóa - Xã hội" in text
    # what nobody needs stays where it is
    below = ward.root / "plans/.cha/cang"
    files = {path.relative_to(below).as_posix() for path in below.rglob("*") if path.is_file()}
    assert files == {".khoa.yaml", "danh-muc/don-vi.yaml", "danh-muc/van-ban.yaml", "doc-sach.yaml"}
    lock = (below / ".khoa.yaml").read_text("utf-8")
    assert git(city, "rev-parse", "v1^{commit}") in lock and "nhanh: v1" in lock


def test_a_build_never_asks_git(ward: Office, city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched(ward, city)
    city.rename(city.with_name("mat"))
    monkeypatch.setenv("PATH", "")
    assert "Sở Văn hóa và Thể thao" in printed(ward)


def test_what_lies_below_cha_is_no_document(ward: Office, city: Path) -> None:
    fetched(ward, city)
    before = {path: path.read_bytes() for path in (ward.root / "plans/.cha").rglob("*") if path.is_file()}
    assert ward.run("build").exit == 0
    assert not (ward.root / "build/.cha").exists()
    checked, formatted = ward.run("check"), ward.run("fmt")
    assert not [one for one in checked.findings if "/.cha/" in one.path], checked.out
    assert formatted.exit in (0, 1)
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("command", ["status", "explain", "show", "check", "accept"])
def test_commands_know_the_foreign_parent(ward: Office, city: Path, command: str) -> None:
    fetched(ward, city)
    got = ward.run(command, "sach")
    assert got.exit in (0, 1) and "lỗi" not in got.out, got.out + got.err


def test_own_texts_never_mean_an_entry_that_only_the_parents_office_has(ward: Office, city: Path) -> None:
    fetched(ward, city)
    ward.write("plans/sach.yaml", WARD.replace("chu_tri: phong-van-hoa", "chu_tri: so-tai-chinh"))
    own = [one for one in ward.run("check", "sach").findings if "so-tai-chinh" in one.message]
    assert [one.path for one in own] == ["plans/sach.yaml"]


def test_an_id_that_means_another_unit_here_prints_ours_and_is_told(ward: Office, city: Path) -> None:
    write(city, "plans/doc-sach.yaml", CITY.replace("so-van-hoa", "van-phong"))
    commit(city, "v2")
    fetched(ward, city, "v2")
    units = (ward.root / "plans/danh-muc/don-vi.yaml").read_text("utf-8")
    ours = "\n- ma: van-phong\n  ten: Văn phòng phường Mẫu\n  chu_quan: phuong-mau\n  dia_danh: Mẫu\n  ky_hieu: VP\n"
    ward.write("plans/danh-muc/don-vi.yaml", units + ours)
    ward.write("plans/sach.yaml", WARD.replace("phong-van-hoa", "van-phong"))
    told = [one for one in ward.run("check", "sach").findings if one.code == "cascade/other-entry"]
    assert [(one.path, one.line, one.severity) for one in told] == [("plans/sach.yaml", 1, "warning")]
    assert "“Văn phòng phường Mẫu”" in told[0].message
    assert "“Văn phòng Ủy ban nhân dân thành phố”" in told[0].message
    assert "Văn phòng phường Mẫu" in printed(ward)


@pytest.mark.parametrize("path", ["doc-sach.yaml", "danh-muc/don-vi.yaml"])
def test_a_file_edited_by_hand_is_told_and_prints_nothing(ward: Office, city: Path, path: str) -> None:
    fetched(ward, city)
    printed(ward)
    edited = ward.root / "plans/.cha/cang" / path
    edited.write_bytes(edited.read_bytes() + "# thêm\n".encode())
    got = ward.run("build", "sach")
    assert got.exit == 1 and [one.code for one in got.findings] == ["source/not-as-fetched"]
    assert got.findings[0].path == f"plans/.cha/cang/{path}" and ward.built("sach") is None
    # the cure
    fetched(ward, city)
    assert "Chủ nhật" in printed(ward)


def test_line_ends_as_git_writes_them_on_windows_are_no_edit(ward: Office, city: Path) -> None:
    fetched(ward, city)
    file = ward.root / "plans/.cha/cang/doc-sach.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert "Chủ nhật" in printed(ward)


def test_a_file_that_was_never_fetched_is_no_parent(ward: Office, city: Path) -> None:
    fetched(ward, city)
    ward.write("plans/.cha/cang/la.yaml", CITY)
    ward.write("plans/sach.yaml", WARD.replace("doc-sach.yaml", "la.yaml"))
    assert "source/not-as-fetched" in [one.code for one in ward.run("check", "sach").findings]
    ward.write("plans/.cha/khac/la.yaml", CITY)
    ward.write("plans/sach.yaml", WARD.replace("cang/doc-sach.yaml", "khac/la.yaml"))
    assert "source/not-as-fetched" in [one.code for one in ward.run("check", "sach").findings]


def test_one_that_was_not_fetched_yet_is_told_with_the_command(ward: Office) -> None:
    told = ward.run("check", "sach").findings
    assert [one.code for one in told] == ["cascade/no-parent"]
    assert "gen fetch-parent KHO@THẺ doc-sach.yaml --ten cang" in told[0].hint


@pytest.mark.parametrize("named", ["cha:../sach.yaml", "cha:cang/../../x.yaml", "cha:cang", "cha:cang/.khoa.yaml"])
def test_a_name_never_leads_out(ward: Office, city: Path, named: str) -> None:
    fetched(ward, city)
    ward.write("plans/sach.yaml", WARD.replace("cha:cang/doc-sach.yaml", named))
    assert [one.code for one in ward.run("check", "sach").findings] == ["cascade/outside"]


def test_issued_parents_come_with_their_record(ward: Office, city: Path) -> None:
    at_home = Office.__new__(Office)
    at_home.root = city
    assert at_home.run("issue", "--co-canh-bao", "doc-sach").exit == 0
    write(city, "plans/doc-sach.yaml", CITY.replace("Chủ nhật", "thứ Bảy"))
    write(city, ".gitignore", "build/\n")
    commit(city, "v2")
    fetched(ward, city, "v2")
    assert (ward.root / "plans/.cha/cang/doc-sach.ban-hanh.yaml").is_file()
    text = printed(ward)
    assert "Chủ nhật" in text and "Sở Văn hóa và Thể thao" in text
    ward.write("plans/sach.yaml", WARD.replace(" cha:cang/doc-sach.yaml", " {tu: cha:cang/doc-sach.yaml, ban: nhap}"))
    assert "thứ Bảy" in printed(ward)


def test_parents_of_the_parent_figures_and_tables_come_along(ward: Office, city: Path) -> None:
    write(city, "plans/nam/so.csv", "don_vi,ty_le\nphuong-mau,80\n")
    write(city, "plans/nam/trung-uong.yaml", CITY.replace("doc-sach", "x"))
    child = "ke_thua: nam/trung-uong.yaml\nso_lieu: nam/so.csv\n" + CITY.partition("can_cu:")[0].replace(
        "loai: ke-hoach\n", ""
    )
    write(
        city,
        "plans/doc-sach.yaml",
        child + 'noi_dung:\n- ma: dat\n  noi_dung: "Đạt {{ so_lieu.ty_le }}%"\nky:\n  chuc_vu: Chủ tịch\n  ho_ten: A\n',
    )
    commit(city, "v2")
    fetched(ward, city, "v2")
    text = printed(ward)
    assert "Đạt 80%" in text and "Chủ nhật" in text


def test_status_tells_when_asked_that_the_branch_has_moved(ward: Office, city: Path) -> None:
    fetched(ward, city, "main")
    same = ward.run("status", "--cha-moi")
    assert "cha:cang" in same.out and "chưa đổi" in same.out, same.out
    write(city, "plans/doc-sach.yaml", CITY.replace("Chủ nhật", "thứ Bảy"))
    commit(city)
    moved = ward.run("status", "--cha-moi")
    assert moved.exit == 1 and "đã đổi" in moved.out
    assert "cha:" not in ward.run("status").out
    # the command that it names does it
    command = next(line.partition("gen ")[2].split() for line in moved.out.splitlines() if "gen fetch-parent" in line)
    os.chdir(ward.root)
    assert ward.run(*command).exit == 0
    assert "thứ Bảy" in printed(ward)
    assert ward.run("status", "--cha-moi").exit == 0


def test_a_second_fetch_keeps_the_first_plan_and_drops_what_is_gone(ward: Office, city: Path) -> None:
    fetched(ward, city)
    fetched(ward, city, plan="rieng")
    assert "Chủ nhật" in printed(ward)
    assert (ward.root / "plans/.cha/cang/rieng.yaml").is_file()


def test_a_tag_goes_before_a_branch_of_that_name(ward: Office, city: Path) -> None:
    git(city, "branch", "v1")
    git(city, "checkout", "-q", "v1", "--")
    write(city, "plans/doc-sach.yaml", CITY.replace("Chủ nhật", "thứ Bảy"))
    commit(city)
    fetched(ward, city)
    assert "Chủ nhật" in printed(ward)
