"""Appendices: label, title, “Kèm theo” line, contents (Decree 30, appendix I, III.1)."""

from __future__ import annotations

from gen.core.node import Node
from gen.document.context import ComposeContext
from gen.document.items import Numberer
from gen.document.model import Appendix, Para, tables_of_appendix
from gen.document.recipients import recipients
from gen.document.signatories import signatures
from gen.document.table import composed_table
from gen.document.table_room import tell_fit
from gen.registers.wording import wording
from gen.text.inline import Run
from gen.text.numbering import LabelStyle, label, style_from


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
        tell_fit(context, one, landscape=appendix.landscape)
    for key in ("tieu_de", "noi_dung"):
        context.tell_empty(key, node.get(key))
    if not (appendix.paragraphs or appendix.items or table):
        hint = "Thêm noi_dung, muc hoặc bang cho phụ lục."
        context.report("text/empty-item", f"“{name.line}” chưa có nội dung.", node, hint)
    return appendix


def _attached(context: ComposeContext, node: Node, attached: str) -> Para | None:
    own = node.get("kem_theo")
    if own is None or own.text == "true":
        return Para((Run(attached),), node)
    if own.text in ("false", ""):
        return None
    return context.title(own)
