"""The tables of docs/tham-khao.md: every key with what it holds and in what form, made from the rules of the schema."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from gen.cli.main import COMMANDS
from gen.core.vocabulary import DocumentKind
from gen.schema.rules import SCHEMAS, Rules
from gen.workspace.files import write

_TABLE = re.compile(r"(<!-- (?P<what>lệnh|khoá: (?P<name>\S+)) -->\n).*?(<!-- hết -->)", re.DOTALL)
_FORMS = {
    "slug": "mã",
    "date": "ngày, như `2026-05-07`, `2026-05`, `2026`",
    "number": "con số",
    "width": "số cm",
    "column": "mã cột",
    "numbering": "nhãn đầu tiên, hoặc danh sách, mỗi bậc một nhãn",
    "lock": "`true`, hoặc danh sách khoá",
    "signer": "nhóm khoá, hoặc danh sách",
}
_SHAPES = {"string": "chữ", "list": "danh sách", "dict": "nhóm khoá"}
# keys that several parts have alike: told once, under the first of these
_TOGETHER = {"document": (DocumentKind.PLAN, DocumentKind.DECISION), "phu-luc": ("appendices", "appendix")}


def tables_in(page: str) -> str:
    """The page with every table between its marks as the schema has it now."""
    return _TABLE.sub(lambda match: f"{match[1]}{_table(match['name'] or '')}{match[4]}", page)


def keys_of(name: str) -> dict[str, Rules]:
    """The keys that a table tells: of one part of the schema, or of those that are told together."""
    return {key: rule for part in _TOGETHER.get(name, (name,)) for key, rule in SCHEMAS[part].items()}


def _table(name: str) -> str:
    if not name:
        rows = [f"| `gen {command}` | {summary} |\n" for command, summary in COMMANDS.items()]
        return "".join(["| lệnh | làm gì |\n|---|---|\n", *rows])
    rows = [
        f"| `{key}` | {rule['meta']['title']} | {_form(rule)}{_only(name, key)} |\n"
        for key, rule in keys_of(name).items()
    ]
    return "".join(["| khoá | ghi gì | dạng |\n|---|---|---|\n", *rows])


def _form(rule: Rules) -> str:
    """How a value is written."""
    if "allowed" in rule:
        return " · ".join(f"`{value}`" for value in rule["allowed"])
    if rule.get("check_with") in _FORMS:
        return _FORMS[rule["check_with"]]
    if rule["meta"].get("single"):
        return "nhóm khoá, hoặc danh sách"
    kinds = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
    return " hoặc ".join(_SHAPES[kind] for kind in kinds)


def _only(name: str, key: str) -> str:
    """For which kind of document alone a key is."""
    if name != "document":
        return ""
    plan, decision = (key in SCHEMAS[kind] for kind in (DocumentKind.PLAN, DocumentKind.DECISION))
    return "" if plan and decision else " (quyết định)" if decision else " (kế hoạch, chương trình)"


if __name__ == "__main__":
    target = Path(sys.argv[1])
    write(target, tables_in(target.read_text(encoding="utf-8")).encode())
