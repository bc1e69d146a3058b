"""The table of `gen status CHA`: items by heirs, as text with sums, CSV, Markdown, JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence

from gen.review.compare.markdown_escape import escaped
from gen.review.item_table import ItemTable, ItemTreatment, Treatment
from gen.text.shorten import Limit, listed

_NAMES = {
    Treatment.FOLLOWS: "theo",
    Treatment.PATCHED: "sửa",
    Treatment.REPLACED: "thay",
    Treatment.REMOVED: "bỏ",
    Treatment.GIVEN: "giao lại",
    Treatment.NOT_TAKEN: "không nhận",
    Treatment.BLANK: "chưa điền",
    Treatment.BROKEN: "không đọc được",
}
_ALONE = Limit(4, "--het")


def table_as_text(table: ItemTable, *, whole: bool) -> list[str]:
    """Sums for each item with which somebody does something of its own (`whole`: for all), and who."""
    lines = []
    for item in table.items if whole else table.told_once():
        lines.append(f"  {item}: {_sums(table, item)}")
        for treatment in _NAMES:
            who = [heir for heir in table.heirs if table.cells[item, heir].treatment is treatment]
            if who and treatment is not Treatment.FOLLOWS:
                named = [_with_detail(heir, table.cells[item, heir]) for heir in who]
                shown = listed(named, Limit(len(named)) if whole else _ALONE, "bản")
                lines.append(f"      {_NAMES[treatment]}: {shown}")
    same = len(table.items) - len(table.differing())
    rest = [f"  {same} mục khác: mọi bản đều theo."] if same and not whole else []
    return [f"{table.parent}: {len(table.items)} mục, {len(table.heirs)} bản kế thừa", *lines, *rest]


def _sums(table: ItemTable, item: str) -> str:
    counts = table.counts(item)
    return ", ".join(f"{counts[treatment]} {name}" for treatment, name in _NAMES.items() if counts[treatment])


def _with_detail(heir: str, cell: ItemTreatment) -> str:
    return f"{heir} ({cell.detail})" if cell.detail else heir


def _as_csv(table: ItemTable, items: Sequence[str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["muc", *table.heirs])
    writer.writerow(["ban-hanh", *("co" if heir in table.issued else "" for heir in table.heirs)])
    for item in items:
        writer.writerow([item, *(_code(table.cells[item, heir]) for heir in table.heirs)])
    return out.getvalue().rstrip("\n")


def _code(cell: ItemTreatment) -> str:
    return f"{cell.treatment.value}: {cell.detail}" if cell.detail else cell.treatment.value


def _as_markdown(table: ItemTable, items: Sequence[str]) -> str:
    used = [one for one in Treatment if any(table.counts(item)[one] for item in items)]
    head = ["mục", *(_NAMES[one] for one in used)]
    rows = [[escaped(item), *(str(table.counts(item)[one] or "") for one in used)] for item in items]
    lines = [head, ["---", *("--:" for _ in used)], *rows]
    title = f"**{escaped(table.parent)}**: {len(table.heirs)} bản kế thừa, {len(table.issued)} đã ban hành."
    return "\n".join([title, "", *(f"| {' | '.join(cells)} |" for cells in lines)])


def _as_json(table: ItemTable, items: Sequence[str]) -> str:
    body = {
        "cha": table.parent,
        "ban_ke_thua": list(table.heirs),
        "da_ban_hanh": sorted(table.issued),
        "muc": [
            {
                "duong": item,
                "dem": {one.value: count for one in Treatment if (count := table.counts(item)[one])},
                "ban": {heir: _code(cell) for heir in table.heirs if _is_own(cell := table.cells[item, heir])},
            }
            for item in items
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=1)


def _is_own(cell: ItemTreatment) -> bool:
    return cell.treatment is not Treatment.FOLLOWS


FORMATS: dict[str, Callable[[ItemTable, Sequence[str]], str]] = {
    "csv": _as_csv,
    "md": _as_markdown,
    "json": _as_json,
}
