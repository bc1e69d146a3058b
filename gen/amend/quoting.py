"""The new words that an instruction quotes, line by line: as they print, and as a drafter types them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from gen.amend.instruction import Act, Instruction
from gen.amend.printed_words import FINAL, with_calls, words_of
from gen.amend.provision import Provision, ProvisionKind, relabelled
from gen.document.model import Para
from gen.text.inline import Run, Script, read_inline, shield, typed
from gen.text.punctuation import has_end

OPEN, CLOSE = "“", "”"
_ROW, _GROUP, _QUOTES = "Hàng", "Nhóm", "“”"


class QuotedLine(NamedTuple):
    """One line of what is quoted."""

    printed: str
    typed: str


def quoted(one: Instruction) -> list[QuotedLine]:
    """The lines that stand in quotes below the sentence; none where it quotes nothing."""
    if one.act in (Act.REPLACE_APPENDIX, Act.ADD_APPENDIX_AFTER, Act.ADD_APPENDIX_BEFORE, Act.ADD_APPENDIX_IN):
        return []
    out: list[QuotedLine] = []
    for provision in one.content:
        if one.act is Act.REPLACE and one.targets[0].opening:
            out += _own(provision, "")
        elif one.act is Act.REPLACE:
            old = one.targets[0].provision
            out += _whole(provision, old.label, provision.number, old.number)
        else:
            out += _whole(provision, provision.label, "", "")
    if not out:
        return []
    first, *rest = out
    out = [QuotedLine(OPEN + first.printed, OPEN + first.typed), *rest]
    *before, last = out
    return [*before, QuotedLine(f"{last.printed}{CLOSE}.", f"{last.typed}{CLOSE}.")]


def _whole(provision: Provision, label: str, new: str, old: str) -> Iterator[QuotedLine]:
    """A provision and all in it, under the label that it has in the issued text."""
    if provision.kind in (ProvisionKind.ROW, ProvisionKind.GROUP):
        yield from _row(provision, label)
    else:
        yield from _own(provision, label)
    for child in provision.children:
        if child.kind is not ProvisionKind.CELL:
            yield from _whole(child, relabelled(child.label, new, old), new, old)


def _own(provision: Provision, label: str) -> Iterator[QuotedLine]:
    lines = provision.lines or (("",) if label else ())
    paras: tuple[Para | None, ...] = provision.paras or (None,) * len(lines)
    for at, (line, para) in enumerate(zip(lines, paras, strict=True)):
        text = line if para is None else typed_line(line, para)
        before = label if not at else ""
        yield QuotedLine(f"{before} {_ended(line)}".strip(), f"{before} {_ended(text)}".strip())


def _row(row: Provision, label: str) -> Iterator[QuotedLine]:
    """A row cell by cell, each with the name of its column."""
    kind = _GROUP if row.kind is ProvisionKind.GROUP and row.word == "nhóm" else _ROW
    heading = f" {OPEN}{row.lines[0]}{CLOSE}" if row.lines else ""
    head = f"{kind} {label}".strip() + heading + ":"
    shown = (
        f"{kind} {label}".strip() + (f" {OPEN}{typed_line(row.lines[0], row.paras[0])}{CLOSE}" if heading else "") + ":"
    )
    yield QuotedLine(head, shown)
    for cell in row.children:
        if cell.kind is not ProvisionKind.CELL:
            continue
        name = cell.number.strip(_QUOTES)
        paras: tuple[Para | None, ...] = cell.paras or (None,) * len(cell.lines)
        for at, (line, para) in enumerate(zip(cell.lines, paras, strict=True)):
            before = f"- {name}: " if not at else ""
            yield QuotedLine(before + line, before + (line if para is None else typed_line(line, para)))


def _ended(line: str) -> str:
    """The body's last line as it would stand elsewhere."""
    if not line.endswith(FINAL):
        return line
    text = line.removesuffix(FINAL)
    return text if has_end(text) else f"{text}."


def typed_line(line: str, para: Para) -> str:
    """A printed line as typed, with emphasis and calls of notes; what stands ahead of the paragraph's words stays."""
    runs = [run for run in para.runs if run.text or run.note]
    words = words_of(para)
    text = _marked(runs)
    if FINAL in line or not line.endswith(words):
        # its end mark is not the one of the paragraph: bare words, and calls as they are typed
        return _bare(line.removesuffix(FINAL)) + (FINAL if line.endswith(FINAL) else "")
    return shielded(line.removesuffix(words)) + text


def _bare(line: str) -> str:
    return with_calls(shielded(line), lambda id: f"[^{id}]")


def shielded(text: str) -> str:
    """A text as typed, its stars and other signs no markup."""
    return typed(shield(text, scripts=True))


def _marked(runs: Iterable[Run]) -> str:
    """Runs with the marks of their looks, where these read back as they are; else without emphasis."""
    runs = list(runs)
    text = " ".join("".join(map(_typed_run, runs)).split())
    plain = [(run.text, run.bold, run.italic, run.note) for run in _one_line(runs)]
    if [(run.text, run.bold, run.italic, run.note) for run in read_inline(text)] == plain:
        return text
    bare = (f"[^{run.note}]" if run.note else _scripted(run) for run in runs)
    return " ".join("".join(bare).split())


def _one_line(runs: list[Run]) -> Iterator[Run]:
    for run in runs:
        yield replace(run, text=run.text.replace("\n", " "))


def _typed_run(run: Run) -> str:
    if run.note:
        return f"[^{run.note}]"
    stars = "*" * (2 * run.bold + run.italic)
    return f"{stars}{_scripted(run)}{stars}"


def _scripted(run: Run) -> str:
    sign = "~" if run.script is Script.BELOW else "^" if run.script is Script.ABOVE else ""
    return f"{sign}{typed(shield(run.text))}{sign}"
