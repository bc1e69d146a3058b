"""`gen explain`: where words come from, by their path or by what is printed."""

from __future__ import annotations

import click

from gen.cascade.override import OverrideKind
from gen.cli.exit_codes import ExitCode
from gen.cli.findings import as_text, print_findings
from gen.cli.issued_told import tell_of_issued
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.visible import visible_lines
from gen.review.provenance.computed_cells import ComputedCells
from gen.review.provenance.explanations import explanations, paragraphs_with, path_of
from gen.review.provenance.filled_names import FilledNames
from gen.review.provenance.origin_kinds import OriginKind, differing
from gen.source.paths import leaves, value_at
from gen.text.suggestions import did_you_mean
from gen.workspace.folder import UsageProblem, Workspace
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved

# so many characters of a printed paragraph are enough to know it by
_PREVIEW = 90
_KIND_NAMES = {
    OriginKind.REPLACED_WORDS: "thay chữ",
    OriginKind.GIVEN: "giao việc",
    OriginKind.PATCHED: "sửa",
    OriginKind.WHOLE: "thay",
    OriginKind.ADDED: "thêm",
}


@click.command(
    cls=VietnameseCommand,
    help="Cho biết một chữ, một câu từ đâu ra. PATH là đường mã, ví dụ noi-dung/lanh-dao/noi_dung.",
)
@click.argument("plan", metavar="VĂN-BẢN")
@click.argument("path", required=False, metavar="[PATH]")
@click.option("--text", metavar="CHỮ", help="Tìm theo chữ in ra thay vì theo đường mã.")
@click.option("--het", "whole", is_flag=True, help="In mọi lớp, không cắt ngắn.")
@click.pass_obj
def explain(workspace: Workspace, plan: str, path: str | None, text: str | None, whole: bool) -> ExitCode:
    workspace.check()
    library, id = Library(workspace), workspace.find_text(plan)
    tell_of_issued(library, id)
    resolved = library.resolve(id)
    if resolved.root is None:
        print_findings(resolved.found)
        return ExitCode.PROBLEMS
    if text:
        lines = _explain_text(library, id, text, whole=whole)
    elif path:
        lines = _explain_path(library, id, resolved, path, whole=whole)
    else:
        lines = _overview(library, resolved)
    click.echo(visible_lines("\n".join(lines)))
    return ExitCode.CLEAN


def _explain_path(library: Library, id: str, resolved: Resolved, path: str, *, whole: bool) -> list[str]:
    """How the values at and below a path came to be; UsageProblem where the path calls nothing."""
    assert resolved.root is not None
    found = explanations(resolved.root, path, resolved.path, FilledNames(library, resolved), whole=whole)
    document, _ = library.document(id)
    if document is not None:
        cells = ComputedCells(document, resolved.root, whole=whole)
        found = [*(cells.with_sums(value) for value in found), *cells.below(path)]
    if not found:
        paths = [path for path, _ in leaves(resolved.root)]
        parts = path.strip("/").split("/")
        deepest = next((cut for cut in range(len(parts), 0, -1) if value_at(resolved.root, "/".join(parts[:cut]))), 0)
        hint = did_you_mean(path, paths) or (f"Có “{'/'.join(parts[:deepest])}”." if deepest else "")
        raise UsageProblem(f"Không có “{path}” trong văn bản này. {hint}".strip())
    lines = []
    for value in found:
        lines += [value.path, *(f"    {line}" for line in value.lines)]
    return lines


def _explain_text(library: Library, id: str, text: str, *, whole: bool) -> list[str]:
    """How the printed paragraphs that hold some words came to be; UsageProblem where none does."""
    document, found = library.document(id)
    if document is None:
        return [as_text(found)]
    resolved = library.resolve(id)
    assert resolved.root is not None
    paras = paragraphs_with(document, text)
    if not paras:
        raise UsageProblem(f"Không có đoạn nào in ra chữ “{text}”.")
    lines: list[str] = []
    filled, cells = FilledNames(library, resolved), ComputedCells(document, resolved.root, whole=whole)
    for para in paras:
        lines.append(f"¶ {para.shown if whole else para.shown[:_PREVIEW]}")
        computed = cells.of_paragraph(para)
        path = path_of(resolved.root, para.source) if para.source is not None else ""
        texts = explanations(resolved.root, path, resolved.path, filled, whole=whole) if path else []
        for value in [computed] if computed is not None else map(cells.with_sums, texts):
            lines += [f"  {value.path}", *(f"    {line}" for line in value.lines)]
        if not path and computed is None and para.source is not None:
            lines.append(f"    {para.source.pos}: máy in ra từ đây")
    return lines


def _overview(library: Library, resolved: Resolved) -> list[str]:
    """Where a document differs from its parent, and how much it takes over as it is."""
    assert resolved.root is not None
    everything = list(leaves(resolved.root))
    if resolved.issued is not None:
        return [f"{resolved.path}: chữ đã ban hành, {len(everything)} đoạn chữ. Thêm đường mã để biết từng đoạn."]
    if resolved.parent is None:
        return [f"{resolved.path}: văn bản gốc, {len(everything)} đoạn chữ. Thêm đường mã để biết từng đoạn."]
    lines = [f"{resolved.path} kế thừa {resolved.parent.path}:"]
    different = list(differing(resolved.root, resolved.path))
    for path, kind, node in different:
        lines.append(f"  {_KIND_NAMES[kind]:<10} {path}  ({node.pos})")
    removed = [override for override in resolved.overrides if override.kind is OverrideKind.REMOVED]
    lines += [f"  {'bỏ':<10} {override.path}  (cha: {override.parent.named_at})" for override in removed]
    names = FilledNames(library, resolved)
    ours = {id(node) for _, _, node in different}
    filled = sum(1 for _, node in everything if id(node) not in ours and names.changed(node))
    lines.append(
        f"Giữ nguyên {len(everything) - len(different) - filled} đoạn của cha, điền tên theo bản này {filled}; "
        f"khác {len(different)}, bỏ {len(removed)}."
    )
    return lines
