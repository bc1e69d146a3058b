"""The checks of single values that the rules (`check_with`) call by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from gen.core.vocabulary import CASCADE_ONLY, ROW_KEYS
from gen.text.dates import read_date
from gen.text.diacritics import is_slug, slug
from gen.text.numbering import first_example, style_from

_NAME = re.compile(r"[a-z][a-z0-9_]*")

# what Cerberus hands over: the text, list or mapping of a Node
Value = object


class Wrong(NamedTuple):
    """What is wrong with a value, without its full stop, and what to do."""

    message: str
    hint: str


def check_slug(value: Value) -> Wrong | None:
    """What is wrong with an id, None where nothing is."""
    if not isinstance(value, str) or is_slug(value):
        return None
    better = slug(value)
    tail = f", ví dụ “{better}”" if better else ""
    return Wrong(f"“{value}” không làm mã được", f"Mã chỉ gồm chữ thường không dấu, số và gạch nối{tail}.")


def check_date(value: Value) -> Wrong | None:
    """What is wrong with a date."""
    if not isinstance(value, str) or not value:
        return None
    found = read_date(value)
    if not isinstance(found, str):
        return None
    return Wrong(f"“{value}” không phải ngày tháng", f"{found[:1].upper()}{found[1:]}.")


def check_numbering(value: Value) -> Wrong | None:
    """What is wrong with the example of a label."""
    if not isinstance(value, str) or style_from(value):
        return None
    first = first_example(value) if isinstance(value, str) else ""
    if first:
        hint = f"Viết nhãn đầu tiên của kiểu ấy: {first}"
        return Wrong(f"“{value}” không phải nhãn đầu tiên của một kiểu đánh số", hint)
    hint = "Viết ví dụ của nhãn đầu tiên: I.  1.  1.1.  a)  -  +  Chương I  Mục 1  Điều 1.  hoặc khong."
    return Wrong(f"“{value}” không phải một kiểu đánh số", hint)


def check_width(value: Value) -> Wrong | None:
    """What is wrong with a width in cm."""
    if isinstance(value, str) and re.fullmatch(r"\d{1,2}([.,]\d+)?", value) and float(value.replace(",", ".")) > 0:
        return None
    return Wrong(f"“{value}” không phải bề rộng", "Viết số cm, ví dụ 4.5.")


def check_column(value: Value) -> Wrong | None:
    """What is wrong with the id of a column."""
    if not isinstance(value, str):
        return None
    if value in ROW_KEYS or value in CASCADE_ONLY:
        message = f"Cột không được mang mã “{value}”, mã này có nghĩa riêng trong hàng"
        return Wrong(message, f"Đặt mã khác, ví dụ “{value}_cot”.")
    if _NAME.fullmatch(value):
        return None
    hint = f"Mã cột gồm chữ thường không dấu, số và gạch dưới, ví dụ {slug(value).replace('-', '_') or 'noi_dung'}."
    return Wrong(f"“{value}” không làm mã cột được", hint)


def check_name(value: Value) -> Wrong | None:
    """What is wrong with the name of a variable."""
    if value in CASCADE_ONLY:
        return Wrong(f"“{value}” có nghĩa riêng, không làm tên biến được", f"Đặt tên khác, ví dụ “{value}_1”.")
    if isinstance(value, str) and _NAME.fullmatch(value):
        return None
    better = slug(value).replace("-", "_") if isinstance(value, str) and re.search(r"[- ]", value) else ""
    hint = f"Tên biến gồm chữ thường không dấu, số và gạch dưới, ví dụ {better or 'giai_doan'}."
    return Wrong(f"“{value}” không làm tên biến được", hint)


def check_note(value: Value) -> Wrong | None:
    """What is wrong with the id of a footnote."""
    if value in CASCADE_ONLY:
        return Wrong(f"“{value}” có nghĩa riêng, không làm mã chú thích được", f"Đặt mã khác, ví dụ “{value}-1”.")
    return None


def check_cell(value: Value) -> Wrong | None:
    """What is wrong with the shape of a cell; a mapping's own keys are checked apart."""
    if isinstance(value, list) and not all(isinstance(part, str) for part in value):
        hint = 'Ô là danh sách thì mỗi mục là một đoạn chữ; đoạn có dấu hai chấm đặt trong ngoặc kép "…".'
        return Wrong("Ô của bảng có mục không phải đoạn chữ", hint)
    return None


def check_number(value: Value) -> Wrong | None:
    """What is wrong with the number of a document."""
    if not isinstance(value, str) or not value or "{{" in value or re.fullmatch(r"[0-9]+[a-zA-Z]?", value):
        return None
    number, _, symbol = value.partition("/")
    hint = "so chỉ ghi con số; phần sau dấu / là ky_hieu."
    if symbol and re.fullmatch(r"[0-9]+[a-zA-Z]?", number):
        hint = f"so chỉ ghi con số: “so: {number}”; phần sau dấu / là “ky_hieu: {symbol}”."
    return Wrong(f"“{value}” không phải số văn bản", hint)


def check_table_ids(value: Value) -> Wrong | None:
    """What is wrong with the ids that call a table: of what holds it, from the outside in."""
    if not isinstance(value, str) or all(map(is_slug, value.split("/"))):
        return None
    hint = "Viết mã của phụ lục hay mục chứa bảng, mục con sau dấu /, ví dụ phu-luc-1/phan-hai."
    return Wrong(f"“{value}” không chỉ được bảng nào", hint)


def check_lock(value: Value) -> Wrong | None:
    """What is wrong with what an item says of its lock: `true`, or the keys that are locked."""
    if not isinstance(value, str) or value in ("true", "false"):
        return None
    hint = f"Viết true, hoặc danh sách các khoá: [{value or 'thoi_gian'}]."
    return Wrong(f"“{value}” không nói được mục này có cố định không", hint)


def check_signer(value: Value) -> Wrong | None:
    """What is wrong with the shape of the signature block; the keys of each signer are checked apart."""
    for signer in value if isinstance(value, list) else [value]:
        if isinstance(signer, list | str):
            hint = "Mỗi người ký một nhóm khoá, như “- chuc_vu: Chủ tịch”, dòng dưới thụt vào “  ho_ten: …”."
            return Wrong("Người ký phải là một nhóm khoá", hint)
    return None


FIELD_CHECKS: dict[str, Callable[[Value], Wrong | None]] = {
    "slug": check_slug,
    "date": check_date,
    "numbering": check_numbering,
    "width": check_width,
    "column": check_column,
    "name": check_name,
    "cell": check_cell,
    "signer": check_signer,
    "table_ids": check_table_ids,
    "number": check_number,
    "note": check_note,
    "lock": check_lock,
}
