"""What may happen to a running build: killed, stopped, doubled, out of room or rights; tried with real processes."""

from __future__ import annotations

import contextlib
import faulthandler
import importlib.util
import io
import os
import pty
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from needs import is_root, need, needs
from places import ROOT
from workbench import findings

import gen.build.builder  # what a build imports late is here before the processes part
import gen.workspace.library
from gen.cli.main import run

# enough for a second process
WARDS = 60
KILLS = int(os.environ.get("GEN_KILLS", "20"))
CITY = "plans/thanh-pho/ke-hoach.yaml"
SHORT = """\
loai: ke-hoach
don_vi: tp
so: 12
ngay: 2026-01-15
trich_yeu: làm việc năm 2026
noi_dung: [Làm tốt việc hiện có., Làm xong việc mới.]
"""
needs_root = needs("root", is_root())
# processes are counted there
needs_proc = needs("/proc", Path("/proc/self/stat").exists())


def _workload() -> ModuleType:
    spec = importlib.util.spec_from_file_location("workload", ROOT / "bench" / "workload.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Run:
    """A command line in a process of its own session, parted from this one so that nothing has to be imported."""

    def __init__(self, *args: str | Path, first: Callable[[], object] = lambda: None) -> None:
        self.told = tempfile.TemporaryFile()  # noqa: SIM115
        self.pid = os.fork()
        if self.pid == 0:
            code = 99
            with contextlib.suppress(BaseException):
                os.setsid()
                for stream in (1, 2):
                    os.dup2(self.told.fileno(), stream)
                sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
                signal.signal(signal.SIGINT, signal.default_int_handler)
                first()
                code = run([str(arg) for arg in args])
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)

    def ended(self, within: float = 120) -> tuple[int, str]:
        """The exit code (negative for a signal) and all that was said; it must end."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.told.seek(0)
                return os.waitstatus_to_exitcode(status), self.told.read().decode()
            time.sleep(0.002)
        os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        raise AssertionError(f"still running after {within} s")

    def alive(self) -> list[int]:
        """The processes of its session that are still there."""
        found = []
        for entry in Path("/proc").iterdir():
            with contextlib.suppress(OSError, ValueError, IndexError):
                state, _, _, session = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
                if int(session) == self.pid and state != "Z":
                    found.append(int(entry.name))
        return found

    def is_gone(self) -> bool:
        return _soon(lambda: not self.alive())

    def workers(self) -> list[int]:
        """Its children, as soon as there are two."""
        assert _soon(lambda: len(self.alive()) == 3)
        return [pid for pid in self.alive() if pid != self.pid]


def _soon(true: Callable[[], bool], within: float = 20) -> bool:
    deadline = time.monotonic() + within
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.002)
    return True


class Town:
    """A workspace of wards, its output, and what a clean build of each version of the city plan gives."""

    def __init__(self, root: Path) -> None:
        self.root, self.out = root, root / "build"
        self.text = (root / CITY).read_text(encoding="utf-8")
        self.clean: dict[str, dict[str, bytes]] = {}

    def say(self, word: str) -> dict[str, bytes]:
        """Changes a word that every document prints; what a clean build gives then."""
        (self.root / CITY).write_text(self.text.replace("hiện có", word), encoding="utf-8")
        if word not in self.clean:
            folder = self.root / f"clean-{word}"
            assert self.build("--out", folder).ended()[0] == 0
            self.clean[word] = contents(folder)
        return self.clean[word]

    def build(self, *args: str | Path, first: Callable[[], object] = lambda: None) -> Run:
        return Run("-C", self.root, "build", "-j2", *args, first=first)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.docx")}


def waiting(folder: Path) -> list[Path]:
    return list(folder.rglob(".gen-tmp*"))


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    folder = _workload().make(tmp_path_factory.mktemp("town"), WARDS)
    # short plans make for more builds in the same time
    (folder / CITY).write_text(SHORT, encoding="utf-8")
    for number in range(1, WARDS + 1):
        ward = f"ke_thua: ../thanh-pho/ke-hoach.yaml\ndon_vi: p{number:04d}\nso: {number}\nngay: 2026-02-01\n"
        (folder / f"plans/phuong/p{number:04d}.yaml").write_text(ward, encoding="utf-8")
    # what a process makes once, its children have
    assert run(["-C", str(folder), "build", "-j1", "--out", str(folder / "warm")]) == 0
    return Town(folder)


@pytest.fixture
def out(town: Town) -> Iterator[Path]:
    """An empty output folder."""
    shutil.rmtree(town.out, ignore_errors=True)
    yield town.out


@pytest.mark.long
@needs_proc
def test_killed_at_any_moment(town: Town, out: Path) -> None:
    old, new = town.say("cu"), town.say("moi")
    assert old.keys() == new.keys() and all(old[id] != new[id] for id in old)
    start = time.monotonic()
    assert town.build().ended()[0] == 0
    long = time.monotonic() - start
    chance = random.Random(1)
    for turn in range(KILLS):
        good = town.say("cu" if turn % 2 else "moi")
        running = town.build()
        time.sleep(chance.uniform(0, long))
        os.kill(running.pid, signal.SIGKILL)
        running.ended()
        for id, data in contents(out).items():
            assert data in (old[id], new[id])
            assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
        again = town.build()
        assert again.ended()[0] == 0
        assert contents(out) == good
        assert not waiting(out) and running.is_gone()


@pytest.mark.long
@needs_proc
@pytest.mark.parametrize("whom", [os.kill, os.killpg])
def test_ctrl_c(town: Town, out: Path, whom: Callable[[int, int], None]) -> None:
    good = town.say("moi")
    running = town.build(first=_endless)
    assert _soon(lambda: len(contents(out)) > 4)
    whom(running.pid, signal.SIGINT)
    # far less than the last document would take
    code, said = running.ended(within=5)
    assert code == 130 and "Traceback" not in said and said.strip().splitlines()[-1].startswith("gen: Đã dừng")
    assert running.is_gone() and not waiting(out)
    done = contents(out)
    code, said = town.build("--why").ended()
    assert code == 0 and contents(out) == good
    # what was done was kept
    assert len(said.strip().splitlines()) < WARDS + 2 and len(done) < len(good)


@pytest.mark.long
@pytest.mark.parametrize("many", [2, 3])
def test_builds_at_once(town: Town, out: Path, many: int) -> None:
    good = town.say("moi")
    together = [town.build() for _ in range(many)]
    assert [one.ended()[0] for one in together] == [0] * many
    assert contents(out) == good and not waiting(out)
    assert "Không có gì phải dựng lại." in town.build("--why").ended()[1]


@pytest.mark.long
@needs_proc
@pytest.mark.parametrize(("how", "code", "said"), [(signal.SIGKILL, 2, "hết bộ nhớ"), (signal.SIGSEGV, 3, "code -11")])
def test_a_worker_killed(town: Town, out: Path, how: int, code: int, said: str) -> None:
    good = town.say("moi")
    running = town.build(first=_endless)
    os.kill(running.workers()[0], how)
    got, told = running.ended()
    assert got == code and said in told and ("Traceback" in told) == (code == 3)
    assert running.is_gone() and not waiting(out)
    assert town.build().ended()[0] == 0 and contents(out) == good


@pytest.mark.long
@needs_proc
def test_workers_whose_first_process_was_killed(town: Town, out: Path) -> None:
    running = town.build(first=_talkative)
    running.workers()
    os.kill(running.pid, signal.SIGKILL)
    running.ended()
    assert running.is_gone()
    good = town.say("moi")
    assert town.build().ended()[0] == 0 and contents(out) == good


def _talkative() -> None:
    """More to tell than waits in a pipe that nobody reads."""
    make = gen.build.builder.Builder.build

    def at_length(self: gen.build.builder.Builder, id: str) -> gen.build.builder.Outcome:
        time.sleep(0.1)
        return replace(make(self, id), id=id + "\0" * 50_000)

    gen.build.builder.Builder.build = at_length  # type: ignore[method-assign]


def _slow() -> None:
    make = gen.build.builder.Builder.build

    def slowly(self: gen.build.builder.Builder, id: str) -> gen.build.builder.Outcome:
        time.sleep(0.1)
        return make(self, id)

    gen.build.builder.Builder.build = slowly  # type: ignore[method-assign]


def _endless() -> None:
    """All is made as fast as ever, but for the last document: whatever happens meanwhile happens to a running build."""
    # pytest would print where each process was
    faulthandler.disable()
    make = gen.build.builder.Builder.build

    def never_the_last(self: gen.build.builder.Builder, id: str) -> gen.build.builder.Outcome:
        if id == f"phuong/p{WARDS:04d}":
            time.sleep(60)
        return make(self, id)

    gen.build.builder.Builder.build = never_the_last  # type: ignore[method-assign]


class _Odd(Exception):
    """An error that can't leave its process as it is."""

    def __init__(self, one: object, two: object) -> None:
        super().__init__("odd")


