"""The rules as JSON Schema (draft 7), for editors: completion, hover texts and underlined mistakes."""

from __future__ import annotations

from typing import Any

from gen.core.vocabulary import KINDS
from gen.schema.rules import SCHEMAS, Rules

Json = dict[str, Any]

# an editor reads 05 as a number, no as a boolean and an empty value as null: to us they are texts
_TEXT: Json = {"type": ["string", "number", "boolean", "null"]}
_FLAG: Json = {"type": "boolean"}
# what `!bo` leaves in place of a list or a mapping
_REMOVED: Json = {"const": ""}
# shapes that may be written shorter: as a text, as a list
_AS_TEXT = ("node", "base", "recipient")
_AS_LIST = ("node", "appendices")
_BY_ID = ("row", "column", "appendix")
_SLUG = {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_PATTERNS: dict[str, Json] = {"slug": _SLUG, "column": {"pattern": "^[a-z][a-z0-9_]*$"}}
_DRAFT = "http://json-schema.org/draft-07/schema#"


def document_schema() -> Json:
    """The schema of a document: all kinds, each without the keys of the others."""
    together: Rules = {key: rule for kind in KINDS for key, rule in SCHEMAS[kind].items()}
    return {
        "$schema": _DRAFT,
        "title": "Văn bản của gen",
        **_object(together),
        "allOf": [_only(kind, together) for kind in KINDS],
        "definitions": _definitions(),
    }


def units_schema() -> Json:
    """The schema of the register of units."""
    item = {"$ref": "#/definitions/unit"}
    return {
        "$schema": _DRAFT,
        "title": "Danh mục đơn vị",
        "type": "array",
        "items": item,
        "definitions": _definitions(),
    }


def documents_schema() -> Json:
    """The schema of the register of legal documents."""
    item = {"$ref": "#/definitions/legal"}
    return {
        "$schema": _DRAFT,
        "title": "Danh mục văn bản",
        "type": "object",
        "propertyNames": _SLUG,
        "additionalProperties": item,
        "definitions": _definitions(),
    }


def _definitions() -> Json:
    return {name: _object(rules) for name, rules in SCHEMAS.items() if name not in KINDS}


def _only(kind: str, together: Rules) -> Json:
    foreign = {key: False for key in together if key not in SCHEMAS[kind]}
    named = {"properties": {"loai": {"const": kind}}, "required": ["loai"]}
    return {"if": named, "then": {"properties": foreign}}


def _object(rules: Rules) -> Json:
    required = [key for key, rule in rules.items() if rule.get("required")]
    out: Json = {
        "type": "object",
        "properties": {key: _titled(rule) for key, rule in rules.items()},
        "additionalProperties": False,
    }
    if "hang" in rules and "nhom" in rules:
        # a row's other keys are the ids of its columns
        out["additionalProperties"] = {"anyOf": [_TEXT, {"type": ["array", "object"]}]}
    return {**out, "required": required} if required else out


def _titled(rule: Rules) -> Json:
    title = rule.get("meta", {}).get("title", "")
    body = _value(rule)
    return {"title": title, "description": title, **body} if title else body


def _value(rule: Rules) -> Json:
    types = rule.get("type", "string")
    options = [_typed(rule, kind) for kind in (types if isinstance(types, list) else [types])]
    if "string" not in types and not rule.get("required"):
        options.append(_REMOVED)
    return options[0] if len(options) == 1 else {"anyOf": options}


def _typed(rule: Rules, kind: str) -> Json:
    if kind == "string":
        allowed = rule.get("allowed")
        if allowed == ["true", "false"]:
            return dict(_FLAG)
        if allowed:
            return {"enum": list(allowed)}
        return {**_TEXT, **_PATTERNS.get(str(rule.get("check_with")), {})}
    if kind == "list":
        inner = rule.get("schema")
        return {"type": "array", "items": _value_of_item(inner)} if isinstance(inner, dict) else {"type": "array"}
    return _mapping(rule)


def _value_of_item(rule: Rules) -> Json:
    inner = rule.get("schema")
    return _named(inner, item=True) if isinstance(inner, str) else _value(rule)


def _mapping(rule: Rules) -> Json:
    inner, values = rule.get("schema"), rule.get("valuesrules")
    if isinstance(inner, str):
        return _named(inner, item=False)
    if values is not None:
        return {"type": "object", "additionalProperties": _value(values)}
    return _object(inner) if isinstance(inner, dict) and "type" not in inner else {"type": "object"}


def _named(name: str, *, item: bool) -> Json:
    """A shape by name, with the shorter ways in which it may be written."""
    options: list[Json] = [{"$ref": f"#/definitions/{name}"}]
    if name in _AS_TEXT:
        options.append(dict(_TEXT))
    elif item and name in _BY_ID:
        # `- !bo MA`
        options.append({"type": "string", **_SLUG})
    if name in _AS_LIST and not item:
        below = "appendix" if name == "appendices" else name
        options.append({"type": "array", "items": _named(below, item=True)})
    return options[0] if len(options) == 1 else {"anyOf": options}
