"""`gen git` with the real git: hunks name their clause, Word files are shown as words; `gen text` alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import metadata
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from needs import need
from places import ROOT
from workbench import Office, edited

PLAN = "plans/thanh-pho/ke-hoach-chuyen-doi-so-2026.yaml"


class Repository(Office):
    """A workspace under git, with the examples in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / "plans", root / "plans")
        self.git("init", "-q", "-b", "main")

    def git(self, *args: str) -> str:
        """What git says; nothing of this machine's own settings."""
        env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_PAGER": "cat"}
        who = ("-c", "user.name=Văn thư", "-c", "user.email=vt@mau.vn")
        done = subprocess.run(["git", *who, *args], cwd=self.root, env=env, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode("utf-8", "replace")

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")

    def edit(self, path: str, old: str, new: str) -> None:
        source = (self.root / path).read_text(encoding="utf-8")
        assert source.count(old) == 1
        self.write(path, source.replace(old, new))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    need("git")
    return Repository(tmp_path)


def test_a_hunk_says_which_clause_it_belongs_to(repository: Repository) -> None:
    assert repository.run("git").exit == 0
    repository.commit()
    repository.edit(PLAN, "san_pham: Các lớp bồi dưỡng", "san_pham: Ba lớp bồi dưỡng")
    repository.edit(PLAN, "so: 18", "so: 19")
    heads = [line.split("@@")[2].strip() for line in repository.git("diff", "-U0").splitlines() if line[:2] == "@@"]
    assert heads == ["don_vi: hai-phong", "ma: boi-duong"]
    repository.edit("plans/danh-muc/van-ban.yaml", "ve: Hòa giải ở cơ sở", "ve: Hòa giải")
    repository.edit("plans/danh-muc/don-vi.yaml", "ky_hieu: SNV", "ky_hieu: SoNV")
    diff = repository.git("diff", "-U0", "--", "plans/danh-muc")
    assert "@@ luat-hoa-giai-o-co-so:\n" in diff
    assert "@@ ten: Sở Nội vụ\n" in diff


def test_word_files_are_shown_as_words(repository: Repository) -> None:
    repository.run("git")
    out = str(repository.root / "in")
    assert repository.run("build", "thanh-pho/ke-hoach-chuyen-doi-so-2026", "--out", out).exit == 0
    repository.write("hong.docx", b"PK\x03\x04 khong phai zip")
    repository.commit()
    repository.edit(PLAN, "đạt ít nhất 80%", "đạt ít nhất 85%")
    assert repository.run("build", "thanh-pho/ke-hoach-chuyen-doi-so-2026", "--out", out).exit == 0
    repository.write("hong.docx", b"")
    diff = [line for line in repository.git("diff", "--", "*.docx").splitlines() if line[:1] in "+-"]
    # a broken file is told and stops nothing
    assert "-(Tệp hỏng: không giải nén được. Mở bằng Word, chọn Open and Repair, rồi lưu lại.)" in diff
    assert "+(Tệp trống (0 byte).)" in diff
    changed = [line for line in diff if line[1:2] not in ("(", "-", "+")]
    assert len(changed) == 2 and changed[0].startswith("-b) 100% hồ sơ") and changed[0].endswith("ít nhất 80%.")
    assert changed[1].endswith("ít nhất 85%.")


@pytest.mark.parametrize("name", ["plain", "a $HOME b", "it's `here`", 'say "x"', "$(touch hit)", "văn phòng"])
def test_the_driver_wherever_the_program_lies(
    repository: Repository, name: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It runs from any folder; where it is gone, git goes on and says so in one line."""
    place = tmp_path_factory.mktemp("noi") / name
    place.mkdir()
    program = place / "python"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    assert repository.run("build", "thanh-pho/ke-hoach-chuyen-doi-so-2026", "--out", str(repository.root)).exit == 0
    repository.run("git")
    repository.commit()
    word = repository.root / "thanh-pho/ke-hoach-chuyen-doi-so-2026.docx"
    word.write_bytes(edited(word.read_bytes(), {"100% hồ sơ": "80% hồ sơ"}))
    diff = repository.git("diff", "--", "*.docx")
    assert "80% hồ sơ" in diff and not (repository.root / "hit").exists()
    program.unlink()
    for command in (["diff"], ["log", "-p"], ["show"]):
        shown = [line for line in repository.git(*command).splitlines() if "Không hiện được lời văn" in line]
        # also a change shows
        assert [line[0] for line in shown] == (["-", "+"] if command == ["diff"] else ["+"]), shown
        assert str(program) in shown[0] and not (repository.root / "hit").exists()


def test_what_is_set_can_be_taken_back(repository: Repository) -> None:
    repository.write(".gitattributes", "*.docx binary\n*.yaml text eol=lf")
    first = repository.run("git")
    assert "Đã thêm vào .gitattributes" in first.err
    attributes = (repository.root / ".gitattributes").read_text(encoding="utf-8")
    assert attributes.startswith("*.docx binary\n*.yaml text eol=lf\n*.yaml text eol=lf\n")
    # what stands already is not added again
    assert "Đã thêm" not in repository.run("git").err
    assert (repository.root / ".gitattributes").read_text(encoding="utf-8") == attributes
    assert repository.git("config", "--local", "--get-all", "diff.gen-docx.textconv").count("\n") == 1
    assert repository.run("git", "--bo").exit == 0
    assert "gen-" not in (repository.root / ".git/config").read_text()
    assert repository.run("git", "--bo").exit == 0
    # without the drivers git still shows plans, and says of Word files that they differ
    repository.write("a.docx", b"PK\x00\x01")
    repository.commit()
    repository.write("a.docx", b"PK\x00\x02")
    assert "Binary files a/a.docx and b/a.docx differ" in repository.git("diff")


def test_a_folder_without_a_repository_is_told(office: Office) -> None:
    done = office.run("git")
    assert done.exit == 2
    assert "git init" in done.err


def test_a_new_office_has_the_attributes(tmp_path: Path, repository: Repository) -> None:
    assert repository.run("init", str(tmp_path / "moi")).exit == 0
    told = repository.git("check-attr", "diff", "--", "moi/plans/a.yaml", "moi/build/a.docx")
    assert told == "moi/plans/a.yaml: diff: gen-yaml\nmoi/build/a.docx: diff: gen-docx\n"


def test_text_of_a_word_file(repository: Repository, tmp_path: Path) -> None:
    id = "thanh-pho/quyet-dinh-danh-muc-van-thu-2026"
    assert repository.run("build", id).exit == 0
    done = repository.run("text", str(tmp_path / f"build/{id}.docx"))
    assert done.exit == 0
    lines = done.out.splitlines()
    assert any(line.startswith("Điều 1. ") for line in lines)
    # recipients stand side by side with the signature in a table that nobody sees
    assert "Nơi nhận:" in lines and any(line.startswith("- Lưu: ") for line in lines)
    # a row is a line; a note is called where it is called, and told at the end
    assert any(line.count(" | ") >= 3 for line in lines)
    called = next(line for line in lines if "[1]" in line and not line.startswith("[1]"))
    assert called and any(line.startswith("[1] ") for line in lines[-5:])
    built = repository.built(id)
    assert built is not None
    words = " ".join(re.sub(r" \| |\[\d\]", " ", done.out).split())
    assert [text for text in built.paragraphs if re.sub(r"\[\d\]", "", text) not in words] == []


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"{\\rtf1}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"x" * 500])
def test_text_of_what_is_no_word_file(office: Office, data: bytes) -> None:
    office.write("a.docx", data)
    done = office.run("text", str(office.root / "a.docx"))
    assert done.exit == 2 and done.err.startswith("gen: Tệp") and done.out == ""
    assert office.run("text", "--git", str(office.root / "a.docx")).exit == 0
    assert office.run("text", str(office.root / "khong-co.docx")).exit == 2


@pytest.mark.parametrize(("host", "path"), [("github", ".github/workflows/gen.yml"), ("gitlab", ".gitlab-ci.yml")])
def test_the_job_for_merge_requests(repository: Repository, host: str, path: str) -> None:
    assert repository.run("git", "--ci", host).exit == 0
    job = yaml.safe_load((repository.root / path).read_text(encoding="utf-8"))
    assert {"soat", "so-sanh"} <= set(job.get("jobs", job))
    assert "gen diff --git" in (repository.root / path).read_text(encoding="utf-8")
    # what the office has made of it since is not written over
    repository.write(path, "của cơ quan\n")
    assert repository.run("git", "--ci", host).exit == 2
    assert (repository.root / path).read_text(encoding="utf-8") == "của cơ quan\n"


@pytest.mark.parametrize(("host", "path"), [("github", ".github/workflows/gen.yml"), ("gitlab", ".gitlab-ci.yml")])
def test_the_job_installs_from_the_repository_itself(repository: Repository, host: str, path: str) -> None:
    """A bare name would be looked up on a public index, where it is nobody's, so anybody's."""
    version = metadata.version("gen-van-ban")
    wheel = f"cai-dat/gen_van_ban-{version}-py3-none-any.whl"
    done = repository.run("git", "--ci", host)
    assert wheel in done.err

    def source() -> str:
        job = yaml.safe_load((repository.root / path).read_text(encoding="utf-8"))
        return str(job["env"]["GEN"] if host == "github" else job[".gen"]["variables"]["GEN"])

    assert source() == f"./{wheel}"
    # in a checkout of the program from there
    (repository.root / path).unlink()
    repository.write("pyproject.toml", (ROOT / "pyproject.toml").read_bytes())
    assert wheel not in repository.run("git", "--ci", host).err
    assert source() == "."


class _Host(BaseHTTPRequestHandler):
    """A GitLab that knows notes and nothing else."""

    notes: ClassVar[list[dict[str, object]]] = []

    def answer(self, content: object) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def body(self) -> str:
        return str(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"])

    def do_GET(self) -> None:
        self.answer(self.notes)

    def do_POST(self) -> None:
        self.notes.append({"id": len(self.notes) + 1, "body": self.body()})
        self.answer({})

    def do_PUT(self) -> None:
        self.notes[int(self.path.rsplit("/", 1)[1]) - 1]["body"] = self.body()
        self.answer({})

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _Host.notes = [{"id": 1, "body": "của người khác"}]
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_the_job_of_gitlab_writes_one_note_and_then_rewrites_it(repository: Repository, host: str) -> None:
    job = yaml.safe_load((ROOT / "gen/cli/kit/ci/gitlab.yml").read_text(encoding="utf-8"))
    script = "set -e\n" + "\n".join(job["so-sanh"]["script"])
    commands = repository.root / "bin"
    commands.mkdir()
    for name, text in {"gen": 'echo "đổi: $*"', "python": 'exec python3 "$@"'}.items():
        (commands / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (commands / name).chmod(0o755)
    env = {
        **os.environ,
        "PATH": f"{commands}:{os.environ['PATH']}",
        "CI_API_V4_URL": host,
        "CI_PROJECT_ID": "7",
        "CI_MERGE_REQUEST_IID": "3",
        "GEN_TOKEN": "x",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "abc",
    }
    for _ in range(2):
        done = subprocess.run(["bash", "-c", script], cwd=repository.root, env=env, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
    assert [note["body"] for note in _Host.notes] == [
        "của người khác",
        "<!-- gen-diff -->\nđổi: diff --git abc..HEAD --format md\n",
    ]
