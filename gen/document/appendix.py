"""Appendices: label, title, “Kèm theo” line, contents (Decree 30, appendix I, III.1)."""

from __future__ import annotations

from gen.core.node import Node
from gen.document.context import ComposeContext
from gen.document.header_height import TALL, TOO_TALL, head_share
from gen.document.items import Numberer
from gen.document.model import Appendix, Para, Table, tables_of_appendix
from gen.document.recipients import recipients
from gen.document.signatories import signatures
from gen.document.table import composed_table
from gen.registers.wording import wording
from gen.text.inline import Run
from gen.text.numbering import LabelStyle, label, style_from
from gen.word.the_thuc import NGHI_DINH_30


def appendices(context: ComposeContext, node: Node | None, attached: str) -> tuple[Appendix, ...]:
    """The appendices in order; `attached` is the “Kèm theo” line made from the document's own data."""
    below = node.get("muc") if node else None
    items = below.items if below else ()
    style = style_from(node.text_of("kieu")) if node else None
    unnamed = [item for item in items if not item.text_of("ten")]
    if style is None and len(unnamed) > 1:
        style = style_from(context.family.formulas["so_phu_luc"])
    out = []
    for item in items:
        number = unnamed.index(item) + 1 if item in unnamed else 0
        out.append(_appendix(context, item, style, number, attached))
    return tuple(out)


def _appendix(context: ComposeContext, node: Node, style: LabelStyle | None, number: int, attached: str) -> Appendix:
    typed = node.get("ten")
    if typed is not None and typed.text:
        name, beside = context.title(typed), False
    else:
        text = label(style, number).text if style else wording().appendix
        name, beside = Para((Run(text),), node), text.endswith(".")
    title = node.get("tieu_de")
    table = node.get("bang")
    appendix = Appendix(
        ma=node.text_of("ma"),
        name=name,
        title=context.title(title) if title and title.text else None,
        beside=beside,
        attached=_attached(context, node, attached),
        landscape=node.text_of("kho") == "ngang",
        letterhead=node.text_of("quoc_hieu") == "true",
        paragraphs=context.paragraphs(node.get("noi_dung")),
        items=Numberer(context, table=composed_table).items(node),
        table=composed_table(context, table) if table else None,
        source=node,
        recipients=recipients(context, node.get("noi_nhan")),
        signatures=signatures(context, node.get("ky")),
    )
    for one in tables_of_appendix(appendix):
        tell_tall_header(context, one, appendix)
    for key in ("tieu_de", "noi_dung"):
        context.tell_empty(key, node.get(key))
    if not (appendix.paragraphs or appendix.items or table):
        hint = "Thêm noi_dung, muc hoặc bang cho phụ lục."
        context.report("text/empty-item", f"“{name.line}” chưa có nội dung.", node, hint)
    return appendix


def tell_tall_header(context: ComposeContext, table: Table, appendix: Appendix | None) -> None:
    """Tells a header that leaves little room for its rows, of a table in an appendix or in the body."""
    landscape = appendix is not None and appendix.landscape
    share = head_share(table.columns, *NGHI_DINH_30.trang.vung_chu(ngang=landscape))
    if share <= TALL:
        return
    message = "Đầu bảng cao quá 1/3 trang, in lại ở mỗi trang."
    if share > TOO_TALL:
        message = "Đầu bảng cao quá nửa trang nên chỉ in một lần, không lặp lại ở mỗi trang."
    turned = "" if landscape else ", hoặc đặt phụ lục `kho: ngang`"
    turned = turned if appendix is not None else ", hoặc chuyển bảng sang một phụ lục `kho: ngang`"
    hint = f"Rút ngắn tên cột, bớt cột, cho cột tên dài `rong` lớn hơn{turned}."
    context.report("text/tall-header", message, table.source.get("cot") or table.source, hint, warning=True)


def _attached(context: ComposeContext, node: Node, attached: str) -> Para | None:
    own = node.get("kem_theo")
    if own is None or own.text == "true":
        return Para((Run(attached),), node)
    if own.text in ("false", ""):
        return None
    return context.title(own)
