"""The folder of Word files is shared with people: what they changed or wrote is kept, what is held stops no other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from needs import is_root, needs
from nobody import nobody, open_folder
from workbench import Docx, Office, Outcome, rezipped

from gen.build.manifest import NAME

PLAN = "plans/tot.yaml"
needs_root = needs("root", is_root())


@pytest.fixture
def built(office: Office) -> Office:
    """An office whose one plan is built."""
    assert office.run("build").exit == 0
    return office


def target(office: Office, name: str = "tot") -> Path:
    return office.root / "build" / f"{name}.docx"


def saved_by_word(path: Path) -> bytes:
    """What a leader does: opens the file, adds to a word, saves it in place."""
    data = path.read_bytes()
    xml = Docx(data).parts["word/document.xml"].decode()
    path.write_bytes(rezipped(data, {"word/document.xml": xml.replace("</w:t>", "!</w:t>", 1).encode()}))
    return path.read_bytes()


def break_plan(office: Office) -> None:
    office.write(PLAN, (office.root / PLAN).read_text(encoding="utf-8") + "sai_khoa: x\n")


def change_plan(office: Office) -> None:
    text = (office.root / PLAN).read_text(encoding="utf-8")
    assert "trich_yeu: " in text
    office.write(PLAN, text.replace("trich_yeu: ", "trich_yeu: Thay đổi ", 1))


def codes(outcome: Outcome) -> list[str]:
    return [one.code for one in outcome.findings]


def test_an_edited_file_is_put_aside_and_told(built: Office) -> None:
    theirs = saved_by_word(target(built))
    change_plan(built)
    done = built.run("build")
    assert done.exit == 0 and codes(done) == ["render/edited-output"]
    assert "tot.sua-tay.docx" in done.findings[0].message and done.findings[0].hint
    assert target(built, "tot.sua-tay").read_bytes() == theirs
    assert target(built).read_bytes() != theirs
    # told once, where it happened
    assert codes(built.run("build")) == []


def test_an_edited_file_is_put_aside_again_and_again(built: Office) -> None:
    kept = []
    for _ in range(3):
        kept.append(saved_by_word(target(built)))
        assert codes(built.run("build")) == ["render/edited-output"]
    names = ("tot.sua-tay", "tot.sua-tay-2", "tot.sua-tay-3")
    assert [target(built, name).read_bytes() for name in names] == kept


def test_an_edited_file_whose_plan_is_refused(built: Office) -> None:
    theirs = saved_by_word(target(built))
    break_plan(built)
    done = built.run("build")
    assert done.exit == 1 and codes(done) == ["render/edited-output", "schema/unknown-key"]
    assert target(built, "tot.sua-tay").read_bytes() == theirs and not target(built).exists()


def test_an_edited_file_whose_plan_a_strict_build_refuses(built: Office) -> None:
    theirs = saved_by_word(target(built))
    text = (built.root / PLAN).read_text(encoding="utf-8")
    built.write(
        PLAN, text.replace("Việc thứ nhất", "Việc thứ nhất giao Phòng A và Phòng B chủ trì, xong ngày 31/02/2026")
    )
    done = built.run("build", "--strict")
    assert done.exit == 1 and "render/edited-output" in codes(done) and len(codes(done)) > 1
    assert target(built, "tot.sua-tay").read_bytes() == theirs and not target(built).exists()


@pytest.mark.parametrize("lost", [NAME, None])
def test_edited_without_a_record(built: Office, lost: str | None) -> None:
    """Also where the record of the build is gone the file itself tells that it was printed here and changed."""
    theirs = saved_by_word(target(built))
    if lost:
        (built.root / "build" / lost).unlink()
    assert codes(built.run("build")) == ["render/edited-output"]
    assert target(built, "tot.sua-tay").read_bytes() == theirs


def test_a_file_that_was_built_but_not_recorded_is_nobodys(built: Office) -> None:
    """A build that was killed before it wrote its record leaves no “edited” files."""
    old = (built.root / "build" / NAME).read_bytes()
    change_plan(built)
    assert built.run("build").exit == 0
    (built.root / "build" / NAME).write_bytes(old)
    change_plan(built)
    done = built.run("build")
    assert done.exit == 0 and codes(done) == [] and not target(built, "tot.sua-tay").exists()


def test_somebody_elses_file_stays(office: Office) -> None:
    theirs = office.root / "giao"
    theirs.mkdir()
    (theirs / "tot.docx").write_bytes(b"mine")
    done = office.run("build", "--out", str(theirs))
    assert done.exit == 1 and codes(done) == ["render/in-the-way"]
    assert "không phải do gen viết ra" in done.findings[0].message
    assert (theirs / "tot.docx").read_bytes() == b"mine"
    break_plan(office)
    done = office.run("build", "--out", str(theirs))
    assert done.exit == 1 and codes(done) == ["render/in-the-way", "schema/unknown-key"]
    assert (theirs / "tot.docx").read_bytes() == b"mine"


def test_review_copies_with_somebodys_remarks(built: Office) -> None:
    copy = target(built, "tot.nguon")
    assert built.run("build", "--nguon").exit == 0
    assert codes(built.run("build", "--nguon")) == []
    theirs = saved_by_word(copy)
    assert codes(built.run("build", "--nguon")) == ["render/edited-output"]
    assert target(built, "tot.nguon.sua-tay").read_bytes() == theirs
    built.write("plans/khac.yaml", (built.root / PLAN).read_text(encoding="utf-8"))
    compared = target(built, "tot.so-sanh")
    assert built.run("redline", "khac", "tot").exit == 0
    assert codes(built.run("redline", "khac", "tot")) == []
    theirs = saved_by_word(compared)
    assert codes(built.run("redline", "khac", "tot")) == ["render/edited-output"]
    assert target(built, "tot.so-sanh.sua-tay").read_bytes() == theirs


def test_a_link_that_leads_out_of_the_output(office: Office, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    office.write("plans/phuong/hai.yaml", (office.root / PLAN).read_text(encoding="utf-8"))
    (office.root / "build").mkdir()
    (office.root / "build/phuong").symlink_to(outside)
    done = office.run("build")
    assert done.exit == 1 and codes(done) == ["render/in-the-way"]
    assert list(outside.iterdir()) == [] and target(office).exists()
    (outside / "hai.docx").write_bytes(b"mine")
    office.write("plans/phuong/hai.yaml", "loai: ke-hoach\nsai: x\n")
    office.run("build")
    (office.root / "plans/phuong/hai.yaml").unlink()
    office.run("build")
    assert (outside / "hai.docx").read_bytes() == b"mine"


def test_a_waiting_room_that_is_a_link(office: Office, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "1-1").write_bytes(b"mine")
    (office.root / "build").mkdir()
    (office.root / "build/.gen-tmp").symlink_to(outside)
    done = office.run("build")
    assert done.exit == 2 and ".gen-tmp" in done.err and "liên kết" in done.err
    assert {path.name for path in outside.iterdir()} == {"1-1"} and not target(office).exists()


def test_only_what_it_left_itself_is_swept(office: Office) -> None:
    waiting = office.root / "build/.gen-tmp"
    waiting.mkdir(parents=True)
    (waiting / "123-456").write_bytes(b"half a file")
    (waiting / "quan-trong.docx").write_bytes(b"mine")
    assert office.run("build").exit == 0
    assert [path.name for path in waiting.iterdir()] == ["quan-trong.docx"]


@pytest.fixture
def wards() -> Iterator[Office]:
    """Two folders of plans, built; the output of one can't be written any more."""
    with open_folder() as folder:
        office = Office(folder)
        text = (office.root / PLAN).read_text(encoding="utf-8")
        for name in ("an/kh", "binh/kh"):
            office.write(f"plans/{name}.yaml", text)
        assert office.run("build").exit == 0
        with nobody(folder, folder / "build/an"):
            yield office


