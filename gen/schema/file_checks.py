"""Whole files against the rules: a document, and the two registers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gen.core.diagnostic import Diagnostic, Related
from gen.core.node import Node, walk
from gen.core.vocabulary import ATTRIBUTES, ROW_KEYS
from gen.schema.field_checks import check_slug
from gen.schema.rules import SCHEMAS
from gen.schema.validation import REMOVING, check_part
from gen.source.held_tables import held_tables
from gen.source.sugar import attribute_of, spread_item
from gen.text.diacritics import is_slug
from gen.text.suggestions import did_you_mean

_SIGNS = ("{{", "{%", "{#")
# what an article may print and the list of them can't
_OF_ARTICLES = ("tieu_de", "noi_dung", "bang")
_CELL_KEYS = ("noi_dung", "kieu", "muc")


def check_plan(root: Node, kind: str) -> list[Diagnostic]:
    """All that one spread file says that its kind of document does not know."""
    if not root.is_mapping:
        hint = "Tệp bắt đầu bằng các khoá như loai:, don_vi:, trich_yeu:."
        message = f"Văn bản phải là các khoá, ở đây là {root.shape}."
        return [Diagnostic("schema/wrong-shape", message, root.pos, hint)]
    found = check_part(root, kind)
    for signed in _signed(root):
        for signer in signed.items or (signed,):
            found += check_part(signer, "signer") if signer.is_mapping else []
    for row in _rows(root):
        if "bo" in row.mapping:
            message = "Không có khoá “bo” ở đây."
            found.append(Diagnostic("schema/unknown-key", message, row.mapping["bo"].named_at, REMOVING))
        for cell in (cell for key, cell in row.mapping.items() if key not in ROW_KEYS and cell.is_mapping):
            found += list(_unknown_in_cell(cell)) or check_part(spread_item(cell), "node")
            found += _tables_in_cell(cell)
    own = root.get("van_ban")
    found += _expressions(own) if own is not None else []
    return [
        *found,
        *_beside_articles(root),
        *_duplicate_ids(root),
        *_attribute_ids(root),
        *_tables_twice(root),
        *_locked_keys(root),
    ]


def _locked_keys(holder: Node, *, in_rows: bool = False) -> Iterator[Diagnostic]:
    """Keys that an item locks and that no item has; those of a row are ids of columns."""
    for key, value in holder.mapping.items():
        yield from _locked_keys(value, in_rows=in_rows if key == "muc" else key in ("hang", "cot"))
    for item in holder.items:
        lock = item.get("co_dinh")
        for name in lock.items if lock is not None and not in_rows else ():
            if name.text not in _LOCKABLE:
                hint = did_you_mean(name.text, _LOCKABLE) or "Viết khoá của mục, ví dụ thoi_gian, noi_dung."
                yield Diagnostic("schema/unknown-key", f"Mục không có khoá “{name.text}” để cố định.", name.pos, hint)
        yield from _locked_keys(item, in_rows=in_rows)


_LOCKABLE = {key for part in ("node", "appendix", "base", "recipient") for key in SCHEMAS[part]} - {"ma", "ma_cu"}


def _tables_twice(root: Node) -> Iterator[Diagnostic]:
    """Tables that `nhan_viec` takes rows from in two places."""
    orders, first = root.get("nhan_viec"), dict[str, Node]()
    for order in orders.items if orders is not None else ():
        table = order.get("tu")
        if table is not None and table.text in first:
            message = f"Hai mục của nhan_viec cùng lấy bảng “{table.text}”."
            related = (Related(first[table.text].pos, f"“{table.text}” lấy lần đầu ở đây"),)
            hint = "Gộp hai mục thành một: mỗi bảng một mục."
            yield Diagnostic("schema/duplicate-ma", message, table.pos, hint, related=related)
        elif table is not None:
            first[table.text] = table


def _beside_articles(root: Node) -> list[Diagnostic]:
    """Words that `dieu` holds beside its articles, where nothing prints them."""
    articles = root.get("dieu")
    beside = [(key, articles.mapping[key]) for key in _OF_ARTICLES if articles and key in articles.mapping]
    hint = "Viết mỗi điều thành một dòng “- …” dưới dieu; lời dẫn trước Điều 1 thì viết ở mo_dau."
    found = []
    for key, text in beside:
        message = f"“{text.text[:60] or key}” đứng ngay dưới “dieu” mà không phải một điều."
        found.append(Diagnostic("schema/not-an-article", message, text.pos, hint))
    return found


def _rows(root: Node) -> Iterator[Node]:
    """The rows of all tables; a cell that holds a numbered list has the keys of a node."""
    for table in held_tables(root):
        rows = table.node.get("hang")
        yield from _with_below(rows.items if rows else ())


def _signed(root: Node) -> Iterator[Node]:
    """The signature blocks: of the document, and of appendices that are signed by themselves."""
    holder = root.get("phu_luc")
    listed = holder.get("muc") if holder else None
    for holding in (root, *(listed.items if listed else ())):
        signed = holding.get("ky")
        if signed is not None:
            yield signed


def _tables_in_cell(cell: Node) -> list[Diagnostic]:
    hint = "Đưa bảng ấy ra một mục riêng: “bang:” thẳng hàng với noi_dung của mục."
    return [
        Diagnostic("schema/table-in-cell", "Ô của bảng không chứa bảng khác được.", node.mapping["bang"].named_at, hint)
        for node in walk(cell)
        if "bang" in node.mapping
    ]


def _unknown_in_cell(cell: Node) -> Iterator[Diagnostic]:
    for key, value in cell.mapping.items():
        if key not in _CELL_KEYS:
            hint = (
                did_you_mean(key, _CELL_KEYS)
                or f"Khoá của một ô: {', '.join(_CELL_KEYS)}; ô chỉ có chữ thì viết thẳng chữ sau mã cột."
            )
            yield Diagnostic("schema/unknown-key", f"Ô của bảng không có khoá “{key}”.", value.named_at, hint)


def _with_below(rows: Iterable[Node]) -> Iterator[Node]:
    for row in rows:
        yield row
        inner = row.get("hang")
        yield from _with_below(inner.items if inner else ())


def check_sections(joined: Node) -> list[Diagnostic]:
    """A section written twice: once under its own key, once in `phan`."""
    sections = joined.get("phan")
    return _duplicates(sections.items, "phần") if sections is not None else []


def check_units(root: Node) -> list[Diagnostic]:
    """All that is wrong with the register of units."""
    if not root.is_list:
        hint = "Mỗi đơn vị là một mục “- ma: …”."
        message = f"Danh mục đơn vị phải là một danh sách, ở đây là {root.shape}."
        return [Diagnostic("schema/wrong-shape", message, root.pos, hint)]
    found = _duplicates(root.items, "đơn vị") + _expressions(root)
    unit_ids = {item.text_of("ma") for item in root.items}
    for item in root.items:
        found += check_part(item, "unit") + list(_unknown_units(item, unit_ids))
    return found


def _expressions(register: Node) -> list[Diagnostic]:
    """Texts of a register that look as if a document filled them in; they print as they stand."""
    hint = "Viết hẳn chữ ra; chữ đổi theo văn bản thì viết trong văn bản, bằng {{ }}."
    return [
        Diagnostic("schema/bad-value", f"“{node.text[:60]}”: danh mục không dùng {{{{ }}}} được.", node.pos, hint)
        for node in walk(register)
        if node.is_text and any(sign in node.text for sign in _SIGNS)
    ]


def _unknown_units(item: Node, unit_ids: set[str]) -> Iterator[Diagnostic]:
    """Ids of other units that a unit or group names and no unit has."""
    group, superior, above = item.get("gom"), item.get("chu_quan"), item.get("cha")
    named = [*(group.items if group else ()), *([above] if above else ())]
    if superior and is_slug(superior.text) and "-" in superior.text:
        named.append(superior)
    for node in named:
        if node.is_text and node.text and node.text not in unit_ids:
            hint = did_you_mean(node.text, unit_ids) or "Thêm đơn vị đó vào danh mục, hoặc viết lại mã."
            message = f"Không có đơn vị “{node.text}” trong danh mục."
            yield Diagnostic("schema/unknown-unit", message, node.pos, hint)
    for key, node in group.mapping.items() if group else ():
        if key not in SCHEMAS["unit"] or not node.is_text:
            hint = did_you_mean(key, SCHEMAS["unit"]) or "Chọn theo khoá của đơn vị, ví dụ {cap: xa, cha: hai-phong}."
            yield Diagnostic("schema/unknown-key", f"Nhóm không chọn theo “{key}” được.", node.named_at, hint)


def check_documents(root: Node) -> list[Diagnostic]:
    """All that is wrong with the register of legal documents."""
    if not root.is_mapping:
        hint = "Mỗi văn bản là một khoá “ma-van-ban:” với các dòng thụt vào."
        message = f"Danh mục văn bản phải là một nhóm khoá, ở đây là {root.shape}."
        return [Diagnostic("schema/wrong-shape", message, root.pos, hint)]
    found = _expressions(root)
    for ma, item in root.mapping.items():
        wrong = check_slug(ma)
        found += [Diagnostic("schema/bad-value", f"{wrong.message}.", item.named_at, wrong.hint)] if wrong else []
        found += check_part(item, "legal")
        if item.is_mapping and not item.text_of("loai"):
            hint = "Thêm dòng “loai: …”: Luật, Nghị định, Kế hoạch …"
            found.append(Diagnostic("schema/required", f"Văn bản “{ma}” thiếu “loai”.", item.named_at, hint))
        newer = item.get("thay_the_boi")
        if newer and newer.text not in root.mapping:
            hint = did_you_mean(newer.text, root.mapping) or "Thêm văn bản đó vào danh mục."
            message = f"Không có văn bản “{newer.text}” trong danh mục."
            found.append(Diagnostic("schema/unknown-document", message, newer.pos, hint))
    return found


def _duplicate_ids(root: Node, key: str = "") -> list[Diagnostic]:
    found: list[Diagnostic] = []
    if root.is_list:
        found += _duplicates(root.items, "cột" if key == "cot" else "mục")
    for name, child in root.mapping.items():
        found += _duplicate_ids(child, name)
    for item in root.items:
        found += _duplicate_ids(item)
    return found


def _attribute_ids(holder: Node, *, in_nodes: bool = True) -> list[Diagnostic]:
    """Attributes that a node tells twice, and items that took an attribute's id."""
    found = _attributes_twice(holder) if in_nodes else []
    for key, child in holder.mapping.items():
        # the items below phu_luc are appendices, and have no attributes
        found += _attribute_ids(child, in_nodes=key != "phu_luc")
    for item in holder.items:
        found += _attribute_ids(item)
    return found


