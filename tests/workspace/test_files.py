"""Files are put in place whole, through one door; what a killed run or a full disk left undone, the next one does."""

from __future__ import annotations

import ast
import contextlib
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from needs import is_root, need, needs
from nobody import nobody, open_folder
from places import ROOT
from wards import CITY, FEW, NAME, City
from workbench import Office

KILLS = int(os.environ.get("GEN_KILLS", "20"))
# where files are laid out in a folder for temporary files, the door itself, and its lock
OTHER_DOORS = {"workspace/files.py", "workspace/build_lock.py", "review/git_repository.py", "cli/rule_book.py"}
needs_root = needs("root", is_root())


def test_one_door() -> None:
    writing = {"write_text", "write_bytes", "copy2", "copyfile", "copytree", "rename"}
    found = set()
    for path in (ROOT / "gen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            modes = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            opened = name == "open" and any(set(mode) & set("wax+") and len(mode) < 4 for mode in modes)
            if name in writing or opened:
                found.add(path.relative_to(ROOT / "gen").as_posix())
    assert found <= OTHER_DOORS


def sources(office: Office) -> dict[str, bytes]:
    plans = office.root / "plans"
    return {path.relative_to(plans).as_posix(): path.read_bytes() for path in plans.rglob("*.yaml")}


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


@pytest.fixture(scope="module")
def derived(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What `gen derive` for all wards gives when nothing happens to it."""
    office = City(tmp_path_factory.mktemp("derived"))
    assert office.run("derive", CITY, "--tat-ca", "hai-phong").exit == 0
    return sources(office)


@pytest.mark.long
def test_a_derive_killed_at_any_moment(tmp_path: Path, derived: dict[str, bytes]) -> None:
    command = [sys.executable, "-c", "import sys; from gen.cli.main import main; main(sys.argv[1:])"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    chance = random.Random(3)
    for turn in range(KILLS):
        office = City(tmp_path / str(turn))
        args = ["-C", str(office.root), "derive", CITY, "--tat-ca", "hai-phong"]
        running = subprocess.Popen([*command, *args], env=env, stderr=subprocess.DEVNULL)
        # some time after the first one came
        while running.poll() is None and not (office.root / "plans/ai-quoc").exists():
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.05))
        running.kill()
        running.wait()
        for path, data in sources(office).items():
            assert data == derived[path]
            record = path.removesuffix(".yaml") + ".da-xem.yaml"
            assert path.endswith(".da-xem.yaml") or record not in derived or (office.root / "plans" / record).exists()
        assert office.run(*args[2:]).exit == 0
        assert sources(office) == derived
        assert list((office.root / "plans").rglob(".gen-tmp*")) == []


@pytest.mark.parametrize("left", [b"", b"# ", None])
def test_a_plan_that_an_older_run_left_half_written(city: City, derived: dict[str, bytes], left: bytes | None) -> None:
    """None: whole, but without its record."""
    plan = f"le-chan/{NAME}.yaml"
    city.write(f"plans/{plan}", derived[plan] if left is None else left)
    assert city.run("derive", CITY, "--don-vi", "le-chan").exit == 0
    record = plan.replace(".yaml", ".da-xem.yaml")
    assert sources(city)[plan] == derived[plan] and sources(city)[record] == derived[record]
    # what somebody wrote is left alone
    city.write(f"plans/{plan}", derived[plan] + "# của phường\n".encode())
    assert city.run("derive", CITY, "--don-vi", "le-chan").exit == 2
    assert sources(city)[plan].endswith("# của phường\n".encode())


@contextlib.contextmanager
def disk(folder: Path, size: str) -> Iterator[None]:
    """A small disk of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True)
    need("mount", mounted.returncode == 0)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@needs_root
@pytest.mark.parametrize("command", ["derive", "new", "init", "fmt", "git"])
def test_a_full_disk(tmp_path: Path, command: str) -> None:
    """No half file is left, and with room again the same command does it all."""
    with disk(tmp_path, "2m"):
        office = City(tmp_path)
        office.write("plans/xau.yaml", "don_vi:   hai-phong\nloai: ke-hoach\n" + "# x\n" * 2000)
        subprocess.run(["git", "init", "-q", tmp_path], check=True)
        args = {
            "derive": ["derive", CITY, "--tat-ca", "hai-phong"],
            "new": ["new", "ke-hoach", "moi", "--don-vi", "hai-phong"],
            "init": ["init", str(tmp_path / "khac")],
            "fmt": ["fmt", "xau"],
            "git": ["git", "--ci", "github"],
        }[command]
        before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
        filler = tmp_path / "filler"
        with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
        done = office.run(*args)
        assert (done.exit == 2 and "đĩa đã đầy" in done.err) or command == "git", done.err
        for path in tmp_path.rglob("*.yaml"):
            assert path.read_bytes() == before[path]
        filler.unlink()
        assert office.run(*args).exit in (0, 1)
        assert all(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file() and ".git/" not in str(path))
        assert list(tmp_path.rglob(".gen-tmp")) == []


def test_init_again(tmp_path: Path) -> None:
    office = Office.__new__(Office)
    office.root = tmp_path
    folder = tmp_path / "vp"
    assert office.run("init", str(folder), "--mau").exit == 0
    whole = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    # cut short: some files are not there yet, an older one left the beginning of another
    for number, path in enumerate(whole):
        if number % 3 == 0:
            path.unlink()
        elif number % 3 == 1:
            path.write_bytes(path.read_bytes()[:9])
    assert office.run("init", str(folder), "--mau").exit == 0
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == whole
    # whole: nothing is written
    stamps = {path: path.stat().st_mtime_ns for path in whole}
    assert office.run("init", str(folder), "--mau").exit == 0
    assert {path: path.stat().st_mtime_ns for path in whole} == stamps
    # an office that has begun to work, and another office
    assert office.run("init", str(folder), "--ten", "Ủy ban nhân dân xã Khác").exit == 2
    plan = next(path for path in whole if path.name == "ke-hoach-dau-tien.yaml")
    plan.write_bytes(whole[plan].replace("…".encode(), "chữ".encode(), 1))
    done = office.run("init", str(folder))
    assert done.exit == 2 and "không ghi đè" in done.err


def test_an_own_file_of_the_office_stays(tmp_path: Path) -> None:
    office = Office.__new__(Office)
    office.root = tmp_path
    office.write("vp/templates/chinh-quyen/ke-hoach.docx", b"restyled")
    office.write("vp/Makefile", "mine:\n")
    done = office.run("init", str(tmp_path / "vp"), "--mau")
    assert done.exit == 0 and "2 tệp đã có, giữ nguyên" in done.err
    assert (tmp_path / "vp/templates/chinh-quyen/ke-hoach.docx").read_bytes() == b"restyled"
    assert (tmp_path / "vp/Makefile").read_text() == "mine:\n"


def test_what_a_killed_run_left_among_the_plans(office: Office) -> None:
    waiting = office.root / "plans/.gen-tmp"
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for command in (["fmt"], ["build"], ["derive", "tot", "--don-vi", "phuong-mau", "-o", "con.yaml"]):
        waiting.mkdir()
        (waiting / f"{gone.pid}-140").write_bytes(b"half")
        # another one that may be writing just now, and what is nobody's
        (waiting / f"{os.getppid()}-140").write_bytes(b"half")
        (waiting / "cua-toi.yaml").write_bytes(b"mine")
        office.run(*command)
        assert {path.name for path in waiting.iterdir()} == {f"{os.getppid()}-140", "cua-toi.yaml"}
        shutil.rmtree(waiting)


def test_a_waiting_room_among_the_plans_that_is_a_link(
    office: Office, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "1-1").write_bytes(b"mine")
    (office.root / "plans/.gen-tmp").symlink_to(outside)
    office.write("plans/xau.yaml", "don_vi:   phuong-mau\nloai: ke-hoach\n")
    done = office.run("fmt")
    assert done.exit == 1 and "liên kết" in done.out
    assert [path.name for path in outside.iterdir()] == ["1-1"]
    assert office.run("new", "ke-hoach", "moi", "--don-vi", "phuong-mau").exit == 2
    assert not (office.root / "plans/moi.yaml").exists()


@needs_root
def test_a_source_that_can_not_be_written_stops_no_other(derived: dict[str, bytes]) -> None:
    with open_folder() as folder:
        city = City(folder)
        # what is imported late is here before this process loses its rights
        assert derived and city.run("fmt").exit in (0, 1)
        for name in ("an", "binh"):
            city.write(f"plans/{name}/xau.yaml", "don_vi:   hai-phong\nloai: ke-hoach\n")
        (folder / "plans/le-chan").mkdir()
        with nobody(folder, folder / "plans/an", folder / "plans/le-chan"):
            done = city.run("fmt")
            assert done.exit == 1 and [finding.code for finding in done.findings] == ["source/not-written"]
            assert done.findings[0].path == "plans/an/xau.yaml" and "1 tệp không ghi được" in done.err
            made = city.run("derive", CITY, "--tat-ca", "hai-phong")
            assert [finding.path for finding in made.findings] == [f"plans/le-chan/{NAME}.yaml"]
            assert made.exit == 1 and f"Đã viết {FEW - 1} bản" in made.err
        assert (folder / "plans/an/xau.yaml").read_bytes().startswith(b"don_vi:   ")
        assert (folder / "plans/binh/xau.yaml").read_bytes().startswith(b"loai: ")


@needs("POSIX", hasattr(os, "fchmod"))
@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_others_may_read_what_is_built_whatever_the_user_keeps_from_them(office: Office, umask: int) -> None:
    before = os.umask(umask)
    try:
        office.make("noi_dung: [A]")
    finally:
        os.umask(before)
    assert (office.root / "build/thu.docx").stat().st_mode & 0o777 == 0o644


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """A file that only root may read, while the user is another."""
    for mode in (0o600, 0o644):
        os.seteuid(0)
        file.chmod(mode)
        os.seteuid(65534)
        if mode == 0o600:
            yield


@needs("root", is_root())
@pytest.mark.parametrize("closed", ["plans/an.yaml", "plans/danh-muc/van-ban.yaml"])
def test_a_source_that_cannot_be_read_stops_no_other(closed: str) -> None:
    with open_folder() as folder:
        office = Office(folder)
        text = (folder / "plans/tot.yaml").read_text(encoding="utf-8")
        office.write("plans/an.yaml", text.replace("so: 1", "so: 2"))
        office.write("plans/binh.yaml", "ke_thua: an.yaml\ndon_vi: phuong-mau\nso: 3\nngay: 2026-02-02\n")
        assert office.run("build").exit == 0
        office.write("plans/tot.yaml", text.replace("Việc thứ nhất", "Việc khác"))
        with nobody(folder, folder / closed):
            with locked(folder / closed):
                for command in ("build", "check", "fmt"):
                    done = office.run(command)
                    told = [finding.code for finding in done.findings if finding.path == closed]
                    assert done.exit == 1 and told == ["source/unreadable"], (command, done.out, done.err)
                tot = office.built("tot")
                assert tot is not None and "Việc khác" in tot.text
            assert office.run("build").exit == 0 and office.built("binh") is not None
