"""The rules as JSON Schema (draft 7), for editors: completion, hover texts and underlined mistakes, in Vietnamese."""

from __future__ import annotations

from collections.abc import Sequence

from gen.core.vocabulary import KINDS
from gen.registers.wording import wording
from gen.schema.editor_values import (
    LIST,
    MAPPING,
    SHAPE,
    SLUG,
    TEXTS,
    Json,
    choice,
    flag,
    id_lists,
    nothing,
    reference,
    text,
)
from gen.schema.known_names import KnownNames
from gen.schema.rules import SCHEMAS, Rules

# shapes that may be written shorter: as a text, as a list
_AS_TEXT = ("node", "base", "recipient")
_AS_LIST = ("node", "appendices")
_BY_ID = ("row", "column", "appendix")
_CELL_KEYS = ("noi_dung", "kieu", "muc")
_DRAFT = "http://json-schema.org/draft-07/schema#"
_REQUIRED, _OF_A_CHILD = (
    ("loai", "don_vi", "trich_yeu"),
    ("thay_tu", "khong_ke_thua", "chi_ke_thua", "nhan_viec", "lay_tu"),
)


def document_schema(names: KnownNames) -> Json:
    """The schema of a document: all kinds, each without the keys of the others."""
    writer = _Writer(names)
    together: Rules = {key: rule for kind in KINDS for key, rule in SCHEMAS[kind].items()}
    root = {
        "properties": dict.fromkeys(_OF_A_CHILD, False),
        "errorMessage": "Khoá này chỉ dùng trong bản kế thừa, tức là khi có ke_thua.",
    }
    return {
        "$schema": _DRAFT,
        "title": "Văn bản của gen",
        **writer.object(together, "một văn bản"),
        "if": {"required": ["ke_thua"]},
        "then": {"allOf": _required(["don_vi"])},
        "else": {"allOf": [*_required(_REQUIRED), root]},
        "definitions": writer.definitions(),
    } | {"allOf": [*writer.object(together, "một văn bản")["allOf"], *(_only(kind, together) for kind in KINDS)]}


def units_schema(names: KnownNames) -> Json:
    """The schema of the register of units."""
    writer = _Writer(names)
    item = {"$ref": "#/definitions/unit"}
    return {
        "$schema": _DRAFT,
        "title": "Danh mục đơn vị",
        "type": ["array"],
        "errorMessage": "Danh mục đơn vị là một danh sách: mỗi đơn vị một mục “- ma: …”.",
        "items": item,
        "definitions": writer.definitions(),
    }


def documents_schema(names: KnownNames) -> Json:
    """The schema of the register of legal documents."""
    writer = _Writer(names)
    item = {"allOf": [{"$ref": "#/definitions/legal"}, *_required(["loai"])]}
    return {
        "$schema": _DRAFT,
        "title": "Danh mục văn bản",
        "allOf": [
            {"type": ["object"], "errorMessage": "Danh mục văn bản gồm các mã, dưới mỗi mã là loai, so, ngay, ve …"},
            {
                "patternProperties": {SLUG: item},
                "additionalProperties": False,
                "errorMessage": "Mã văn bản chỉ gồm chữ thường không dấu, số và gạch nối, ví dụ luat-nha-o.",
            },
        ],
        "definitions": writer.definitions(),
    }


def _only(kind: str, together: Rules) -> Json:
    foreign = {key: False for key in together if key not in SCHEMAS[kind]}
    named = {"properties": {"loai": {"enum": [kind]}}, "required": ["loai"]}
    message = f"{wording().kinds[kind].called} không có khoá này."
    return {"if": named, "then": {"properties": foreign, "errorMessage": message}}


def _required(keys: Sequence[str]) -> list[Json]:
    return [{"required": [key], "errorMessage": f"Thiếu “{key}”: thêm một dòng “{key}: …”."} for key in keys]


