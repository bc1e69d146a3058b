"""What single values may be, in JSON Schema, with a sentence in Vietnamese for what is none of that.

Types stand in lists, and one value alone as a pattern: of those yaml-language-server lets the sentence stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gen.schema.known_names import KnownNames

Json = dict[str, Any]

# an editor reads 05 as a number, no as a boolean and an empty value as null: to us they are texts
_TYPES = ["string", "number", "boolean", "null"]
ONE_TEXT = "Ở đây viết một đoạn chữ. Chữ có dấu hai chấm thì đặt trong ngoặc kép, hoặc xuống dòng sau “>-”."
TEXTS = "Ở đây viết một đoạn chữ, hoặc danh sách các đoạn, mỗi dòng một mục “- …”."
LIST = "Ở đây viết danh sách, mỗi dòng một mục “- …”."
MAPPING = "Ở đây viết các khoá thụt vào, mỗi dòng một “khoá: …”."
SHAPE = "Chỗ này không viết được như vậy: cần các khoá thụt vào hoặc danh sách “- …”."
SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
# as `style_from` reads it: the counter of a first label, perhaps behind a word and a blank
_NUMBERING = (
    r"^(?!II+[^A-Za-z0-9_À-ỹ]*$)"
    r"(khong|[^A-Za-z0-9_À-ỹ]*|(.* )?[^A-Za-z0-9_À-ỹ]*[1aAI.\-]*[1IAai][^A-Za-z0-9_À-ỹ]*)$"
)
_PATTERNS = {
    "slug": (SLUG, "Mã chỉ gồm chữ thường không dấu, số và gạch nối, ví dụ bao-cao."),
    "column": ("^[a-z][a-z0-9_]*$", "Mã cột gồm chữ thường không dấu, số và gạch dưới, ví dụ noi_dung."),
    "date": (
        r"^([12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$",
        "Viết năm-tháng-ngày, ví dụ 2026-05-07; chưa có ngày thì 2026-05 hoặc 2026.",
    ),
    "number": (r"^([0-9]+[a-zA-Z]?)?$|\{\{", "Chỉ ghi con số, ví dụ 164; phần sau dấu / là ky_hieu."),
    "table_ids": (
        "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$",
        "Viết mã của phụ lục hay mục chứa bảng, mục con sau dấu /, ví dụ phu-luc-1/phan-hai.",
    ),
    "width": (r"^\d{1,2}([.,]\d+)?$", "Viết số cm, ví dụ 4.5."),
    "numbering": (
        _NUMBERING,
        "Viết ví dụ của nhãn đầu tiên: I. 1. 1.1. a) - + Chương I, Mục 1, Điều 1. hoặc khong.",
    ),
}
_PARENT = (r"\.ya?ml$|^$", "Viết đường dẫn tới tệp của văn bản cha, có đuôi .yaml, ví dụ ../thanh-pho/ke-hoach.yaml.")
_RULE = (r"^[a-z]+/[a-z0-9-]+$", "Viết mã ở cuối dòng cảnh báo, ví dụ lint/single-point.")
_LISTED = "ids-{}"
_UNKNOWN = {
    "units": "Danh mục không có đơn vị nào mang mã này. Sửa mã, hoặc thêm vào plans/danh-muc/don-vi.yaml.",
    "groups": "Danh mục không có nhóm nào mang mã này. Sửa mã, hoặc thêm vào plans/danh-muc/don-vi.yaml.",
    "documents": "Danh mục không có văn bản nào mang mã này. Sửa mã, hoặc thêm vào plans/danh-muc/van-ban.yaml.",
    "bodies": "Danh mục không có đơn vị, nhóm nào có mã này: sửa mã, hoặc viết tên đầy đủ.",
}
# an id, as far as one can tell from its look
_LIKE_AN_ID = "^(?!([a-z0-9]+-)+[a-z0-9]+$)"


def text(check: str = "", sentence: str = ONE_TEXT) -> Json:
    """A text, of the look that a check of the rules asks for."""
    out: Json = {"type": _TYPES, "errorMessage": sentence}
    if check in _PATTERNS:
        pattern, wrong = _PATTERNS[check]
        out |= {"pattern": pattern, "patternErrorMessage": wrong}
    return out


def flag() -> Json:
    """`true` or `false`."""
    return {"type": ["boolean"], "errorMessage": "Viết true (có) hoặc false (không)."}


def choice(values: Sequence[str], names: Mapping[str, str] | None = None, sentence: str = "") -> Json:
    """One of some values, each with its name."""
    # an editor takes `true` and `2` for what YAML takes them for
    read = [other for value in values if (other := _read(value)) is not None] if names is None else []
    out: Json = {"enum": [*read, *values], "errorMessage": sentence or f"Chọn một trong: {', '.join(values)}."}
    return {**out, "enumDescriptions": [names[value] for value in values]} if names else out


def _read(value: str) -> bool | int | None:
    """A value that YAML reads as yes, no or a number; None for a text."""
    return value == "true" if value in ("true", "false") else int(value) if value.isdecimal() else None


def nothing(sentence: str) -> Json:
    """What `!bo` leaves in place of a value."""
    return {"type": ["string"], "pattern": "^$", "errorMessage": sentence}


def reference(kind: str, names: KnownNames, sentence: str = ONE_TEXT) -> Json | None:
    """A value that names something of the workspace; None for a kind that is none of these."""
    if kind == "parent":
        return _shaped(_PARENT)
    if kind == "rule":
        return _shaped(_RULE)
    if kind == "tables":
        return {"anyOf": [text("table_ids"), *_ids("items", names)]}
    if kind in ("items", "register-units", "register-documents"):
        # one that is typed just now is not known yet
        return {"anyOf": [text("slug"), *_ids(kind.removeprefix("register-"), names)]}
    if kind == "bodies":
        if not names.bodies:
            return text(sentence=sentence)
        words = {**text(sentence=sentence), "pattern": _LIKE_AN_ID, "patternErrorMessage": _UNKNOWN[kind]}
        return {"anyOf": [words, *_ids(kind, names)]}
    if kind not in _UNKNOWN:
        return None
    ids = _ids(kind, names)
    return {"anyOf": [*ids, nothing(_UNKNOWN[kind])]} if ids else text("slug")


def id_lists(names: KnownNames) -> Json:
    """The ids of the workspace, each kind once, by the name that references use."""
    return {
        _LISTED.format(kind): choice(list(ids), ids, _UNKNOWN.get(kind, ""))
        for kind, ids in _known(names).items()
        if ids
    }


def _ids(kind: str, names: KnownNames) -> list[Json]:
    return [{"$ref": f"#/definitions/{_LISTED.format(kind)}"}] if _known(names)[kind] else []


def _known(names: KnownNames) -> dict[str, Mapping[str, str]]:
    return {
        "units": names.units,
        "groups": names.groups,
        "bodies": names.bodies,
        "documents": names.documents,
        "items": names.items,
    }


def _shaped(pattern: tuple[str, str]) -> Json:
    return {**text(), "pattern": pattern[0], "patternErrorMessage": pattern[1]}
