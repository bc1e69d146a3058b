"""`gen status`: which children need a look because their parent moved."""

from __future__ import annotations

from collections.abc import Sequence

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.fetched_told import fetched_told
from gen.cli.findings import as_text, print_findings
from gen.cli.look_lines import look_lines
from gen.cli.plans_argument import plans_and_path
from gen.cli.status_table import FORMATS, table_as_text
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.visible import visible_lines
from gen.review.heirs import Family, families
from gen.review.item_table import item_table
from gen.review.lost_records import lost_records
from gen.text.shorten import Limit, first_lines, whole_or
from gen.text.suggestions import did_you_mean
from gen.workspace.drift import Drift, DriftState, Flow, FlowKind
from gen.workspace.folder import UsageProblem, Workspace
from gen.workspace.library import Library

_STATE_NAMES = {
    DriftState.NOTHING: "không phải làm gì",
    DriftState.ISSUED: "đã ban hành",
    DriftState.MOVED: "đã ban hành, nguồn nay nói khác",
    DriftState.FLOWS: "tự theo văn bản cha",
    DriftState.UNSEEN: "chưa ghi lần xem nào",
    DriftState.BLANK: "còn chỗ trống của văn bản cha chưa điền",
    DriftState.LOOK: "cần xem lại",
    DriftState.GONE: "mất chỗ dựa ở văn bản cha",
    DriftState.BROKEN: "không đọc được",
}
_FLOW_NAMES = {FlowKind.CHANGED: "cha đổi", FlowKind.ADDED: "cha thêm", FlowKind.REMOVED: "cha bỏ"}
_SHOWN = Limit(12, "--het")
# somebody has to look or mend, the worst first
_BY_HAND = (DriftState.BROKEN, DriftState.GONE, DriftState.LOOK, DriftState.BLANK, DriftState.UNSEEN)
_ISSUED = (DriftState.MOVED, DriftState.ISSUED)
_WORST_FIRST = (*_BY_HAND, DriftState.FLOWS, DriftState.NOTHING, *_ISSUED)


@click.command(
    cls=VietnameseCommand,
    help="""Cho biết bản kế thừa nào cần xem lại vì văn bản cha đã sửa, văn bản nào đã ban hành.

\b
  gen status                     mọi bản kế thừa
  gen status le-chan/ke-hoach    một bản: từng chỗ phải xem
  gen status thanh-pho/ke-hoach  phía văn bản cha: mỗi bản kế thừa nó còn mấy chỗ phải xem
  gen status thanh-pho/ke-hoach noi-dung/chi-tieu        mục ấy: nơi nào theo, sửa, thay, bỏ, giao lại
  gen status --cha-moi           văn bản cha lấy từ kho khác: thẻ, nhánh ở kho ấy đã đổi chưa
  gen status thanh-pho/ke-hoach --format csv > bang.csv  cả bảng: mỗi mục một dòng, mỗi bản kế thừa một cột
""",
)
@click.argument("plans", nargs=-1, metavar="[VĂN-BẢN … [PATH]]")
@click.option("--het", "whole", is_flag=True, help="Kể cả các đoạn tự theo văn bản cha, các mục mọi bản đều theo.")
@click.option(
    "--cha-moi", "remote", is_flag=True, help="Hỏi các kho đã lấy văn bản cha (gen fetch-parent): đã đổi chưa."
)
@click.option("--format", "form", type=click.Choice(["text", *FORMATS]), help="In bảng mục × bản kế thừa của một CHA.")
@click.pass_obj
def status(workspace: Workspace, plans: tuple[str, ...], whole: bool, remote: bool, form: str | None) -> ExitCode:
    workspace.check()
    if remote:
        return fetched_told(workspace)
    library = Library(workspace)
    ids, path = plans_and_path(workspace, plans) if plans else (workspace.documents(), "")
    if path or form:
        return _table(library, ids if plans else [], path, form or "text", whole=whole)
    print_findings(list(lost_records(workspace, ids)))
    found = families(library, ids, heirs=bool(plans))
    click.echo(visible_lines("\n".join(_report(found, whole=whole))))
    states = {child.state for family in found for child in family.every}
    return ExitCode.PROBLEMS if states & set(_BY_HAND) else ExitCode.CLEAN


