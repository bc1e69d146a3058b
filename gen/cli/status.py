"""`gen status` and `gen accept`: which children need a look because their parent moved, and that one was looked at."""

from __future__ import annotations

from collections.abc import Sequence

from gen.cli.report import as_text
from gen.core.diagnostic import Diagnostic
from gen.review.drift import Change, Drift, State, drift, read_record, record_of, record_path
from gen.source.paths import find
from gen.source.write import write
from gen.text.fold import did_you_mean
from gen.workspace.library import Library
from gen.workspace.places import UsageProblem

_HEAD = """\
# Ghi nhận của gen accept: văn bản cha viết gì ở những chỗ bản này ghi đè, vào lúc đã xem. Không sửa bằng tay.
"""
_HOW = {"sua": "bản này sửa", "thay": "bản này thay", "bo": "bản này bỏ", "giao": "bản này giao cho đơn vị khác"}
_FLOW = {"doi": "cha đổi", "them": "cha thêm", "bo": "cha bỏ"}
_SHOWN = 12


def statuses(library: Library, ids: Sequence[str]) -> list[Drift]:
    """The state of every child among the documents."""
    out = []
    for id in ids:
        resolved = library.resolve(id)
        if resolved.inherits is None:
            continue
        path = record_path(resolved.path)
        out.append(drift(id, resolved, read_record(library.workspace.read(path), path)))
        library.forget(id)
    return out


def needs_hand(one: Drift) -> bool:
    """True where somebody has to look or mend."""
    return one.state in (State.LOOK, State.GONE, State.BROKEN, State.BLANK, State.UNSEEN)


def status_lines(states: Sequence[Drift], *, whole: bool) -> list[str]:
    """What `gen status` prints: those that need a hand first and in full, then counts."""
    lines: list[str] = []
    for state in (State.BROKEN, State.GONE, State.LOOK, State.BLANK, State.UNSEEN, State.FLOWS):
        for one in states:
            if one.state is state and (state is not State.FLOWS or whole):
                lines += [f"{one.id}: {state.value}", *_details(one, whole=whole)]
    if not states:
        return ["Không có văn bản nào kế thừa văn bản khác."]
    counts = {state: sum(one.state is state for one in states) for state in State}
    told = ", ".join(f"{count} {state.value}" for state, count in counts.items() if count)
    return [*lines, f"{len(states)} bản kế thừa: {told}."]


def _details(one: Drift, *, whole: bool) -> list[str]:
    lines = []
    for change in one.look:
        lines.append(f"    {change.path} ({_HOW.get(change.how, change.how)})")
        if change.old == change.new:
            # the record keeps the beginning of a long text
            lines.append(
                "      đổi ở phần sau, ngoài đoạn đầu mà lần xem ghi lại; xem chỗ đổi: gen diff --git PHIÊN-BẢN"
            )
            continue
        lines += [f"      lúc xem:  {change.old}", f"      bây giờ: {change.new}"]
    for change in one.lost:
        lines.append(f"    {change.path}: văn bản cha không còn phần này, phần bản này sửa nay in thành mục riêng")
        lines.append(f"      cha từng viết: {change.old}")
    lines += [f"    {line}" for line in as_text(one.gone).split("\n")] if one.gone else []
    if one.state is State.LOOK or one.lost:
        lines.append(f"    Xem xong thì chạy: gen accept {one.id}")
    if one.state is State.UNSEEN:
        lines.append(f"    Chạy một lần: gen accept {one.id}")
    if one.flows and (whole or one.state in (State.LOOK, State.GONE)):
        lines += _flow_lines(one.flows, whole=whole)
    return lines


def _flow_lines(flows: Sequence[Change], *, whole: bool) -> list[str]:
    shown = flows if whole else flows[:_SHOWN]
    lines = [f"    tự theo: {_FLOW[change.how]} {change.path}" for change in shown]
    rest = len(flows) - len(shown)
    return [*lines, f"    … và {rest} chỗ nữa"] if rest else lines


def accept_plan(library: Library, id: str, path: str) -> tuple[str, list[Diagnostic]]:
    """Writes the record of a child beside it; the path written, or nothing and why not."""
    resolved = library.resolve(id)
    if resolved.root is None and resolved.draft is None:
        return "", list(resolved.found)
    if resolved.inherits is None:
        raise UsageProblem(f"“{id}” không kế thừa văn bản nào, không có gì để ghi nhận.")
    where = record_path(resolved.path)
    old = read_record(library.workspace.read(where), where)
    path = path.strip("/")
    if path:
        known = [touch.path for touch in resolved.touched]
        if not any(one == path or one.startswith(f"{path}/") for one in known):
            hint = did_you_mean(path, known)
            said = (
                "bản này để nguyên phần đó theo cha"
                if resolved.draft is not None and find(resolved.draft, path)
                else "không có phần đó"
            )
            raise UsageProblem(f"Không ghi nhận riêng “{path}” được: {said}. {hint}".strip())
    record = record_of(resolved, old, path if old is not None else "")
    library.workspace.write(where, _HEAD + write(record))
    return where, []
