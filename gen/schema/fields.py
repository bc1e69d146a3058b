"""The checks of single values that Cerberus calls by name."""

from __future__ import annotations

import re
from collections.abc import Callable

from gen.schema.rules import SCHEMAS
from gen.text.dates import read_date
from gen.text.fold import did_you_mean, is_slug, slug
from gen.text.numbering import style_of
from gen.vocabulary import ROW_KEYS

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_CELL_KEYS = {"noi_dung", "kieu", "muc"}

Value = object


def check_slug(value: Value) -> str:
    """What is wrong with an id, empty where nothing is."""
    if not isinstance(value, str) or is_slug(value):
        return ""
    better = slug(value)
    tail = f", ví dụ “{better}”" if better else ""
    return f"“{value}” không làm mã được|Mã chỉ gồm chữ thường không dấu, số và gạch nối{tail}."


def check_date(value: Value) -> str:
    """What is wrong with a date."""
    if not isinstance(value, str):
        return ""
    found = read_date(value)
    return f"“{value}” không phải ngày tháng|Cách chữa: {found}." if isinstance(found, str) else ""


def check_numbering(value: Value) -> str:
    """What is wrong with the example of a label."""
    if not isinstance(value, str) or style_of(value):
        return ""
    hint = "Viết ví dụ của nhãn đầu tiên: I.  1.  1.1.  a)  -  +  Chương I  Mục 1  Điều 1.  hoặc khong."
    return f"“{value}” không phải một kiểu đánh số|{hint}"


def check_width(value: Value) -> str:
    """What is wrong with a width in cm."""
    if isinstance(value, str) and re.fullmatch(r"\d{1,2}([.,]\d+)?", value) and float(value.replace(",", ".")) > 0:
        return ""
    return f"“{value}” không phải bề rộng|Viết số cm, ví dụ 4.5."


def check_column(value: Value) -> str:
    """What is wrong with the id of a column."""
    if not isinstance(value, str):
        return ""
    if value in ROW_KEYS:
        return f"Cột không được mang mã “{value}”, mã này có nghĩa riêng trong hàng|Đặt mã khác, ví dụ “{value}_cot”."
    if _NAME.fullmatch(value):
        return ""
    return f"“{value}” không làm mã cột được|Mã cột gồm chữ thường không dấu, số và gạch dưới, ví dụ noi_dung."


def check_name(value: Value) -> str:
    """What is wrong with the name of a variable."""
    if isinstance(value, str) and _NAME.fullmatch(value):
        return ""
    return f"“{value}” không làm tên biến được|Tên biến gồm chữ thường không dấu, số và gạch dưới, ví dụ giai_doan."


def check_cell(value: Value) -> str:
    """What is wrong with a cell that is a mapping."""
    if isinstance(value, dict) and not set(value) <= _CELL_KEYS:
        extra = next(key for key in value if key not in _CELL_KEYS)
        hint = "Ô là một đoạn chữ, một danh sách các đoạn, hoặc các khoá noi_dung, kieu, muc."
        return f"Ô của bảng không có khoá “{extra}”|{hint}"
    return ""


def check_signer(value: Value) -> str:
    """What is wrong with the signature block: one signer or a list of them."""
    for signer in value if isinstance(value, list) else [value]:
        if not isinstance(signer, dict):
            return "Người ký phải là một nhóm khoá|Viết chuc_vu: …, ky_thay: … thành các dòng thụt vào."
        extra = next((str(key) for key in signer if key not in SCHEMAS["signer"]), "")
        if extra:
            hint = did_you_mean(extra, SCHEMAS["signer"]) or f"Các khoá dùng được: {', '.join(SCHEMAS['signer'])}."
            return f"Người ký không có khoá “{extra}”|{hint}"
        if any(not isinstance(part, str) for part in signer.values()):
            return "Mỗi khoá của người ký là một đoạn chữ|Đặt đoạn có dấu hai chấm trong ngoặc kép."
    return ""


FIELD_CHECKS: dict[str, Callable[[Value], str]] = {
    "slug": check_slug,
    "date": check_date,
    "numbering": check_numbering,
    "width": check_width,
    "column": check_column,
    "name": check_name,
    "cell": check_cell,
    "signer": check_signer,
}
