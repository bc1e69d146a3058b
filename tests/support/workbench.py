"""The bench of the tests: an office in a temporary folder, the command line run on it, an own eye on the Word files.

Nothing here asks the package how it reads or writes: reports are read as a person would, .docx files as zip and XML.
"""

from __future__ import annotations

import contextlib
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree as ET

from places import CASES

from gen.cli.main import run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SEVERITIES = {"lỗi": "error", "cảnh báo": "warning", "thông tin": "info"}
_FINDING = re.compile(
    r"^(?P<path>\S.*?):(?P<line>\d+):(?P<column>\d+): (?P<severity>lỗi|cảnh báo|thông tin): "
    r"(?P<message>.*) \[(?P<code>[a-z]+/[a-z0-9-]+)\]$"
)
_SECTION = re.compile(r"^--- (.+)$", re.MULTILINE)


def sections(text: str) -> dict[str, str]:
    """The parts of a case: `--- name` on a line of its own, then the part."""
    _, *parts = _SECTION.split(text)
    return {name.strip(): body.removeprefix("\n") for name, body in zip(parts[::2], parts[1::2], strict=True)}


def common() -> dict[str, str]:
    """The office that all cases share: its registers, one good plan, and the tails `+ke-hoach`, `+quyet-dinh` …"""
    return sections((CASES / "common.txt").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Finding:
    """One finding as printed."""

    path: str
    line: int
    column: int
    severity: str
    code: str
    message: str
    hint: str = ""

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Outcome:
    """What a command did: exit code, findings, and all it printed."""

    exit: int
    findings: list[Finding]
    out: str
    err: str


class Docx:
    """A .docx as a reader sees it."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    @cached_property
    def body(self) -> ET.Element:
        found = ET.fromstring(self.parts["word/document.xml"]).find(f"{W}body")
        assert found is not None
        return found

    @cached_property
    def paragraphs(self) -> list[str]:
        """Every paragraph with words, in reading order, tables cell by cell."""
        return [text for p in self.body.iter(f"{W}p") if (text := said(p))]

    @cached_property
    def notes(self) -> list[list[str]]:
        """The paragraphs of each footnote, in the order of their ids."""
        root = ET.fromstring(self.parts["word/footnotes.xml"])
        real = [note for note in root.findall(f"{W}footnote") if note.get(f"{W}type") is None]
        real.sort(key=lambda note: int(note.get(f"{W}id", "0")))
        return [[said(p) for p in note.findall(f"{W}p")] for note in real]

    @cached_property
    def tables(self) -> list[list[list[str]]]:
        """The tables of appendices, as rows of cells."""
        return [[[cell_text(tc) for tc in tr.findall(f"{W}tc")] for tr in t.findall(f"{W}tr")] for t in self.grids]

    @cached_property
    def grids(self) -> list[ET.Element]:
        """The tables that repeat their header: those of appendices, not the letterhead's or the signatures'."""
        return [t for t in self.body.iter(f"{W}tbl") if t.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]

    @property
    def text(self) -> str:
        """All words on one line, footnotes last."""
        return " ".join([*self.paragraphs, *(p for note in self.notes for p in note)])

    def paragraph(self, words: str) -> ET.Element:
        """The one paragraph that holds these words."""
        found = [p for p in self.body.iter(f"{W}p") if words in said(p)]
        assert len(found) == 1, f"{len(found)} paragraphs hold {words!r}"
        return found[0]

    def style(self, words: str) -> str:
        """The style of the paragraph that holds these words."""
        style = self.paragraph(words).find(f"{W}pPr/{W}pStyle")
        return "" if style is None else style.get(f"{W}val", "")

    def looks(self, words: str) -> list[tuple[str, str]]:
        """The runs of a paragraph: their words and `b`, `i`, `~` below or `^` above the line, or nothing."""
        return looks_of(self.paragraph(words))


# what prints between the letters of a paragraph
_BETWEEN = {f"{W}tab": " ", f"{W}br": " ", f"{W}noBreakHyphen": "-"}


def _printed(paragraph: ET.Element) -> Iterator[ET.Element]:
    return (e for e in paragraph.iter() if e.tag == f"{W}t" or e.tag in _BETWEEN)


def said(paragraph: ET.Element) -> str:
    """The words of a paragraph, blanks of any kind made single."""
    return " ".join("".join(_BETWEEN.get(e.tag, "") or e.text or "" for e in _printed(paragraph)).split())


def looks_of(paragraph: ET.Element) -> list[tuple[str, str]]:
    """The runs of a paragraph with words, each with its look."""
    out = []
    for run_ in paragraph.iter(f"{W}r"):
        signs = {f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
        text = "".join(signs.get(e.tag, "") or e.text or "" for e in run_ if e.tag == f"{W}t" or e.tag in signs)
        # a blank that keeps a line together is a blank; several are room for the pen
        text = re.sub("(?<!\u00a0)\u00a0(?!\u00a0)", " ", text)
        raised = run_.find(f"{W}rPr/{W}vertAlign")
        script = "" if raised is None else {"subscript": "~", "superscript": "^"}[raised.get(f"{W}val", "")]
        if text:
            emphasis = "".join(name for name in "bi" if run_.find(f"{W}rPr/{W}{name}") is not None)
            out.append((text, emphasis + script))
    return out


def cell_text(cell: ET.Element) -> str:
    """The paragraphs of a cell, with ` / ` between them."""
    return " / ".join(text for p in cell.iter(f"{W}p") if (text := said(p)))


class Office:
    """A workspace in a temporary folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.tails = {name: text for name, text in common().items() if name.startswith("+")}
        for name, text in common().items():
            if not name.startswith("+"):
                self.write(name, text)

    def write(self, path: str, content: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)

    def tail(self, kind: str) -> str:
        """The lines that make any text a whole document of a kind; put last, they move no line."""
        return self.tails[f"+{kind}"]

    def run(self, *args: str) -> Outcome:
        """A command line, as `gen -C <this folder> …`."""
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
            code = run(["-C", str(self.root), *args])
        return Outcome(code, list(findings(out.getvalue())), out.getvalue(), err.getvalue())

    def built(self, id: str) -> Docx | None:
        """The built file of a document, None where there is none."""
        target = self.root / "build" / f"{id}.docx"
        return Docx(target.read_bytes()) if target.is_file() else None

    def every_built(self) -> list[Docx]:
        """All built files."""
        return [Docx(path.read_bytes()) for path in sorted((self.root / "build").rglob("*.docx"))]

    def make(self, source: str, kind: str = "ke-hoach", **head: str) -> Docx:
        """One document built alone; `source` is all but the head. It must build."""
        taken = {line.split(":")[0] for line in source.splitlines() if line[:1].isalpha()} | set(head)
        rest = [line for line in self.tail(kind).splitlines() if line.split(":")[0] not in taken]
        own = [f"{key}: {value}" for key, value in head.items() if value]
        self.write("plans/thu.yaml", "\n".join([source, *own, *rest]) + "\n")
        outcome = self.run("build", "thu")
        assert outcome.exit == 0, outcome.out + outcome.err
        found = self.built("thu")
        assert found is not None
        return found


def findings(printed: str) -> Iterator[Finding]:
    """The findings of a report."""
    last: Finding | None = None
    for line in printed.splitlines():
        match = _FINDING.match(line)
        if match:
            if last:
                yield last
            severity = _SEVERITIES[match["severity"]]
            at = int(match["line"]), int(match["column"])
            last = Finding(match["path"], *at, severity, match["code"], match["message"])
        elif last and line.startswith("    → "):
            last = Finding(**{**vars(last), "hint": line.removeprefix("    → ")})
    if last:
        yield last


def edited(data: bytes, edits: Mapping[str, str], part: str = "word/document.xml") -> bytes:
    """A Word file with words of one part's XML replaced; every replaced word must be there."""
    return rezipped(data, {part: _replaced(Docx(data).parts[part].decode(), edits).encode()})


def _replaced(xml: str, edits: Mapping[str, str]) -> str:
    for old, new in edits.items():
        assert old in xml, old
        xml = xml.replace(old, new)
    return xml


def rezipped(data: bytes, more: Mapping[str, bytes | None]) -> bytes:
    """A Word file with parts put in, put in place, or (None) taken out, zipped as any other program would."""
    parts = {**Docx(data).parts, **more}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, content)
    return out.getvalue()


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
