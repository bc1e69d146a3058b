"""A Node tree held against its rules: Cerberus's errors as findings at the author's own line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import Any

from gen.core.diagnostic import Diagnostic, Position
from gen.core.node import Node
from gen.core.vocabulary import KINDS
from gen.schema import cures
from gen.schema.depth_limit import Level, levels
from gen.schema.fast_path import surely_right, validated_items
from gen.schema.field_checks import FIELD_CHECKS, Value, Wrong
from gen.schema.rules import CELL, SCHEMAS, Rules
from gen.text.diacritics import slug
from gen.text.suggestions import did_you_mean

_SHAPES = {"string": "một đoạn chữ", "list": "một danh sách (các dòng bắt đầu bằng “- ”)", "dict": "một nhóm khoá"}
REMOVING = "Bỏ cả mục, cả hàng của văn bản cha thì viết “- !bo MÃ”; bỏ một khoá thì viết “khoá: !bo”."
_NESTED = (
    "Mục con viết dưới “muc:” của một mục có chữ; gạch đầu dòng hay ngoặc vuông thừa thì bỏ; là chữ có ngoặc vuông thì "
    'đặt cả đoạn trong ngoặc kép "…".'
)


@cache
def _checker(name: str) -> Any:
    # imported where a source has a mistake: most have none
    from cerberus import Validator, errors
    from cerberus.schema import SchemaRegistry

    def calling(check: Callable[[Value], Wrong | None]) -> Callable[[Any, str, Value], None]:
        def method(self: Any, field: str, value: Value) -> None:
            wrong = check(value)
            if wrong:
                self._error(field, errors.CUSTOM, wrong)

        return method

    registry = SchemaRegistry()
    for schema, rules in SCHEMAS.items():
        registry.add(schema, rules)
    # Cerberus collects its methods while the class is made
    methods = {f"_check_with_{field_check}": calling(check) for field_check, check in FIELD_CHECKS.items()}
    # what a row holds beside its own keys are cells
    others = CELL if name == "row" else False
    return type("_Checker", (Validator,), methods)(
        SCHEMAS[name], schema_registry=registry, require_all=False, allow_unknown=others
    )


def check_part(node: Node, name: str) -> list[Diagnostic]:
    """All that one part of a source says against its rules; `name` is a key of SCHEMAS."""
    if not node.is_mapping:
        message = f"Ở đây phải là một nhóm khoá, đang là {node.shape}."
        return [Diagnostic("schema/wrong-shape", message, node.named_at, "Viết các khoá ở các dòng thụt vào.")]
    if surely_right(node, name):
        return []
    return cerberus_findings(node, name)


def cerberus_findings(node: Node, name: str) -> list[Diagnostic]:
    """What Cerberus finds in a mapping, one finding a place."""
    # one per place: a wrong shape and a failed check of one value are one mistake
    found: dict[Position, Diagnostic] = {}
    for level in levels(node, name):
        checker = _checker(level.name)
        # the texts are taken as they are: nothing to coerce, rename or fill in
        checker.validate(level.plain, normalize=False)
        for error in _innermost(checker._errors):
            if not level.is_apart(error.document_path):
                finding = _finding(error, level)
                found.setdefault(finding.position, finding)
    return list(found.values())


def _innermost(errors: Iterable[Any]) -> Iterable[Any]:
    for error in errors:
        if error.child_errors:
            yield from _innermost(error.child_errors)
        else:
            yield error


def _locate(node: Node, path: tuple[Any, ...]) -> tuple[Node, Node, str]:
    """The value a path leads to (the nearest that is there), what holds it, and the last key of the path."""
    key, holder = "", node
    for step in path:
        if isinstance(step, int):
            items = validated_items(node)
            if step >= len(items):
                break
            holder, node = node, items[step]
        else:
            key = str(step)
            found = node.get(key)
            if found is None:
                break
            holder, node = node, found
    return node, holder, key


def _finding(error: Any, level: Level) -> Diagnostic:
    """One error of Cerberus as a finding at the value it was found in."""
    from cerberus import errors

    value, holder, key = _locate(level.node, error.document_path)
    code = error.code
    if code == errors.UNKNOWN_FIELD.code:
        return _unknown_key(error, value, holder, level.name)
    if code == errors.BAD_TYPE.code:
        rule = _rules_around(error, SCHEMAS[level.name]).get(key, {})
        return _wrong_shape(error, value, key, rule.get("meta", {}).get("cure", ""))
    if code == errors.UNALLOWED_VALUE.code:
        allowed = list(error.constraint)
        hint = did_you_mean(value.text, allowed) or f"Chọn một trong: {', '.join(allowed)}."
        return Diagnostic("schema/not-allowed", f"“{key}” không nhận “{value.text}”.", value.pos, hint)
    if code in (errors.REQUIRED_FIELD.code, errors.EMPTY_NOT_ALLOWED.code):
        missing = error.document_path[-1]
        message = f"Thiếu “{missing}”." if code == errors.REQUIRED_FIELD.code else f"“{missing}” đang trống."
        return Diagnostic("schema/required", message, value.named_at, f"Viết “{missing}: …” ở đây.")
    place = value.named_at if "keysrules" in error.schema_path else value.pos
    wrong = error.info[0] if error.info else None
    message, hint = wrong if isinstance(wrong, Wrong) else (str(wrong or error), "")
    return Diagnostic("schema/bad-value", f"{message}.", place, hint)


def _wrong_shape(error: Any, value: Node, key: str, cure: str) -> Diagnostic:
    expected = error.constraint if isinstance(error.constraint, list | tuple) else [error.constraint]
    wanted = " hoặc ".join(_SHAPES[shape] for shape in expected)
    item = isinstance(error.document_path[-1], int)
    message = f"{'Mỗi mục của ' if item else ''}“{key}” phải là {wanted}, ở đây là {value.shape}."
    hint = cure or _reshaped(expected, value, key, wanted)
    if key == "ky" and value.is_text:
        hint = f"Viết hai dòng: “ky:”, rồi thụt vào “chuc_vu: {value.text}”."
    if value.is_text and not value.text:
        hint = f"Viết nội dung hoặc xoá dòng này; bản kế thừa muốn bỏ phần của cha thì viết “{key}: !bo”."
    if cures.begins_with_long_dash(value.text):
        hint = cures.DASH
    if item and value.is_list and not cure:
        message, hint = f"Một mục của “{key}” là danh sách trong danh sách, không có chữ của mình.", _NESTED
    return Diagnostic("schema/wrong-shape", message, value.named_at, hint)


def _reshaped(expected: Collection[str], value: Node, key: str, wanted: str) -> str:
    """The hint that writes a value in the shape that is expected."""
    if value.is_mapping and "string" in expected:
        return cures.of_mapping(value)
    if value.text and "list" in expected:
        return cures.to_list(key, value)
    if value.is_mapping and "list" in expected:
        return cures.to_list(key, value)
    if value.is_list and "string" in expected:
        return cures.to_text(key, value)
    return f"Viết lại “{key}” thành {wanted}."


def _words_as_key(holder: Node, wrong: str, allowed: list[str], name: str) -> str:
    """The hint for words of the document that stand where a key does."""
    if name in KINDS and "loai" in allowed and slug(wrong).replace("-", "_") in allowed:
        return ""
    if name in KINDS and "loai" in allowed:
        return "Chữ của văn bản phải nằm dưới một khoá, ví dụ mo_dau; ghi chú của mình thì thêm “# ” ở đầu dòng."
    return cures.of_colon(holder, wrong, allowed)


def _unknown_key(error: Any, value: Node, holder: Node, name: str) -> Diagnostic:
    wrong = str(error.document_path[-1])
    rules = _rules_around(error, SCHEMAS[name])
    allowed = [str(key) for key in rules]
    other_kinds = [kind for kind in KINDS if name in KINDS and wrong in SCHEMAS[kind] and kind != name]
    message = f"Không có khoá “{wrong}” ở đây."
    if cures.begins_with_long_dash(wrong):
        hint = cures.DASH
    elif any(char.isspace() or char.isupper() for char in wrong):
        meant = slug(wrong).replace("-", "_")
        words = _words_as_key(holder, wrong, allowed, name)
        only = words if next(iter(holder.mapping)) == wrong else ""
        hint = f"Có phải “{meant}”? {only}".strip() if meant in allowed else words
    elif other_kinds and len(error.document_path) == 1:
        hint = f"Khoá này của loại văn bản “{other_kinds[0]}”; văn bản này là “{name}”."
    elif wrong == "dieu" and {"muc", "kieu"} <= set(allowed):
        hint = "Điều ở đây viết “kieu: Điều 1.”, rồi mỗi điều một dòng “- …” dưới “muc:”."
    elif wrong in _of_items(rules):
        hint = (
            f"Thiếu gạch đầu mục: viết “- {wrong}: …” nếu là khoá đầu của mục, các khoá sau thụt vào cho thẳng với nó."
        )
    elif wrong == "bo":
        hint = REMOVING
    else:
        hint = did_you_mean(wrong, allowed) or f"Các khoá dùng được: {', '.join(sorted(allowed))}."
    return Diagnostic("schema/unknown-key", message, value.named_at, hint)


def _of_items(rules: Rules) -> Rules:
    """The keys of the items, where a mapping may also be written as the list of them."""
    items = rules.get("muc", {}).get("schema", {})
    return SCHEMAS[items["schema"]] if set(rules) == {"kieu", "muc"} else {}


def _rules_around(error: Any, rules: Rules) -> Rules:
    """The rules of the mapping that holds what is wrong."""
    for step in error.document_path[:-1]:
        if isinstance(step, int):
            continue
        rule = rules.get(step, {})
        inner = rule.get("schema") or rule.get("valuesrules", {}).get("schema")
        if isinstance(inner, dict) and "schema" in inner and "type" in inner:
            inner = inner["schema"]
        rules = SCHEMAS.get(inner, {}) if isinstance(inner, str) else inner if isinstance(inner, dict) else rules
    return rules