def unlock(office: Office) -> None:
    """The folder is its user's again."""
    os.seteuid(0)
    (office.root / "build/an").chmod(0o777)
    os.seteuid(65534)


@needs_root
def test_a_file_that_can_not_be_written_stops_no_other(wards: Office) -> None:
    old = target(wards, "an/kh").read_bytes()
    for name in ("an/kh", "binh/kh"):
        path = wards.root / f"plans/{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("trich_yeu: ", "trich_yeu: Mới ", 1), encoding="utf-8")
    wards.write("plans/an/sai.yaml", "loai: ke-hoach\nsai_khoa: x\n")
    done = wards.run("build")
    assert done.exit == 1 and "render/not-written" in codes(done) and "schema/unknown-key" in codes(done)
    assert target(wards, "an/kh").read_bytes() == old and target(wards, "binh/kh").read_bytes() != old
    unlock(wards)
    (wards.root / "plans/an/sai.yaml").unlink()
    done = wards.run("build")
    assert done.exit == 0 and target(wards, "an/kh").read_bytes() != old


@needs_root
def test_a_refused_plan_whose_old_file_can_not_be_removed(wards: Office) -> None:
    wards.write("plans/an/kh.yaml", "loai: ke-hoach\nsai_khoa: x\n")
    done = wards.run("build")
    assert done.exit == 1 and {"render/not-removed", "schema/unknown-key"} <= set(codes(done))
    assert target(wards, "an/kh").exists()
    unlock(wards)
    assert "render/not-removed" not in codes(wards.run("build"))
    assert not target(wards, "an/kh").exists()


@needs_root
def test_a_plan_that_went_away_and_its_file_can_not(wards: Office) -> None:
    (wards.root / "plans/an/kh.yaml").unlink()
    done = wards.run("build")
    assert done.exit == 1 and codes(done) == ["render/not-removed"]
    unlock(wards)
    done = wards.run("build")
    assert done.exit == 0 and "1 bỏ vì không còn nguồn" in done.err and not target(wards, "an/kh").exists()