def _table(library: Library, ids: Sequence[str], path: str, form: str, *, whole: bool) -> ExitCode:
    """Prints the table of one parent; UsageProblem where it has no heirs, or no item at the path."""
    if len(ids) != 1:
        raise UsageProblem(f"Bảng là của một văn bản cha: gen status CHA --format {form}.")
    table = item_table(library, ids[0], path.strip("/"))
    if not table.heirs:
        raise UsageProblem(f"Không văn bản nào kế thừa “{ids[0]}”.")
    if not table.items:
        hint = did_you_mean(path, item_table(library, ids[0]).items)
        raise UsageProblem(f"“{ids[0]}” không có mục “{path}”. {hint}".strip())
    if form == "text":
        text = "\n".join(table_as_text(table, whole=whole))
    else:
        text = FORMATS[form](table, table.items if whole else table.differing())
    click.echo(visible_lines(text))
    return ExitCode.CLEAN


def _report(found: Sequence[Family], *, whole: bool) -> list[str]:
    """The children asked for, in full, then the heirs of the parents asked for, then counts."""
    children = [family.own for family in found if family.own is not None]
    lines = _in_full(children, whole=whole)
    for family in found:
        if family.heirs:
            lines += _of_parent(family)
    every = {child.id: child for family in found for child in family.every}.values()
    roots = [family.root for family in found if family.root is not None]
    lines += [line for root in roots if root.state is not DriftState.ISSUED for line in _of_issued(root)]
    issued = _issued_counted([*every, *roots], drafts=sum(family.own is None for family in found) - len(roots))
    if not every:
        alone = "Không có văn bản nào kế thừa văn bản khác." if len(found) != 1 else _alone(found[0].id)
        return [*lines, alone, *issued]
    counts = {state: sum(child.state is state for child in every) for state in DriftState}
    listed = ", ".join(f"{count} {_STATE_NAMES[state]}" for state, count in counts.items() if count)
    return [*lines, f"{len(every)} bản kế thừa: {listed}.", *issued]


def _issued_counted(every: Sequence[Drift], drafts: int) -> list[str]:
    """How many documents are issued, how many of these have moved sources, how many are drafts; `drafts` more are."""
    issued = [one for one in every if one.state in _ISSUED]
    moved = sum(one.state is DriftState.MOVED for one in issued)
    if not issued:
        return []
    of_these = f", trong đó {moved} có nguồn nay nói khác" if moved else ""
    return [f"{len(issued)} văn bản đã ban hành{of_these}; {len(every) - len(issued) + drafts} dự thảo."]


def _of_issued(document: Drift) -> list[str]:
    lines = [f"{document.id}: {_STATE_NAMES[document.state]}"]
    return [*lines, *(f"    {line}" for line in as_text(document.problems).split("\n"))]


def _alone(id: str) -> str:
    return f"“{id}” không kế thừa văn bản nào, cũng không văn bản nào kế thừa nó."


def _of_parent(family: Family) -> list[str]:
    """The parent's side: each heir, what it needs, at how many places."""
    lines = [f"{family.id}: {len(family.heirs)} bản kế thừa"]
    in_order = sorted(family.heirs, key=lambda child: (_WORST_FIRST.index(child.state), child.id))
    lines += [f"    {child.id}: {_STATE_NAMES[child.state]}{_places(child)}" for child in in_order]
    if any(child.state in _BY_HAND for child in in_order):
        lines.append(f"    Từng chỗ phải xem: gen status {next(c.id for c in in_order)}")
    return lines


def _places(child: Drift) -> str:
    # of an issued one the one finding says at how many places its source says something else
    issued = child.state in (DriftState.ISSUED, DriftState.MOVED)
    count = 0 if issued else len(child.look) + len(child.lost) + len(child.problems)
    return f", {count} chỗ" if count else ""


def _in_full(children: Sequence[Drift], *, whole: bool) -> list[str]:
    """Those that need a hand, the worst first."""
    lines: list[str] = []
    for state in (*_BY_HAND, DriftState.MOVED, *((DriftState.FLOWS,) if whole else ())):
        for child in children:
            if child.state is state:
                lines += [f"{child.id}: {_STATE_NAMES[state]}", *_details(child, whole=whole)]
    return lines


def _details(child: Drift, *, whole: bool) -> list[str]:
    lines = [line for change in child.look for line in look_lines(change)]
    for change in child.lost:
        lines.append(f"    {change.path}: văn bản cha không còn phần này, phần bản này sửa nay in thành mục riêng")
        lines += [f"      cha từng viết: {change.old}"] if change.old else []
        lines += [f"      → {change.cure}"] if change.cure else []
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
    return [f"    {line}" for line in first_lines(lines, whole_or(_SHOWN, whole=whole), "chỗ")]
