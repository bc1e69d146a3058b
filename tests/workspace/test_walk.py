"""What lies below plans/ and is no plan: told, never followed out of the folder, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from needs import is_root, needs
from nobody import nobody, open_folder
from workbench import Office

from gen.workspace.windows_names import fits_windows

COMMANDS = (["build"], ["check"], ["fmt"], ["status"], ["vb"])


def itself(office: Office, _: Path) -> str:
    (office.root / "plans/l.yaml").symlink_to("l.yaml")
    return "plans/l.yaml"


def in_a_ring(office: Office, _: Path) -> str:
    (office.root / "plans/a").symlink_to("b")
    (office.root / "plans/b").symlink_to("a")
    return "plans/a"


def nothing(office: Office, _: Path) -> str:
    (office.root / "plans/l.yaml").symlink_to("khong-co.yaml")
    return "plans/l.yaml"


def a_folder(office: Office, _: Path) -> str:
    (office.root / "plans/x.yaml").mkdir()
    return "plans/x.yaml"


def a_folder_elsewhere(office: Office, outside: Path) -> str:
    (office.root / "plans/chung").symlink_to(outside)
    return "plans/chung"


def a_pipe(office: Office, _: Path) -> str:
    os.mkfifo(office.root / "plans/p.yaml")
    return "plans/p.yaml"


@needs("mkfifo", hasattr(os, "mkfifo"))
@pytest.mark.parametrize("odd", [itself, in_a_ring, nothing, a_folder, a_folder_elsewhere, a_pipe])
def test_told_where_it_lies(
    office: Office, odd: Callable[[Office, Path], str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    theirs = "loai:   ke-hoach\ndon_vi: phuong-mau\nso: 1\ntrich_yeu: việc khác\nnoi_dung: [Một việc]\n"
    (outside / "khac.yaml").write_text(theirs, encoding="utf-8")
    place = odd(office, outside)
    for command in COMMANDS:
        done = office.run(*command)
        assert done.exit in (0, 1) and "Traceback" not in done.err, (command, done.err)
        if command[0] in ("build", "check"):
            assert place in [one.path for one in done.findings if one.code == "source/misnamed"], done.out
    assert (office.root / "build/tot.docx").exists() and not (office.root / "build/chung").exists()
    assert (outside / "khac.yaml").read_text(encoding="utf-8") == theirs
    assert [path.name for path in outside.iterdir()] == ["khac.yaml"]


@pytest.mark.parametrize(
    "name", ["con", "nam/AUX.2026", "com1/kh", "a:b", "kế hoạch?", "thu-muc./kh", "cach /kh", 'a"b', "a|b", "a\\b"]
)
@needs("misnamed-files", sys.platform not in ("win32", "darwin"))
def test_a_name_that_windows_does_not_take(office: Office, name: str) -> None:
    """The office next door gets it by git or on a disk, and can't open it."""
    office.write(f"plans/{name}.yaml", (office.root / "plans/tot.yaml").read_text(encoding="utf-8"))
    done = office.run("build")
    assert done.exit == 0 and (office.root / f"build/{name}.docx").exists()
    assert "source/misnamed" in [finding.code for finding in office.run("check").findings]


def test_names_that_windows_takes() -> None:
    for name in ("cong-van", "con-cuong", "conkh.yaml", "xã Mẫu/kế hoạch 2026 (1).yaml", "a.b.c", "nul-1", "com10"):
        assert fits_windows(name), name


@needs("root", is_root())
def test_a_folder_that_may_not_be_entered() -> None:
    with open_folder() as folder:
        office = Office(folder)
        office.write("plans/kin/kh.yaml", (folder / "plans/tot.yaml").read_text(encoding="utf-8"))
        for command in COMMANDS:
            office.run(*command)
        with nobody(folder, folder / "plans/kin"):
            os.seteuid(0)
            (folder / "plans/kin").chmod(0o700)
            os.seteuid(65534)
            for command in COMMANDS:
                done = office.run(*command)
                assert done.exit in (0, 1), (command, done.err)
                if command[0] in ("build", "check"):
                    assert [(one.code, one.path) for one in done.findings] == [("source/misnamed", "plans/kin")]
            # whether its plan is still there nobody can say
            assert (folder / "build/kin/kh.docx").exists()
