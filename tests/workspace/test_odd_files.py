"""Whatever lies where a file should be: only regular files of a bounded size are read, the rest is told; nothing waits
for a pipe, and what is wrong with one file stops no other document."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from in_git import commit, git
from in_time import in_time
from needs import is_root, needs
from nobody import nobody, open_folder
from places import TEMPLATES
from workbench import Office

SECONDS = 20
COMMANDS = (
    ["check"],
    ["build"],
    ["status"],
    ["vb"],
    ["fmt"],
    ["show", "tot"],
    ["diff", "tot", "con1"],
    ["don-vi", "p"],
)
CHILD = "ke_thua: tot.yaml\ndon_vi: phuong-mau\nso: 3\nngay: 2026\nnoi_dung:\n  - Thêm việc\n"


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def itself(path: Path) -> None:
    path.symlink_to(path.name)


def a_folder(path: Path) -> None:
    path.mkdir()


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100 * 2**20)


ODD = (a_pipe, endless, itself, a_folder, large)


def put(office: Office, place: str, odd: Callable[[Path], None]) -> None:
    office.write("plans/con1.yaml", CHILD)
    if place.startswith("templates/"):
        shutil.copytree(TEMPLATES, office.root / "templates")
    if place.startswith("build/"):
        assert office.run("build").exit == 0
    target = office.root / place
    target.unlink(missing_ok=True)
    odd(target)


@needs("mkfifo", hasattr(os, "mkfifo"))
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "place",
    [
        "plans/danh-muc/don-vi.yaml",
        "plans/con1.da-xem.yaml",
        "templates/chinh-quyen/ke-hoach.docx",
        "templates/chinh-quyen/phu-luc.docx",
        "build/.gen-mau.json",
        "build/tot.docx",
        "Makefile",
    ],
)
def test_in_place_of_a_file(office: Office, place: str, odd: Callable[[Path], None]) -> None:
    put(office, place, odd)
    for command in COMMANDS:
        with in_time(SECONDS):
            done = office.run(*command)
        assert done.exit in (0, 1) and "Traceback" not in done.err, (command, done.out, done.err)
        if command == ["check"] and place.startswith("plans/"):
            assert place in [one.path for one in done.findings if one.severity == "error" or odd is a_folder]
        if command == ["build"] and place.startswith("templates/"):
            assert [one.path for one in done.findings if one.code == "render/unreadable-template"]


@pytest.mark.parametrize("command", ["check", "build", "fmt"])
def test_a_source_that_is_too_large(office: Office, command: str) -> None:
    large(office.root / "plans/lon.yaml")
    found = [one for one in office.run(command).findings if one.path == "plans/lon.yaml"]
    assert [one.code for one in found] == ["source/unreadable"] and "16 MB" in found[0].message
    assert command != "build" or (office.root / "build/tot.docx").exists()


@needs("git")
@needs("mkfifo", hasattr(os, "mkfifo"))
def test_in_a_commit(office: Office) -> None:
    """Links in place of files, and a file of no honest size; what is laid out of it reads no faster and no further."""
    git(office.root, "init", "-q", "-b", "main")
    (office.root / "plans/zero.yaml").symlink_to("/dev/zero")
    (office.root / "plans/vong.yaml").symlink_to("vong.yaml")
    large(office.root / "plans/lon.yaml")
    (office.root / "plans/danh-muc/van-ban.yaml").unlink()
    (office.root / "plans/danh-muc/van-ban.yaml").symlink_to("/dev/zero")
    commit(office.root)
    before = (office.root / "plans/tot.yaml").read_text(encoding="utf-8")
    office.write("plans/tot.yaml", before.replace("  - Việc thứ hai\n", "  - Việc thứ hai\n  - Thêm việc\n"))
    commit(office.root)
    for span in ("HEAD~1..HEAD", "HEAD"):
        with in_time(SECONDS):
            done = office.run("diff", "--git", span)
        assert done.exit in (0, 1) and "Traceback" not in done.err
        assert "16 MB" in done.out
        assert span == "HEAD" or "Thêm việc" in done.out


@needs("root", is_root())
def test_the_first_plan_and_a_folder_of_outputs_are_closed() -> None:
    """What may not be read, and where nothing may be written: told of that document alone."""
    with open_folder() as folder:
        office = Office(folder)
        plan = (folder / "plans/tot.yaml").read_text(encoding="utf-8")
        for name in ("aa", "kin/kh", "mo/kh"):
            office.write(f"plans/{name}.yaml", plan)
        for command in COMMANDS[:-2]:
            office.run(*command)
        office.write("plans/kin/kh.yaml", plan.replace("thứ nhất", "đầu tiên"))
        (folder / "build/mo/kh.docx").unlink()
        with nobody(folder, folder / "build/kin"):
            os.seteuid(0)
            (folder / "plans/aa.yaml").chmod(0)
            os.chown(folder / "plans/aa.yaml", 0, 0)
            os.seteuid(65534)
            done = office.run("build")
        told = {(one.code, Path(one.path).name) for one in done.findings if one.severity == "error"}
        assert done.exit == 1
        assert told >= {("source/unreadable", "aa.yaml"), ("render/not-written", "kh.docx")}, done.out
        assert (folder / "build/mo/kh.docx").exists() and (folder / "build/tot.docx").exists()
