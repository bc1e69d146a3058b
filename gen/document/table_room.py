"""What is told of a table that has no room on its page: words wider than their columns, a head that eats the page."""

from __future__ import annotations

from math import ceil

from gen.core.node import Node
from gen.document.column_demands import MEASURED_PT
from gen.document.column_widths import Fitted
from gen.document.context import ComposeContext
from gen.document.header_height import TALL, TOO_TALL, head_share
from gen.document.model import Column, Table
from gen.document.table_columns import leaf_nodes
from gen.document.table_fit import fitted
from gen.text.shorten import cut_off
from gen.word.the_thuc import NGHI_DINH_30

# a page upright has no room for so many columns if their longest words take this share of it
_MANY, _CROWDED = 12, 0.8
_QUOTED = 40
_TURN, _MOVE = "đặt phụ lục `kho: ngang`", "chuyển bảng sang một phụ lục `kho: ngang`"


def tell_fit(context: ComposeContext, table: Table, *, landscape: bool, in_body: bool = False) -> None:
    """Warnings about a table on a page upright or turned, in an appendix or in the body."""
    width_mm, height_mm = NGHI_DINH_30.trang.vung_chu(ngang=landscape)
    found = fitted(table, width_mm, MEASURED_PT)
    wider = "" if landscape else _MOVE if in_body else _TURN
    if found.cut_down:
        _tell_cut_down(context, table, found, width_mm, wider)
    if found.torn:
        _tell_torn(context, table, found, wider)
    if found.torn or (wider and len(table.leaves) >= _MANY):
        _tell_crowded(context, table, found, width_mm, wider)
    share = head_share(table.columns, found.widths, height_mm, table.size_pt or MEASURED_PT)
    if share > TALL:
        _tell_tall_header(context, table, share, wider)


def _tell_cut_down(context: ComposeContext, table: Table, found: Fitted, room: float, wider: str) -> None:
    """Widths that were typed and do not fit."""
    left = room - sum(need for need, leaf in zip(found.needed, table.leaves, strict=True) if not leaf.width)
    all_typed = all(leaf.width for leaf in table.leaves)
    place = "trang" if all_typed else "chỗ mà các cột không ghi “rong” để lại"
    message = f"Các “rong” cộng lại {_cm(found.cut_down)} cm, {place} chỉ có {_cm(max(left, 0))} cm: bảng in co lại."
    hint = f"Giảm “rong” cho vừa; hoặc bỏ “rong”, máy tự chia theo chữ trong cột{_or(wider)}."
    context.report("table/widths-do-not-fit", message, _cot(table), hint, warning=True, about="rong")


def _tell_torn(context: ComposeContext, table: Table, found: Fitted, wider: str) -> None:
    """Words and numbers wider than the column that a drafter made for them."""
    nodes = list(leaf_nodes(table.source.get("cot")))
    free = [at for at, leaf in enumerate(table.leaves) if not leaf.width]
    for at in found.torn:
        leaf, width, need = table.leaves[at], found.widths[at], found.needed[at]
        if at in free:
            continue
        message = f"Cột “{_named(leaf)}” rộng {_cm(width)} cm, chữ hay số dài nhất trong cột cần {_cm_up(need)} cm."
        least = _cm_up(need).replace(",", ".")
        hint = f"Ghi “rong: {least}” trở lên cho cột này; hoặc bỏ “rong”, máy tự chia{_or(wider)}."
        context.report("table/narrow-column", message, nodes[at], hint, warning=True, about=(_named(leaf), leaf.ma))


def _tell_crowded(context: ComposeContext, table: Table, found: Fitted, room: float, wider: str) -> None:
    """Columns that are too many for the page."""
    free = [at for at, leaf in enumerate(table.leaves) if not leaf.width]
    torn = [at for at in found.torn if at in free]
    many = bool(wider) and len(table.leaves) >= _MANY and sum(found.needed) > _CROWDED * room
    if not torn and not many:
        return
    needed = sum(need if at in free else table.leaves[at].width * 10 for at, need in enumerate(found.needed))
    count = len(table.leaves)
    cut = tuple(_named(table.leaves[at]) for at in torn)
    names = ", ".join(f"“{name}”" for name in cut)
    message = f"Bảng {count} cột không đủ chỗ: chữ và số dài nhất cần {_cm_up(needed)} cm, trang có {_cm(room)} cm."
    if torn:
        message += f" Chữ bị cắt ở cột {names}."
    smaller = "" if table.size_pt == 10 else "ghi “co_chu: 10” cho bảng"
    ways = [way for way in (wider, smaller, "bớt cột") if way]
    hint = f"{'; hoặc '.join(ways)}."
    context.report(
        "table/crowded", message, _cot(table), hint[:1].upper() + hint[1:], warning=True, about=(*cut, "cot")
    )


def _tell_tall_header(context: ComposeContext, table: Table, share: float, wider: str) -> None:
    message = "Đầu bảng cao quá 1/3 trang, in lại ở mỗi trang."
    if share > TOO_TALL:
        message = "Đầu bảng cao quá nửa trang nên chỉ in một lần, không lặp lại ở mỗi trang."
    hint = f"Rút ngắn tên cột, bớt cột, cho cột tên dài `rong` lớn hơn{_or(wider)}."
    context.report("text/tall-header", message, _cot(table), hint, warning=True)


def _or(way: str) -> str:
    return f", hoặc {way}" if way else ""


def _cot(table: Table) -> Node:
    return table.source.get("cot") or table.source


def _named(column: Column) -> str:
    return cut_off(column.name.line, _QUOTED) or column.ma


def _cm(mm: float) -> str:
    return f"{mm / 10:.1f}".replace(".", ",")


def _cm_up(mm: float) -> str:
    """At least so many millimetres, in cm."""
    return f"{ceil(mm - 0.01) / 10:.1f}".replace(".", ",")