class _Writer:
    """Writes rules with the ids of one workspace."""

    def __init__(self, names: KnownNames) -> None:
        self.names = names

    def definitions(self) -> Json:
        """All shapes and lists of ids that the others refer to."""
        shapes = {name: self.object(rules) for name, rules in SCHEMAS.items() if name not in KINDS}
        return {**shapes, "cell": self._cell(), **id_lists(self.names)}

    def object(self, rules: Rules, what: str = "chỗ này") -> Json:
        """A mapping; the sentence of what is none, of a key that is none and of one that lacks stand apart."""
        keys: Json = {"properties": {key: self._titled(rule) for key, rule in rules.items()}}
        if "hang" in rules and "nhom" in rules:
            keys |= self._cells(keys["properties"])
        else:
            keys["errorMessage"] = f"Ở {what} không có khoá này. Các khoá dùng được: {', '.join(sorted(rules))}."
        keys["additionalProperties"] = False
        required = [key for key, rule in rules.items() if rule.get("required")]
        return {"allOf": [{"type": ["object"], "errorMessage": MAPPING}, keys, *_required(required)]}

    def _cells(self, own: Json) -> Json:
        """The keys of a row that are ids of columns, those of the workspace by name."""
        cell: Json = {"anyOf": [{"$ref": "#/definitions/cell"}]}
        known = {ma: {"title": name, "description": name, **cell} for ma, name in self.names.columns.items()}
        return {
            "properties": {**known, **own},
            "patternProperties": {"^[a-z][a-z0-9_]*$": cell},
            "errorMessage": "Khoá của ô là mã cột: chữ thường không dấu, số và gạch dưới, ví dụ chu_tri.",
        }

    def _cell(self) -> Json:
        return {
            "anyOf": [
                text(sentence="Ô là đoạn chữ, danh sách các đoạn, hoặc các khoá noi_dung, kieu, muc."),
                {"type": ["array"], "items": text(), "errorMessage": LIST},
                self.object({key: SCHEMAS["node"][key] for key in _CELL_KEYS}, "một ô"),
            ]
        }

    def _titled(self, rule: Rules) -> Json:
        title = rule.get("meta", {}).get("title", "")
        body = self._value(rule)
        return {"title": title, "description": title, **body} if title else body

    def _value(self, rule: Rules) -> Json:
        types = rule.get("type", "string")
        types = types if isinstance(types, list) else [types]
        sentence = TEXTS if types == ["string", "list"] else MAPPING if types == ["dict"] else LIST
        if rule.get("check_with") == "signer":
            one = {"$ref": "#/definitions/signer"}
            many: Json = {"type": ["array"], "items": one, "errorMessage": SHAPE}
            return {"anyOf": [one, many, nothing("Viết chuc_vu: …, ky_thay: … thành các dòng thụt vào.")]}
        options = [self._typed(rule, kind, sentence if len(types) > 1 else "") for kind in types]
        if rule.get("meta", {}).get("single"):
            options.insert(0, self._named(rule["schema"]["schema"], item=False))
        if "string" not in types and not rule.get("required"):
            options.append(nothing(sentence))
        return options[0] if len(options) == 1 else {"anyOf": options}

    def _typed(self, rule: Rules, kind: str, sentence: str) -> Json:
        if kind == "string":
            return self._text(rule, sentence)
        if kind == "list":
            inner = rule.get("schema")
            items = {"items": self._item(inner, rule)} if isinstance(inner, dict) else {}
            return {"type": ["array"], **items, "errorMessage": sentence or LIST}
        return self._mapping(rule)

    def _text(self, rule: Rules, sentence: str) -> Json:
        allowed = rule.get("allowed")
        if allowed == ["true", "false"]:
            return flag()
        if allowed:
            return choice(list(allowed))
        known = reference(rule.get("meta", {}).get("names", ""), self.names, *([sentence] if sentence else []))
        return known or text(str(rule.get("check_with")), *([sentence] if sentence else []))

    def _item(self, rule: Rules, above: Rules) -> Json:
        inner = rule.get("schema")
        if isinstance(inner, str):
            return self._named(inner, item=True)
        # what a list of names holds is told by the list
        return self._value({"meta": {"names": above.get("meta", {}).get("names", "")}, **rule})

    def _mapping(self, rule: Rules) -> Json:
        inner, values = rule.get("schema"), rule.get("valuesrules")
        if isinstance(inner, str):
            return self._named(inner, item=False)
        if values is not None:
            return {"type": ["object"], "additionalProperties": self._value(values), "errorMessage": MAPPING}
        if isinstance(inner, dict) and "type" not in inner:
            return self.object(inner)
        return {"type": ["object"], "errorMessage": MAPPING}

    def _named(self, name: str, *, item: bool) -> Json:
        """A shape by name, with the shorter ways in which it may be written."""
        options: list[Json] = [{"$ref": f"#/definitions/{name}"}]
        if name in _AS_TEXT:
            options.append(text(sentence=SHAPE))
        elif item and name in _BY_ID:
            # `- !bo MA`
            options.append(text("slug", SHAPE))
        if item and name == "row":
            options.append({"type": ["array"], "items": {"$ref": "#/definitions/cell"}, "errorMessage": SHAPE})
        if name in _AS_LIST and not item:
            below = "appendix" if name == "appendices" else name
            options.append({"type": ["array"], "items": self._named(below, item=True), "errorMessage": SHAPE})
        return options[0] if len(options) == 1 else {"anyOf": options}
