"""The fast path of validation: most sources keep all rules, and need no list of errors.

It follows the same rules as Cerberus and only ever says “surely right”; all else is for Cerberus to say.
"""

from __future__ import annotations

from typing import Any

from gen.core.node import Node, Tag
from gen.schema.field_checks import FIELD_CHECKS
from gen.schema.rules import SCHEMAS, Rules

# values with these tags are for the cascade to remove or to fill
# what the cascade will remove or fill
LEFT_OUT = (Tag.REMOVE, Tag.SLOT)
# the names of rules that are understood here
_KNOWN = {"meta", "type", "schema", "allowed", "check_with", "required", "empty", "keysrules", "valuesrules"}
_KNOWN.add("allow_unknown")


def surely_right(node: Node, name: str) -> bool:
    """True where a mapping keeps all rules of its kind."""
    return _fields(node, SCHEMAS[name], None)


def _fields(node: Node, rules: Rules, unknown: Rules | None) -> bool:
    """True where a mapping keeps the rules of its keys; `unknown` is the rule of keys that have none, if any may be."""
    entries = node.value
    if not isinstance(entries, dict):
        return False
    for key, value in entries.items():
        if value.tag in LEFT_OUT:
            continue
        rule = rules.get(key, unknown)
        if rule is None or not _value(value, rule):
            return False
    return all(
        key in entries and entries[key].tag not in LEFT_OUT for key, rule in rules.items() if rule.get("required")
    )


def _value(node: Node, rule: Rules) -> bool:
    if not rule.keys() <= _KNOWN:
        return False
    wanted = rule.get("type")
    value = node.value
    shape = "string" if isinstance(value, str) else "dict" if isinstance(value, dict) else "list"
    if wanted is not None and shape != wanted and (isinstance(wanted, str) or shape not in wanted):
        return False
    check = rule.get("check_with")
    if check is not None and FIELD_CHECKS[check](as_plain(node)):
        return False
    if isinstance(value, str):
        return value in rule.get("allowed", (value,)) and (bool(value) or rule.get("empty", True))
    if "allowed" in rule or "empty" in rule:
        return False
    return _mapping(node, rule) if isinstance(value, dict) else _items(node, rule.get("schema"))


def _items(node: Node, rule: Any) -> bool:
    if rule is None:
        return True
    return isinstance(rule, dict) and all(_value(item, rule) for item in node.items if item.tag not in LEFT_OUT)


def _mapping(node: Node, rule: Rules) -> bool:
    keys, values = rule.get("keysrules"), rule.get("valuesrules")
    for key, value in node.mapping.items() if keys or values else ():
        if value.tag in LEFT_OUT:
            continue
        if keys and (keys.keys() != {"check_with"} or FIELD_CHECKS[keys["check_with"]](key)):
            return False
        if values and not _value(value, values):
            return False
    schema = rule.get("schema")
    if schema is None:
        return True
    fields = SCHEMAS.get(schema) if isinstance(schema, str) else schema
    # the schema of a list's items, where the value is a mapping
    if fields is None or not all(isinstance(inner, dict) for inner in fields.values()):
        return False
    return _fields(node, fields, rule.get("allow_unknown"))


def as_plain(node: Node) -> Any:
    """The tree as Cerberus reads it (dict, list, str); what the cascade will remove or fill is left out."""
    if isinstance(node.value, dict):
        return {key: as_plain(value) for key, value in node.value.items() if value.tag not in LEFT_OUT}
    if isinstance(node.value, tuple):
        return [as_plain(item) for item in validated_items(node)]
    return node.value


def validated_items(node: Node) -> list[Node]:
    """The items of a list that Cerberus reads, in order."""
    return [item for item in node.items if item.tag not in LEFT_OUT]
