"""What the last build knew: of each document what it was made from and what it became, by content."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from gen.core.diagnostic import Diagnostic, Position, Related, Severity
from gen.core.digest import digest
from gen.workspace.files import put, read

NAME = ".gen-manifest.json"
_VERSION = "gen 3"
# bytes; a document has about one thousand there
_MOST = 2**30
# names of what things are made from: this one, `-> <path>` of a link, files by their path, entries `<register>:<id>`
PROGRAM, LINK = "", "-> "
Digests = Mapping[str, str]
_NONE: Mapping[str, Any] = {}


class OutputStamp(NamedTuple):
    """A file as it was put in place; one with the same stamps is the same, one with others is read."""

    digest: str
    size: int
    changed: tuple[int, int]

    @classmethod
    def of(cls, path: Path | str, digest: str) -> OutputStamp:
        """The file at a path, whose content has this digest."""
        now = os.stat(path)  # noqa: PTH116
        return cls(digest, now.st_size, (now.st_mtime_ns, now.st_ctime_ns))


class BuiltDocument(NamedTuple):
    """One document as it was built."""

    made_from: Digests
    output: OutputStamp
    found: tuple[Diagnostic, ...] = ()


class RegisterRecord(NamedTuple):
    """The registers as last read: what they were made from, the digests of their entries, what was found in them."""

    made_from: Digests = _NONE
    entries: Digests = _NONE
    found: tuple[Diagnostic, ...] = ()


class Manifest(NamedTuple):
    """The record of a build folder; `home` leads from it to the workspace."""

    home: str
    registers: RegisterRecord = RegisterRecord()
    documents: Mapping[str, BuiltDocument] = _NONE


def load(folder: Path, home: str) -> Manifest:
    """The record of a build folder; an empty one where there is none that can be trusted, or of another workspace."""
    try:
        head, _, body = read(folder / NAME, _MOST).partition(b"\n")
    except OSError:
        return Manifest(home)
    # a record that is whole and of this version needs no other check
    if head.decode("ascii", "replace") != _head(body):
        return Manifest(home)
    raw = json.loads(body)
    if raw["home"] != home:
        return Manifest(home)
    digests = [(str(name), str(known)) for name, known in raw["digests"]]
    made_from, entries, found = raw["registers"]
    registers = RegisterRecord(dict(made_from), dict(entries), tuple(map(_finding, found)))
    return Manifest(home, registers, {id: _made(row, digests) for id, row in raw["documents"].items()})


def save(folder: Path, manifest: Manifest) -> None:
    """Writes the record in one step."""
    # many documents are made from the same things: each name with its digest is told once
    digests: dict[tuple[str, str], int] = {}
    registers = manifest.registers
    raw = {
        "home": manifest.home,
        "documents": {id: _row(made, digests) for id, made in manifest.documents.items()},
        "registers": [
            dict(registers.made_from),
            dict(registers.entries),
            list(map(_raw, registers.found)),
        ],
        "digests": list(digests),
    }
    body = json.dumps(raw, separators=(",", ":")).encode()
    put(folder / NAME, f"{_head(body)}\n".encode() + body, folder)


def _head(body: bytes) -> str:
    return f"{_VERSION} {digest(body)}"


def _row(made: BuiltDocument, digests: dict[tuple[str, str], int]) -> list[object]:
    used = [digests.setdefault(source, len(digests)) for source in made.made_from.items()]
    output = made.output
    return [used, output.digest, output.size, *output.changed, list(map(_raw, made.found))]


def _made(row: list[Any], digests: list[tuple[str, str]]) -> BuiltDocument:
    used, content, size, mtime, ctime, found = row
    made_from = dict([digests[index] for index in used])
    return BuiltDocument(made_from, OutputStamp(content, size, (mtime, ctime)), tuple(map(_finding, found)))


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