@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
@pytest.mark.parametrize("error", [ValueError("xui"), _Odd(lambda: 1, 2)])
def test_a_bug_reaches_the_user(town: Town, out: Path, jobs: str, error: Exception) -> None:
    def broken() -> None:
        render = gen.build.builder.Renderer.render

        def sometimes(self: object, document: object) -> object:
            if document.id == "phuong/p0020":  # type: ignore[attr-defined]
                raise error
            return render(self, document)  # type: ignore[arg-type]

        gen.build.builder.Renderer.render = sometimes  # type: ignore[assignment, method-assign]

    good = town.say("moi")
    code, said = town.build(jobs, first=broken).ended()
    assert code == 3 and "Traceback" in said and "in sometimes" in said and str(error) in said
    done = contents(out)
    assert "phuong/p0020.docx" not in done and all(data == good[id] for id, data in done.items()) and not waiting(out)


def test_same_bytes_and_same_report_however_many_processes(town: Town) -> None:
    good = town.say("moi")
    wrong = town.root / "plans/phuong"
    ward = (wrong / "p0007.yaml").read_text(encoding="utf-8")
    (wrong / "sai.yaml").write_text(ward.replace("so: ", "sso: "), encoding="utf-8")
    (wrong / "sao.yaml").write_text(ward + "ket_thuc: …\n", encoding="utf-8")
    told = {}
    try:
        for jobs in ("-j1", "-j2", "-j4"):
            folder = town.root / "same"
            code, said = town.build(jobs, "--why", "--out", folder).ended()
            assert code == 1 and [one.path for one in findings(said)] == [
                "plans/phuong/sai.yaml",
                "plans/phuong/sao.yaml",
            ]
            made = contents(folder)
            sao = made.pop("phuong/sao.docx")
            assert made == good
            told[said, sao] = jobs
            shutil.rmtree(folder)
    finally:
        for name in ("sai", "sao"):
            (wrong / f"{name}.yaml").unlink()
    assert len(told) == 1


