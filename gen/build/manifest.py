"""What the last build knew: of each document what it was made from and what it became, by content."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any, NamedTuple

import gen
from gen.core.diagnostic import Diagnostic, Position, Related, Severity
from gen.core.digest import digest
from gen.workspace.dependencies import MOVED
from gen.workspace.files import put

NAME = ".gen-state.json"
_VERSION = "gen 3"
# names of what things are made from: this one, `-> <path>` of a link, files by their path, entries `<register>:<id>`
PROGRAM, LINK = "", "-> "
# folders below the package that no build enters (tests/build/test_program.py): a change there makes no document stale
BESIDE = {"cli/kit", "lint", "render/template_maker", "review", "word/audit", "word/measure"}
Marks = Mapping[str, str]
_NONE: Mapping[str, Any] = {}


class Output(NamedTuple):
    """A file as it was put in place; one with the same stamps is the same, one with others is read."""

    mark: str
    size: int
    changed: tuple[int, int]

    @classmethod
    def of(cls, path: Path | str, mark: str) -> Output:
        """The file at a path, whose content has this mark."""
        now = os.stat(path)  # noqa: PTH116
        return cls(mark, now.st_size, (now.st_mtime_ns, now.st_ctime_ns))


class Made(NamedTuple):
    """One document as it was built."""

    made_from: Marks
    output: Output
    found: tuple[Diagnostic, ...] = ()


class Registered(NamedTuple):
    """The registers as last read: what they were made from, the marks of their entries, what was found in them."""

    made_from: Marks = _NONE
    entries: Marks = _NONE
    found: tuple[Diagnostic, ...] = ()


class State(NamedTuple):
    """The record of a build folder; `home` leads from it to the workspace."""

    home: str
    registers: Registered = Registered()
    documents: Mapping[str, Made] = _NONE


def load(folder: Path, home: str) -> State:
    """The record of a build folder; an empty one where there is none that can be trusted, or of another workspace."""
    try:
        head, _, body = (folder / NAME).read_bytes().partition(b"\n")
    except OSError:
        return State(home)
    # a record that is whole and of this version needs no other check
    if head.decode("ascii", "replace") != _head(body):
        return State(home)
    raw = json.loads(body)
    if raw["home"] != home:
        return State(home)
    marks = [(str(name), str(mark)) for name, mark in raw["marks"]]
    made_from, entries, found = raw["registers"]
    registers = Registered(dict(made_from), dict(entries), tuple(map(_finding, found)))
    return State(home, registers, {id: _made(row, marks) for id, row in raw["documents"].items()})


def save(folder: Path, state: State) -> None:
    """Writes the record in one step."""
    # many documents are made from the same things: each name with its mark is told once
    marks: dict[tuple[str, str], int] = {}
    registers = state.registers
    raw = {
        "home": state.home,
        "documents": {id: _row(made, marks) for id, made in state.documents.items()},
        "registers": [
            dict(registers.made_from),
            dict(registers.entries),
            list(map(_raw, registers.found)),
        ],
        "marks": list(marks),
    }
    body = json.dumps(raw, separators=(",", ":")).encode()
    put(folder / NAME, f"{_head(body)}\n".encode() + body, folder)


def _head(body: bytes) -> str:
    return f"{_VERSION} {digest(body)}"


def _row(made: Made, marks: dict[tuple[str, str], int]) -> list[object]:
    used = [marks.setdefault(source, len(marks)) for source in made.made_from.items()]
    output = made.output
    return [used, output.mark, output.size, *output.changed, list(map(_raw, made.found))]


def _made(row: list[Any], marks: list[tuple[str, str]]) -> Made:
    used, mark, size, mtime, ctime, found = row
    made_from = dict([marks[index] for index in used])
    return Made(made_from, Output(mark, size, (mtime, ctime)), tuple(map(_finding, found)))


def _raw(finding: Diagnostic) -> dict[str, object]:
    return {**asdict(finding), "severity": finding.severity.value}


def _finding(raw: Mapping[str, Any]) -> Diagnostic:
    related = tuple(Related(Position(**place["position"]), place["message"]) for place in raw["related"])
    return Diagnostic(
        code=raw["code"],
        message=raw["message"],
        position=Position(**raw["position"]),
        hint=raw["hint"],
        severity=Severity(raw["severity"]),
        related=related,
        about=tuple(raw["about"]),
    )


class Check:
    """Compares the record with what is there; `now` tells the mark that anything has now."""

    def __init__(self, state: State, now: Callable[[str], str]) -> None:
        self.documents, self._find = dict(state.documents), now
        # most documents are made from the same things
        self._marks: dict[str, str] = {}

    def _now(self, name: str) -> str:
        mark = self._marks[name] = self._find(name)
        return mark

    def reason(self, id: str, folder: str) -> str:
        """Why a document must be built, empty where nothing it is made of changed."""
        made = self.documents.get(id)
        if made is None:
            return "chưa dựng lần nào, hoặc lần trước không dựng được"
        # told in the order in which they were noted: the program, the files, the register entries
        marks = self._marks
        for name, mark in made.made_from.items():
            if mark == MOVED or (marks.get(name) or self._now(name)) != mark:
                return _told(name)
        target = f"{folder}{os.sep}{id}.docx"
        try:
            now = Output.of(target, made.output.mark)
            if now != made.output:
                if digest(Path(target).read_bytes()) != made.output.mark:
                    return f"tệp {Path(target).name} không còn như lúc dựng"
                self.documents[id] = made._replace(output=now)
        except OSError:
            return f"không thấy tệp {Path(target).name}"
        return ""


_WHOLE = {"ten:*": "tên gọi của các đơn vị", "nhom:*": "các nhóm đơn vị"}


def _told(name: str) -> str:
    if name == PROGRAM:
        return "chương trình đã đổi"
    if name.startswith(LINK):
        return f"{name.removeprefix(LINK)} chỉ sang tệp khác"
    return f"{name} đã đổi" if "/" in name else f"danh mục đổi ở {_WHOLE.get(name, name)}"


def untouched(made: Made, target: Path) -> bool:
    """True where a file is as it was built."""
    with contextlib.suppress(OSError):
        return Output.of(target, made.output.mark) == made.output or digest(target.read_bytes()) == made.output.mark
    return False


def program_files() -> Iterator[tuple[str, str]]:
    """The program's own files that decide what is printed: path below the package, and path on the disk."""
    package = os.path.dirname(gen.__file__)  # noqa: PTH120
    # by plain calls: also a build with nothing to do comes by here
    for folder, below, names in os.walk(package):
        inside = folder[len(package) + 1 :].replace(os.sep, "/")
        prefix = f"{inside}/" if inside else ""
        below[:] = sorted(name for name in below if f"{prefix}{name}" not in BESIDE)
        for name in sorted(names):
            if name.endswith((".py", ".yaml")):
                yield f"{prefix}{name}", f"{folder}{os.sep}{name}"


def program_mark() -> str:
    """A mark of what builds: the program's files, and which libraries are installed beside it."""
    parts = [f"{sys.version_info[:3]}".encode()]
    for inside, path in program_files():
        with open(path, "rb") as file:  # noqa: PTH123
            parts += [inside.encode(), file.read()]
    found = PathFinder.find_spec("docxtpl")
    if found and found.origin:
        beside = os.listdir(Path(found.origin).parent.parent)  # noqa: PTH208
        parts += [name.encode() for name in sorted(beside) if name.endswith(".dist-info")]
    return digest(b"\0".join(parts))
