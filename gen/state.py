"""What the last build knew: of each document its sources, register entries, template and output, by content."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from importlib.machinery import PathFinder
from pathlib import Path

from gen.diagnostic import Diagnostic, Position, Related, Severity
from gen.files import digest, put

NAME = ".gen-state.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Made:
    """One document as it was built: what it was made from, what it became, what was found in it."""

    files: tuple[str, ...]
    entries: tuple[str, ...]
    size: int
    mtime: int
    found: tuple[Diagnostic, ...] = ()


@dataclass
class State:
    """The record of a build folder."""

    program: str = ""
    files: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    documents: dict[str, Made] = field(default_factory=dict)


def load(folder: Path) -> State:
    """The record of a build folder; an empty one where there is none that can be trusted."""
    try:
        raw = json.loads((folder / NAME).read_bytes())
        if raw["version"] != _VERSION:
            return State()
        documents = {id: _made(value) for id, value in raw["documents"].items()}
        return State(raw["program"], raw["files"], raw["entries"], documents)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return State()


def save(folder: Path, state: State) -> None:
    """Writes the record in one step."""
    raw = {
        "version": _VERSION,
        "program": state.program,
        "files": state.files,
        "entries": state.entries,
        "documents": {id: _raw(made) for id, made in state.documents.items()},
    }
    put(folder / NAME, json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode(), folder)


def _raw(made: Made) -> list[object]:
    row: list[object] = [list(made.files), list(made.entries), made.size, made.mtime]
    return [*row, [_raw_finding(one) for one in made.found]] if made.found else row


def _raw_finding(one: Diagnostic) -> dict[str, object]:
    return {**asdict(one), "severity": one.severity.value}


def _made(row: list[object]) -> Made:
    files, entries, size, mtime, *rest = row
    assert isinstance(files, list) and isinstance(entries, list) and isinstance(size, int) and isinstance(mtime, int)
    found = rest[0] if rest and isinstance(rest[0], list) else []
    return Made(tuple(files), tuple(entries), size, mtime, tuple(_finding(one) for one in found))


def _finding(raw: Mapping[str, object]) -> Diagnostic:
    related = raw["related"]
    assert isinstance(related, list)
    return Diagnostic(
        str(raw["code"]),
        str(raw["message"]),
        _place(raw["position"]),
        str(raw["hint"]),
        Severity(raw["severity"]),
        tuple(Related(_place(one["position"]), str(one["message"])) for one in related),
    )


def _place(raw: object) -> Position:
    assert isinstance(raw, dict)
    return Position(str(raw["path"]), int(raw["line"]), int(raw["column"]))


class Check:
    """Compares the record with what is there now; reads every source once."""

    def __init__(self, state: State, read: Callable[[str], bytes | None], entries: Callable[[], Mapping[str, str]]):
        self.state, self.read, self._entries = state, read, entries
        self.marks: dict[str, str] = {}
        self._registers: bool | None = None

    def mark(self, path: str) -> str:
        """The mark of a file now."""
        if path not in self.marks:
            self.marks[path] = digest(self.read(path))
        return self.marks[path]

    def reason(self, id: str, target: Path, registers: Iterable[str]) -> str:
        """Why a document must be built, empty where nothing it is made of changed."""
        made = self.state.documents.get(id)
        if made is None:
            return "chưa dựng lần nào, hoặc lần trước không dựng được"
        for path in made.files:
            if self.mark(path) != self.state.files.get(path):
                return f"{path} đã đổi"
        try:
            now = target.stat()
        except OSError:
            return f"không thấy tệp {target.name}"
        if (now.st_size, now.st_mtime_ns) != (made.size, made.mtime):
            return f"tệp {target.name} không còn như lúc dựng"
        return self._entry_reason(made, registers)

    def _entry_reason(self, made: Made, registers: Iterable[str]) -> str:
        if self._registers is None:
            self._registers = any(self.mark(path) != self.state.files.get(path) for path in registers)
        if not self._registers:
            return ""
        now = self._entries()
        changed = [name for name in made.entries if now.get(name, "") != self.state.entries.get(name, "")]
        return f"danh mục đổi ở {', '.join(changed)}" if changed else ""


def program_mark() -> str:
    """A mark of the program: its own files, and which libraries are installed beside it."""
    mark = blake2b(f"{sys.version_info[:3]}".encode(), digest_size=12)
    package = Path(__file__).parent
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".yaml"):
            mark.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    found = PathFinder.find_spec("docxtpl")
    if found and found.origin:
        names = sorted(path.name for path in Path(found.origin).parent.parent.glob("*.dist-info"))
        mark.update("\0".join(names).encode())
    return mark.hexdigest()
