"""The names of the sheets of a workbook: short, each once, without the signs that Excel refuses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gen.workbook.worksheet_plan import WorksheetPlan

_LONGEST = 31
_REFUSED = re.compile(r"[\[\]:*?/\\']+")


def worksheet_names(plans: Sequence[WorksheetPlan]) -> list[str]:
    """A name for each plan, after the ids that lead to its table."""
    taken = {"gen", "history"}
    out: list[str] = []
    for plan in plans:
        last = _REFUSED.sub("-", plan.path)[-_LONGEST:].strip("-") or "bang"
        name, number = last, 1
        while name.casefold() in taken:
            number += 1
            name = f"{last[: _LONGEST - len(str(number)) - 1]}-{number}"
        taken.add(name.casefold())
        out.append(name)
    return out
