"""Cerberus run over a Node tree, its errors turned into findings at the author's own line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from gen.core.diagnostic import Diagnostic, Position
from gen.core.node import Node
from gen.core.vocabulary import KINDS
from gen.schema.accept import kept_items, plain, surely_right
from gen.schema.fields import FIELD_CHECKS
from gen.schema.rules import SCHEMAS, Rules
from gen.text.fold import did_you_mean, slug

_SHAPES = {"string": "một đoạn chữ", "list": "một danh sách (các dòng bắt đầu bằng “- ”)", "dict": "một nhóm khoá"}
_QUOTE = 'Nếu đây là chữ của văn bản có dấu hai chấm, đặt cả đoạn trong ngoặc kép "…" hoặc viết sau dấu >-.'


@cache
def _checker(name: str) -> Any:
    # imported where a source has a mistake: most have none
    from cerberus import Validator
    from cerberus.schema import SchemaRegistry

    def calling(check: Callable[[object], str]) -> Callable[[Any, str, object], None]:
        def method(self: Any, field: str, value: object) -> None:
            wrong = check(value)
            if wrong:
                self._error(field, wrong)

        return method

    registry = SchemaRegistry()
    for key, rules in SCHEMAS.items():
        registry.add(key, rules)
    # Cerberus collects its methods while the class is made
    methods = {f"_check_with_{name}": calling(check) for name, check in FIELD_CHECKS.items()}
    return type("_Checker", (Validator,), methods)(SCHEMAS[name], schema_registry=registry, require_all=False)


def check(node: Node, name: str) -> list[Diagnostic]:
    """All that one part of a source says that its rules do not know."""
    if not node.is_mapping:
        message = f"Ở đây phải là một nhóm khoá, đang là {node.shape}."
        return [Diagnostic("schema/wrong-shape", message, node.named_at, "Viết các khoá ở các dòng thụt vào.")]
    if surely_right(node, name):
        return []
    return errors_of(node, name)


def errors_of(node: Node, name: str) -> list[Diagnostic]:
    """What Cerberus finds in a mapping."""
    checker = _checker(name)
    # the texts are taken as they are: nothing to coerce, rename or fill in
    checker.validate(plain(node), normalize=False)
    found = []
    for error in _leaves(checker._errors):
        at, key = _locate(node, error.document_path)
        found.append(_tell(error, at, key, name))
    # one per place: a wrong shape and a failed check of one value are one mistake
    unique: dict[Position, Diagnostic] = {}
    for diagnostic in found:
        unique.setdefault(diagnostic.position, diagnostic)
    return list(unique.values())


def _leaves(errors: Iterable[Any]) -> Iterable[Any]:
    for error in errors:
        if error.child_errors:
            yield from _leaves(error.child_errors)
        else:
            yield error


def _locate(node: Node, path: tuple[Any, ...]) -> tuple[Node, str]:
    """The value a path leads to (the nearest that is there) and the last key of the path."""
    key = ""
    for step in path:
        if isinstance(step, int):
            items = kept_items(node)
            if step >= len(items):
                break
            node = items[step]
        else:
            key = str(step)
            found = node.get(key)
            if found is None:
                break
            node = found
    return node, key


def _tell(error: Any, at: Node, key: str, name: str) -> Diagnostic:
    from cerberus import errors as codes

    place = at.named_at
    code = error.code
    if code == codes.UNKNOWN_FIELD.code:
        return _unknown(error, at, key, name)
    if code == codes.BAD_TYPE.code:
        expected = error.constraint if isinstance(error.constraint, list | tuple) else [error.constraint]
        wanted = " hoặc ".join(_SHAPES[kind] for kind in expected)
        item = isinstance(error.document_path[-1], int)
        message = f"{'Mỗi mục của ' if item else ''}“{key}” phải là {wanted}, ở đây là {at.shape}."
        hint = _QUOTE if at.is_mapping and "string" in expected else f"Viết lại “{key}” thành {wanted}."
        if key == "ky" and at.is_text:
            hint = f"Viết hai dòng: “ky:”, rồi thụt vào “chuc_vu: {at.text}”."
        if at.is_text and not at.text:
            hint = f"Viết nội dung hoặc xoá dòng này; bản kế thừa muốn bỏ phần của cha thì viết “{key}: !bo”."
        if at.text.startswith(("–", "—")):
            hint = "Gạch đầu dòng phải là dấu gạch ngắn “-” và một dấu cách, không phải gạch dài."
        return Diagnostic("schema/wrong-shape", message, place, hint)
    if code == codes.UNALLOWED_VALUE.code:
        allowed = list(error.constraint)
        hint = did_you_mean(at.text, allowed) or f"Chọn một trong: {', '.join(allowed)}."
        return Diagnostic("schema/not-allowed", f"“{key}” không nhận “{at.text}”.", at.pos, hint)
    if code in (codes.REQUIRED_FIELD.code, codes.EMPTY_NOT_ALLOWED.code):
        missing = error.document_path[-1]
        message = f"Thiếu “{missing}”." if code == codes.REQUIRED_FIELD.code else f"“{missing}” đang trống."
        return Diagnostic("schema/required", message, place, f"Viết “{missing}: …” ở đây.")
    message, _, hint = str(error.info[0] if error.info else error).partition("|")
    wrong_key = "keysrules" in error.schema_path
    return Diagnostic("schema/bad-value", f"{message}.", at.named_at if wrong_key else at.pos, hint)


def _unknown(error: Any, at: Node, key: str, name: str) -> Diagnostic:
    parent: dict[str, Any] = SCHEMAS[name]
    wrong = str(error.document_path[-1])
    known = _known_here(error, parent)
    other = [kind for kind in KINDS if name in KINDS and wrong in SCHEMAS[kind] and kind != name]
    message = f"Không có khoá “{wrong}” ở đây."
    if wrong.startswith(("–", "—")):
        hint = "Gạch đầu dòng phải là dấu gạch ngắn “-” và một dấu cách, không phải gạch dài."
    elif any(char.isspace() or char.isupper() for char in wrong):
        meant = slug(wrong).replace("-", "_")
        hint = f"Có phải “{meant}”? {_QUOTE}" if meant in known else _QUOTE
    elif other and len(error.document_path) == 1:
        hint = f"Khoá này của loại văn bản “{other[0]}”; văn bản này là “{name}”."
    else:
        hint = did_you_mean(wrong, known) or f"Các khoá dùng được: {', '.join(sorted(known))}."
    return Diagnostic("schema/unknown-key", message, at.named_at, hint)


def _known_here(error: Any, rules: Rules) -> list[str]:
    """The keys that the mapping with the unknown key may have."""
    for step in error.document_path[:-1]:
        if isinstance(step, int):
            continue
        rule = rules.get(step, {})
        inner = rule.get("schema") or rule.get("valuesrules", {}).get("schema")
        if isinstance(inner, dict) and "schema" in inner and "type" in inner:
            inner = inner["schema"]
        rules = SCHEMAS.get(inner, {}) if isinstance(inner, str) else inner if isinstance(inner, dict) else rules
    return [str(key) for key in rules]