def _attributes_twice(holder: Node) -> list[Diagnostic]:
    below = holder.get("muc")
    first = {key: holder.mapping[key] for key in holder.mapping if key in ATTRIBUTES}
    found = []
    for item in below.items if below else ():
        key, ma = attribute_of(item), item.get("ma")
        if ma is not None and ma.text.replace("-", "_") in ATTRIBUTES:
            message = f"“{ma.text}” là mã của dòng thuộc tính, không đặt cho mục được."
            found.append(Diagnostic("schema/bad-value", message, ma.pos, f"Đặt mã khác, ví dụ “{ma.text}-1”."))
        if not key:
            continue
        line = item.mapping[key]
        if key in first:
            message = f"Thuộc tính “{key}” viết hai lần cho một mục."
            related = (Related(first[key].named_at, f"“{key}” viết lần đầu ở đây"),)
            hint = "Giữ một chỗ; hai nội dung thì viết thành một."
            found.append(Diagnostic("schema/duplicate-ma", message, line.named_at, hint, related=related))
        first.setdefault(key, line)
    return found


def _duplicates(items: Iterable[Node], what: str) -> list[Diagnostic]:
    first: dict[str, Node] = {}
    found = []
    for item in items:
        ma = item.get("ma")
        if ma is None or not ma.is_text:
            continue
        if ma.text in first:
            message = f"Hai {what} cùng mã “{ma.text}” trong một danh sách."
            hint = f"Đổi một trong hai mã, ví dụ ở đây thành “{ma.text}{'_' if what == 'cột' else '-'}2”."
            related = (Related(first[ma.text].pos, f"“{ma.text}” dùng lần đầu ở đây"),)
            found.append(
                Diagnostic(
                    "schema/duplicate-ma",
                    message,
                    ma.pos,
                    hint,
                    related=related,
                )
            )
        first.setdefault(ma.text, ma)
    return [*found, *_old_ids_in_use(items, first, what)]


def _old_ids_in_use(items: Iterable[Node], taken: dict[str, Node], what: str) -> Iterator[Diagnostic]:
    """Ids under `ma_cu` that another item of the list has, or had as well: nobody could say which is meant."""
    for item in items:
        before = item.get("ma_cu")
        for old in (before.items or (before,)) if before is not None else ():
            if old.text in taken:
                message = f"“{old.text}” ở ma_cu là mã của một {what} khác trong danh sách."
                related = (Related(taken[old.text].pos, f"“{old.text}” dùng ở đây"),)
                yield Diagnostic("schema/duplicate-ma", message, old.pos, "Xoá mã ấy khỏi ma_cu.", related=related)
            taken.setdefault(old.text, old)
