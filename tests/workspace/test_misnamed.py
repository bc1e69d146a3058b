"""Names below plans/ that are passed over, or are copies: each is told by build and by check, at its own line."""

from __future__ import annotations

import sys

import pytest
from needs import needs
from workbench import Office

PLAN = "plans/ke-hoach.yaml"


def told(office: Office, command: str) -> dict[str, str]:
    found = office.run(command).findings
    return {one.path.removeprefix("plans/"): one.message for one in found if one.code == "source/misnamed"}


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("x.yaml.txt", "kết bằng .txt"),
        ("x.YAML.bak", "kết bằng .bak"),
        ("X.YAML", "đuôi .YAML"),
        ("x.yml", "đuôi .yml"),
        ("ke-hoach (1).yaml", "bản sao của “ke-hoach.yaml”"),
        ("ke-hoach(2).yaml", "bản sao"),
        ("ke-hoach-DESKTOP-7F3K2.yaml", "bản sao"),
        ("ke-hoach - Copy.yaml", "bản sao"),
        ("ke-hoach - Bản sao (2).yaml", "bản sao"),
        ("ke-hoach (Máy cô Mẫu's conflicted copy 2026-05-07).yaml", "bản sao"),
        ("ke-hoach.sync-conflict-20260507-101112-ABCDEF.yaml", "bản sao"),
        ("danh-muc/don-vi (1).yaml", "chỉ đọc don-vi.yaml và van-ban.yaml"),
        ("danh-muc/donvi.yaml", "chỉ đọc"),
        ("con/kh.yaml", "Windows không nhận"),
    ],
)
def test_told(office: Office, command: str, name: str, words: str) -> None:
    plan = (office.root / "plans/tot.yaml").read_text(encoding="utf-8")
    office.write(PLAN, plan.replace("so: 1", "so: 2"))
    office.write(f"plans/{name}", plan.replace("so: 1", "so: 3"))
    found = told(office, command)
    assert list(found) == [name] and words in found[name]


@pytest.mark.parametrize(
    "name",
    [
        "ke-hoach-quy-3.yaml",
        "kế hoạch (1).yaml",
        "ke-hoach-2026.yaml",
        "ghi-chu.txt",
        "ảnh.png",
        "ke-hoach.docx",
        "A (b).yaml",
    ],
)
def test_other_names_are_nobodys_business(office: Office, name: str) -> None:
    plan = (office.root / "plans/tot.yaml").read_text(encoding="utf-8")
    office.write(PLAN, plan.replace("so: 1", "so: 2"))
    office.write(f"plans/{name}", plan.replace("so: 1", "so: 3"))
    assert told(office, "check") == {}


@needs("misnamed-files", sys.platform not in ("win32", "darwin"))
@pytest.mark.parametrize("name", ["a\x1b[31mb", "a\nplans/tot.yaml:1:1: lỗi: x", "a\u009bb", "a\u202eb"])
def test_a_name_that_would_move_the_terminal(office: Office, name: str) -> None:
    office.write(f"plans/{name}.yaml", (office.root / "plans/tot.yaml").read_text(encoding="utf-8"))
    for command in ("build", "check", "status", "vb", "fmt"):
        done = office.run(command)
        assert name not in done.out + done.err and not {"\x1b", "\u009b", "\u202e"} & set(done.out + done.err)
    assert len(told(office, "check")) == 1


def test_one_number_twice(office: Office) -> None:
    """Of one office, kind and year; a number that another office, kind or year has as well is none of these."""
    plan = (office.root / "plans/tot.yaml").read_text(encoding="utf-8")
    others = {
        "nam-khac": plan.replace("ngay: 2026", "ngay: 2025"),
        "don-vi-khac": plan.replace("phuong-mau", "thanh-pho-mau"),
        "loai-khac": plan.replace("ke-hoach", "chuong-trinh"),
        "chua-co-so": plan.replace("so: 1\n", ""),
        "chua-co-so-2": plan.replace("so: 1\n", ""),
    }
    for name, text in others.items():
        office.write(f"plans/{name}.yaml", text)
    assert [one for one in office.run("check").findings if one.code == "schema/number-used-twice"] == []
    office.write("plans/trung.yaml", plan.replace("2026-01-05", "2026-09-05"))
    done = office.run("check")
    assert done.exit == 1
    (finding,) = [one for one in done.findings if one.code == "schema/number-used-twice"]
    assert finding.place == "plans/trung.yaml:3:5" and "plans/tot.yaml:3:5" in done.out
    assert office.run("build", "--strict").exit == 1 and office.built("trung") is None


def test_what_a_message_quotes_moves_no_terminal(office: Office) -> None:
    office.write(
        "plans/a.yaml", office.tail("ke-hoach") + 'noi_dung: ["x"]\ndau_ket: "a\\eb"\nthem_khoa: |\n  một\n  hai\n'
    )
    register = (office.root / "plans/danh-muc/don-vi.yaml").read_text(encoding="utf-8")
    office.write("plans/danh-muc/don-vi.yaml", register + '- {ma: la, ten: "Phòng \\e[31m đỏ\\x9b"}\n')
    office.write("plans/b.yaml", office.tail("ke-hoach") + "noi_dung: [Việc]\nloai: |\n  ke\n  hoach\n")
    for command in (
        ["check"],
        ["build"],
        ["don-vi", "phong"],
        ["vb"],
        ["check", "--format", "github"],
        ["show", "\x1bx"],
    ):
        done = office.run(*command)
        assert not {"\x1b", "\u009b"} & set(done.out + done.err), command
