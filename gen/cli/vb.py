"""`gen vb`: every legal document that plans cite, whether it is in force on a day, and where it is cited."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.findings import as_text
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.diagnostic import has_errors
from gen.core.node import Node, walk
from gen.core.visible import visible_lines
from gen.document.citation import Citation
from gen.lint.citations import calls_of, entry_of
from gen.registers.entries import LegalDocument, Registers, read_documents
from gen.text.citing import citations
from gen.text.shorten import Limit, first_lines, whole_or
from gen.workspace.folder import UsageProblem, Workspace
from gen.workspace.library import Library

# so many places of one document are shown
_SHOWN = Limit(8, "--het")


@click.command(cls=VietnameseCommand, help="Các văn bản được viện dẫn: còn hiệu lực không, viện dẫn ở đâu.")
@click.option("--ngay", "day", default=None, metavar="NĂM-THÁNG-NGÀY", help="Vào ngày nào; mặc định hôm nay.")
@click.option("--het", "whole", is_flag=True, help="In hết các chỗ viện dẫn.")
@click.pass_obj
def vb(workspace: Workspace, day: str | None, whole: bool) -> ExitCode:
    workspace.check()
    try:
        on = datetime.date.fromisoformat(day) if day else datetime.date.today()
    except ValueError:
        raise UsageProblem(f"“{day}” không phải ngày; viết năm-tháng-ngày, ví dụ 2026-05-07.") from None
    library = Library(workspace)
    # what can't be read is not among the lines
    if has_errors(library.register_problems):
        click.echo(as_text(library.register_problems), err=True)
    click.echo(visible_lines("\n".join(_lines(library, workspace.documents(), on, whole_or(_SHOWN, whole=whole)))))
    return ExitCode.CLEAN


def _lines(library: Library, ids: Sequence[str], day: datetime.date, limit: Limit) -> list[str]:
    """A block for each legal document: its citation, its state on a day, the places that cite it."""
    entries = dict(library.registers.documents)
    places: dict[str, list[str]] = {ma: [] for ma in entries}
    for id in ids:
        source = library.file(library.workspace.source_path(id))
        if source.node is None:
            continue
        own = source.node.get("van_ban")
        more = read_documents(own) if own is not None else {}
        for ma, entry in more.items():
            entries.setdefault(ma, entry)
            places.setdefault(ma, [])
        registers = library.registers.with_documents(more)
        for ma, place in _cited(source.node, registers):
            if ma in places and place not in places[ma]:
                places[ma].append(place)
    lines = []
    for ma, entry in entries.items():
        lines += [f"{ma}: {Citation(entry)}", f"    {_state(entry, entries, day)}", *_places(places[ma], limit)]
    return lines


def _cited(root: Node, registers: Registers) -> Iterator[tuple[str, str]]:
    """The ids that a plan cites, by their id or by number, each with its place."""
    for node in walk(root):
        for ma in calls_of(node) if node.is_text else (node.text_of("van_ban"),):
            if ma:
                yield ma, str(node.mapping["van_ban"].pos if node.is_mapping else node.pos)
        for cited in citations(" ".join(node.text.split())):
            entry = entry_of(registers, cited)
            if entry is not None:
                yield entry.ma, str(node.pos)


def _state(entry: LegalDocument, entries: dict[str, LegalDocument], day: datetime.date) -> str:
    newer = entries.get(entry.thay_the_boi)
    by = f", thay bằng {Citation(newer).ngan} ({newer.ma})" if newer else ""
    issued = entry.ngay.exact if entry.ngay else None
    end = entry.het_hieu_luc.exact if entry.het_hieu_luc else None
    if issued is not None and issued > day:
        return f"chưa ban hành vào ngày {day:%d/%m/%Y}"
    if end is not None and end <= day:
        return f"HẾT HIỆU LỰC từ {end:%d/%m/%Y}{by}"
    if end is not None:
        return f"còn hiệu lực đến {end:%d/%m/%Y}{by}"
    return f"đã có văn bản thay thế{by}" if newer else "còn hiệu lực (danh mục không ghi ngày hết)"


def _places(places: list[str], limit: Limit) -> list[str]:
    if not places:
        return ["    chưa viện dẫn ở đâu"]
    return [f"    {line}" for line in first_lines(places, limit, "chỗ")]