@contextlib.contextmanager
def disk(folder: Path, options: str) -> Iterator[Callable[[str], object]]:
    """A small disk of its own; gives how to mount it anew with other options."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run([mount, "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True).returncode
    ):
        pytest.skip("no mount here")
    try:
        yield lambda other: subprocess.run([mount, "-o", f"remount,{other}", folder], check=True)
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.long
@needs_root
@pytest.mark.parametrize("jobs", ["-j1", "-j2"])
def test_a_full_disk(town: Town, out: Path, jobs: str) -> None:
    old, new = town.say("cu"), town.say("moi")
    with disk(out, "size=400k") as remount:
        town.say("cu")
        assert town.build("thanh-pho/ke-hoach", "phuong/p0001").ended()[0] == 0
        before = contents(out)
        town.say("moi")
        code, said = town.build(jobs).ended()
        assert code == 2 and said.count("\n") == 1
        assert said.startswith("gen: Không đọc hoặc ghi được “") and said.endswith(".docx”: đĩa đã đầy.\n"), said
        for id, data in contents(out).items():
            assert data == new[id] or data == before[id] == old[id]
        assert not waiting(out)
        assert town.build(jobs).ended()[0] == 2
        remount("size=50m")
        assert town.build(jobs).ended()[0] == 0 and contents(out) == new


@pytest.mark.long
@needs_root
def test_a_disk_that_can_only_be_read(town: Town, out: Path) -> None:
    town.say("moi")
    with disk(out, "size=4m") as remount:
        assert town.build("thanh-pho/ke-hoach").ended()[0] == 0
        before = contents(out)
        remount("ro")
        code, said = town.build().ended()
        assert code == 2 and said.count("\n") == 1 and said.endswith("ổ đĩa chỉ cho đọc.\n"), said
        assert contents(out) == before


def test_a_folder_without_the_right_to_write(town: Town, out: Path) -> None:
    good = town.say("moi")
    # one that somebody else can enter
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        top.chmod(0o755)
        shutil.copytree(town.root / "plans", top / "plans")
        (top / "build").mkdir()
        (top / "build").chmod(0o555)

        def nobody() -> None:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setegid(65534)
                os.seteuid(65534)

        code, said = Run("-C", top, "build", "-j2", first=nobody).ended()
        assert code == 2 and said.count("\n") == 1 and "không có quyền" in said, said
        (top / "build").chmod(0o755)
        assert Run("-C", top, "build", "-j2").ended()[0] == 0
        assert contents(top / "build") == good


@pytest.mark.long
def test_clocks_do_not_matter(town: Town, out: Path) -> None:
    town.say("cu")
    assert town.build().ended()[0] == 0
    good = town.say("moi")
    # the source that changed is older than what was made from it, and that lies in the future
    os.utime(town.root / CITY, (1, 1))
    for path in out.rglob("*.docx"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    assert town.build().ended()[0] == 0 and contents(out) == good
    assert "Không có gì phải dựng lại." in town.build("--why").ended()[1]


@pytest.mark.long
@needs("faketime")
def test_a_clock_that_runs_backwards(town: Town, out: Path) -> None:
    command = [sys.executable, "-m", "gen", "-C", str(town.root), "build", "-j2"]
    for word, day in (("cu", "2040-01-01"), ("moi", "1999-01-01")):
        good = town.say(word)
        done = subprocess.run(["faketime", day, *command], cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert contents(out) == good


def test_progress_on_a_terminal_only(town: Town, out: Path) -> None:
    town.say("moi")
    here, there = pty.openpty()

    def at_a_terminal() -> None:
        import gen.build.progress

        os.dup2(there, 2)
        gen.build.progress._QUIET_SECONDS = gen.build.progress._EVERY = 0.0

    running = town.build(first=at_a_terminal)
    os.close(there)
    seen = b""
    with contextlib.suppress(OSError):
        while more := os.read(here, 4096):
            seen += more
    os.close(here)
    assert running.ended()[0] == 0
    last = seen.decode().replace("\r\n", "\n")
    assert f"/{WARDS + 1} văn bản, còn khoảng" in last
    # wiped before the summary
    assert last.rpartition("\r\x1b[K")[2].endswith(f"{WARDS + 1} tệp mới, 0 không đổi.\n")


def test_quiet_in_a_pipe(town: Town, out: Path) -> None:
    def eager() -> None:
        import gen.build.progress

        gen.build.progress._QUIET_SECONDS = gen.build.progress._EVERY = 0.0

    code, said = town.build(first=eager).ended()
    assert code == 0 and said == f"{out}: {WARDS + 1} tệp mới, 0 không đổi.\n"


@pytest.mark.long
def test_one_who_waits_says_so_on_a_terminal(town: Town, out: Path) -> None:
    town.say("moi")
    here, there = pty.openpty()
    first = town.build(first=_slow)
    assert _soon(lambda: bool(contents(out)))
    second = town.build("thanh-pho/ke-hoach", first=lambda: os.dup2(there, 2))
    assert "chờ một lần dựng khác" in os.read(here, 4096).decode()
    assert [first.ended()[0], second.ended()[0]] == [0, 0]
    os.close(there)
    os.close(here)


@pytest.mark.long
def test_watch(town: Town, tmp_path: Path) -> None:
    """`make watch`, with the words of the Makefile."""
    line = next(line for line in (ROOT / "Makefile").read_text().splitlines() if "watchfiles --" in line)
    tools = Path(sys.executable).parent
    need("watchfiles", (tools / "watchfiles").exists())
    plans = tmp_path / "plans"
    shutil.copytree(town.root / "plans" / "danh-muc", plans / "danh-muc")
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    plan, made = plans / "mot.yaml", tmp_path / "build" / "mot.docx"
    text = (town.root / CITY).read_text(encoding="utf-8")
    plan.write_text(text, encoding="utf-8")
    command = line.strip().removeprefix("@").replace("$(BIN)", str(tools))
    watching = subprocess.Popen(
        command, shell=True, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )

    def saved(text: str, then: Callable[[], bool]) -> bool:
        # the first save may come before the watcher looks
        return any(plan.write_text(text, encoding="utf-8") and _soon(then, 3) for _ in range(4))

    try:
        assert _soon(made.exists)
        first = made.read_bytes()
        assert saved(text.replace("so: 12", "so: 13"), lambda: made.read_bytes() != first)
        assert saved(text.replace("so: 12", "sso: 12"), lambda: not made.exists())
        assert watching.poll() is None
        assert saved(text, lambda: made.exists() and made.read_bytes() == first)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(watching.pid, signal.SIGINT)
        try:
            watching.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(watching.pid, signal.SIGKILL)
            watching.wait()
