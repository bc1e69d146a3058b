"""`gen status`: which children need a look because their parent moved."""

from __future__ import annotations

from collections.abc import Sequence

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.findings import as_text
from gen.cli.plans_argument import ids_of, plans_argument
from gen.cli.vietnamese_click import VietnameseCommand
from gen.review.compare.phrases import OVERRIDE_NAMES
from gen.review.drift import Drift, DriftState, Flow, FlowKind, drift, read_record, record_path
from gen.text.shorten import first_lines
from gen.workspace.folder import Workspace
from gen.workspace.library import Library
from gen.workspace.system_errors import read_told

_STATE_NAMES = {
    DriftState.NOTHING: "không phải làm gì",
    DriftState.FLOWS: "tự theo văn bản cha",
    DriftState.UNSEEN: "chưa ghi lần xem nào",
    DriftState.BLANK: "còn chỗ trống của văn bản cha chưa điền",
    DriftState.LOOK: "cần xem lại",
    DriftState.GONE: "mất chỗ dựa ở văn bản cha",
    DriftState.BROKEN: "không đọc được",
}
_FLOW_NAMES = {FlowKind.CHANGED: "cha đổi", FlowKind.ADDED: "cha thêm", FlowKind.REMOVED: "cha bỏ"}
_SHOWN = 12
# somebody has to look or mend, the worst first
_BY_HAND = (DriftState.BROKEN, DriftState.GONE, DriftState.LOOK, DriftState.BLANK, DriftState.UNSEEN)


@click.command(cls=VietnameseCommand, help="Cho biết bản kế thừa nào cần xem lại vì văn bản cha đã sửa.")
@plans_argument
@click.option("--het", "whole", is_flag=True, help="Kể cả các đoạn tự theo văn bản cha.")
@click.pass_obj
def status(workspace: Workspace, plans: tuple[str, ...], whole: bool) -> ExitCode:
    workspace.check()
    children = _children(Library(workspace), ids_of(workspace, plans))
    click.echo("\n".join(_lines(children, whole=whole)))
    return ExitCode.PROBLEMS if any(child.state in _BY_HAND for child in children) else ExitCode.CLEAN


def _children(library: Library, ids: Sequence[str]) -> list[Drift]:
    """The state of every child among the documents."""
    children = []
    for id in ids:
        resolved = library.resolve(id)
        if resolved.inherits is None:
            continue
        path = record_path(resolved.path)
        data, unread = read_told(library.workspace.read, path)
        record, wrong = read_record(data, path)
        wrong = unread + wrong
        broken = Drift(id, DriftState.BROKEN, problems=tuple(wrong))
        children.append(broken if wrong else drift(id, resolved, record))
        library.forget(id)
    return children


def _lines(children: Sequence[Drift], *, whole: bool) -> list[str]:
    """Those that need a hand first and in full, then counts."""
    if not children:
        return ["Không có văn bản nào kế thừa văn bản khác."]
    lines: list[str] = []
    for state in (*_BY_HAND, DriftState.FLOWS) if whole else _BY_HAND:
        for child in children:
            if child.state is state:
                lines += [f"{child.id}: {_STATE_NAMES[state]}", *_details(child, whole=whole)]
    counts = {state: sum(child.state is state for child in children) for state in DriftState}
    listed = ", ".join(f"{count} {_STATE_NAMES[state]}" for state, count in counts.items() if count)
    return [*lines, f"{len(children)} bản kế thừa: {listed}."]


def _details(child: Drift, *, whole: bool) -> list[str]:
    lines = []
    for change in child.look:
        lines.append(f"    {change.path} ({OVERRIDE_NAMES[change.kind] if change.kind else ''})")
        if change.old == change.new:
            # the record keeps the beginning of a long text
            lines.append(
                "      đổi ở phần sau, ngoài đoạn đầu mà lần xem ghi lại; xem chỗ đổi: gen diff --git PHIÊN-BẢN"
            )
            continue
        lines += [f"      lúc xem:  {change.old}", f"      bây giờ: {change.new}"]
    for change in child.lost:
        lines.append(f"    {change.path}: văn bản cha không còn phần này, phần bản này sửa nay in thành mục riêng")
        lines.append(f"      cha từng viết: {change.old}")
    lines += [f"    {line}" for line in as_text(child.problems).split("\n")] if child.problems else []
    if child.state is DriftState.LOOK or child.lost:
        lines.append(f"    Xem xong thì chạy: gen accept {child.id}")
    if child.state is DriftState.UNSEEN:
        lines.append(f"    Chạy một lần: gen accept {child.id}")
    if child.flows and (whole or child.state in (DriftState.LOOK, DriftState.GONE)):
        lines += _flow_lines(child.flows, whole=whole)
    return lines


def _flow_lines(flows: Sequence[Flow], *, whole: bool) -> list[str]:
    lines = [f"tự theo: {_FLOW_NAMES[flow.kind]} {flow.path}" for flow in flows]
    return [f"    {line}" for line in first_lines(lines, len(lines) if whole else _SHOWN, "chỗ")]
