"""The legal bases, each with its opener and end mark (Decree 30, appendix I, II.6)."""

from __future__ import annotations

from gen.core.node import Node
from gen.document.citation import Citation
from gen.document.context import ComposeContext
from gen.document.model import Para
from gen.registers.wording import wording
from gen.text.inline import shield
from gen.text.punctuation import joined, with_mark
from gen.text.suggestions import did_you_mean


def bases(context: ComposeContext, node: Node | None, long_date: bool) -> tuple[Para, ...]:
    """The legal bases, each with its opener and end mark; the last ends in a full stop."""
    items = node.items if node else ()
    context.tell_split(items)
    lines = [(item, text) for item in items if (text := _base(context, item, long_date))]
    out = []
    for index, (item, text) in enumerate(lines):
        mark = "." if index == len(lines) - 1 else ";"
        lead = context.family.formulas["dau_can_cu"]
        source = item.get("noi_dung") or item
        para = context.line(source, f"{lead} {text}" if lead else text)
        out.append(Para(with_mark(para.runs, mark), source))
    return tuple(out)


def _base(context: ComposeContext, item: Node, long_date: bool) -> str:
    ref = item.get("van_ban")
    parts = []
    if ref is not None:
        document = context.registers.documents.get(ref.text)
        if document is None:
            hint = did_you_mean(ref.text, context.registers.documents) or "Thêm vào plans/danh-muc/van-ban.yaml."
            context.report("schema/unknown-document", f"Không có văn bản “{ref.text}” trong danh mục.", ref, hint)
            return ""
        parts.append(shield(str(Citation(document, long_date)), scripts=True))
    elif item.text_of("noi_dung") in context.registers.documents:
        own_text = item.mapping["noi_dung"]
        message = f"“{own_text.text}” là mã văn bản, viết thế này thì in ra chính chữ ấy."
        context.report("schema/bad-value", message, own_text, f"Viết: van_ban: {own_text.text}")
    parts += [context.single(item.get(key)) for key in ("noi_dung", "them")]
    text = joined(parts)
    own = context.single(item.get("dan"))
    if not text:
        hint = "Viết lời căn cứ, hoặc van_ban: <mã trong danh mục>."
        context.report("text/empty-item", "Căn cứ không có chữ nào.", item, hint)
        return ""
    return f"{own} {text}" if own else _with_opener(text)


def _with_opener(text: str) -> str:
    words = wording()
    begins = text.lstrip("*").casefold()
    if any(begins == opener.casefold() or begins.startswith(f"{opener.casefold()} ") for opener in words.openers):
        return text
    return f"{words.base_opener} {text}"
