"""The beginning and the end of a document: letterhead, bases, recipients, signatures."""

from __future__ import annotations

from collections.abc import Sequence

from gen.core.node import Node
from gen.document.citation import Citation
from gen.document.desk import Desk
from gen.document.model import Para, Recipient, Signature
from gen.registers.entries import Unit
from gen.registers.wording import wording
from gen.text.fold import did_you_mean
from gen.text.inline import shield
from gen.text.punctuation import has_end, with_end

_AUTHORITY = ("thay_mat", "thua_uy_quyen", "thua_lenh", "ky_thay", "quyen")
# a council or committee keeps its own line, the place it belongs to the next
_COLLECTIVES = ("Ủy ban nhân dân ", "Uỷ ban nhân dân ", "Hội đồng nhân dân ", "Ủy ban Mặt trận Tổ quốc Việt Nam ")


def issuer_lines(unit: Unit) -> tuple[str, ...]:
    """The lines of the unit's name in the letterhead, in capital letters."""
    if unit.ten_dong:
        return tuple(line.upper() for line in unit.ten_dong)
    for head in _COLLECTIVES:
        if unit.ten.startswith(head):
            return (head.strip().upper(), unit.ten[len(head) :].upper())
    return (unit.ten.upper(),)


def bases(desk: Desk, node: Node | None, long_date: bool) -> tuple[Para, ...]:
    """The legal bases, each with its opener and end mark; the last ends in a full stop."""
    items = node.items if node else ()
    lines = [(item, text) for item in items if (text := _base(desk, item, long_date))]
    out = []
    for index, (item, text) in enumerate(lines):
        mark = "." if index == len(lines) - 1 else ";"
        lead = desk.house.formulas["dau_can_cu"]
        source = item.get("noi_dung") or item
        para = desk.line(source, f"{lead} {text}" if lead else text)
        out.append(Para(with_end(para.runs, mark), source))
    return tuple(out)


def _base(desk: Desk, item: Node, long_date: bool) -> str:
    ref = item.get("van_ban")
    parts = []
    if ref is not None:
        document = desk.registers.documents.get(ref.text)
        if document is None:
            hint = did_you_mean(ref.text, desk.registers.documents) or "Thêm vào plans/danh-muc/van-ban.yaml."
            desk.report("schema/unknown-document", f"Không có văn bản “{ref.text}” trong danh mục.", ref, hint)
            return ""
        parts.append(shield(str(Citation(document, long_date))))
    parts += [desk.single(item.get(key)) for key in ("noi_dung", "them")]
    text = " ".join(part for part in parts if part)
    own = desk.single(item.get("dan"))
    if not text:
        hint = "Viết lời căn cứ, hoặc van_ban: <mã trong danh mục>."
        desk.report("text/empty-item", "Căn cứ không có chữ nào.", item, hint)
        return ""
    return f"{own} {text}" if own else _with_opener(text)


def _with_opener(text: str) -> str:
    words = wording()
    begins = text.lstrip("*").casefold()
    if any(begins == opener.casefold() or begins.startswith(f"{opener.casefold()} ") for opener in words.openers):
        return text
    return f"{words.base_opener} {text}"


def recipients(desk: Desk, node: Node | None) -> tuple[Recipient, ...]:
    """The lines of “Nơi nhận”, with dashes, notes and end marks."""
    lines = _recipient_lines(desk, node.items if node else (), 0)
    counted = [index for index, (_, _, _, counts) in enumerate(lines) if counts]
    last = counted[-1] if counted else -1
    out = []
    for index, (source, text, depth, counts) in enumerate(lines):
        para = desk.line(source, text)
        mark = "." if index == last else ";"
        runs = with_end(para.runs, mark) if counts else para.runs
        out.append(Recipient(Para(runs, source), depth))
    return tuple(out)


def _recipient_lines(desk: Desk, items: Sequence[Node], depth: int) -> list[tuple[Node, str, int, bool]]:
    lines: list[tuple[Node, str, int, bool]] = []
    bullet = "-" if depth == 0 else "+"
    for item in items:
        name, kept = desk.single(item.get("ten")), item.get("luu")
        note = desk.single(item.get("ghi_chu"))
        below = item.get("muc")
        if kept is not None:
            name = desk.house.fill("luu", luu=desk.single(kept))
        source = kept or item.get("ten") or item.get("ghi_chu") or item
        if not name and not note and below is None:
            desk.report("text/empty-item", "Dòng nơi nhận không có chữ nào.", item, "Viết nơi nhận, hoặc xoá dòng.")
            continue
        if not name and note:
            lines.append((source, f"({note})", depth, False))
            continue
        text = f"{bullet} {name}" + (f" ({note})" if note else "")
        if below is not None and not has_end(text):
            text += ":"
        lines.append((source, text, depth, True))
        lines += _recipient_lines(desk, below.items if below else (), depth + 1)
    return lines


def signatures(desk: Desk, node: Node | None) -> tuple[Signature, ...]:
    """The signatories in print form: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`, name."""
    signers = () if node is None else node.items if node.is_list else (node,)
    return tuple(_signature(desk, signer) for signer in signers)


def _signature(desk: Desk, signer: Node) -> Signature:
    lines = []
    for key in _AUTHORITY:
        words = desk.plain(signer.get(key))
        if words:
            lines.append(f"{desk.house.authority[key]} {words.upper()}")
    return Signature(tuple(lines), desk.plain(signer.get("chuc_vu")).upper(), desk.plain(signer.get("ho_ten")))


def note_paragraphs(desk: Desk, node: Node | None) -> dict[str, tuple[Para, ...]]:
    """The texts of the footnotes by id; a note inside a note, or one nobody calls, is told."""
    notes = node.mapping if node else {}
    desk.inside_note = True
    out = {name: desk.paragraphs(text) for name, text in notes.items()}
    for name, text in notes.items():
        if name not in desk.called_notes:
            message = f"Chú thích “{name}” có lời nhưng không chỗ nào gọi."
            desk.report("text/note-not-called", message, text, f"Đặt [^{name}] vào chỗ cần, hoặc xoá chú thích.")
        if not out[name]:
            desk.report("text/note-without-text", f"Chú thích “{name}” đang trống.", text, "Viết lời chú thích.")
    return out
