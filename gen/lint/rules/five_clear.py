"""lint/five-clear: who, what, when, result; one summary for a plan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.core.vocabulary import LEADS
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.lint.tasks import Task
from gen.text.diacritics import without_diacritics
from gen.text.shorten import shortened

_ASKED = {
    "rõ người": LEADS,
    "rõ thời gian": ("thoi_gian",),
    "rõ sản phẩm": ("san_pham",),
}
# a plan gives out work where at least this many tasks are told
_FEW = 3
_PRODUCTS = ("san pham", "ket qua")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """How many tasks lack what."""
    tasks = [task for task in view.tasks if _is_work(task)]
    if len(tasks) < _FEW:
        return
    gaps = {name: [task for task in tasks if not _tells(task, keys)] for name, keys in _ASKED.items()}
    lacking = [task for missing in gaps.values() for task in missing]
    if view.parent is not None and not any(view.is_own(task.source) for task in lacking):
        # all of it is the parent's, and told there
        return
    counts = [f"{name}: {len(missing)} việc" for name, missing in gaps.items() if missing]
    if not counts:
        return
    related = tuple(
        (missing[0].source.pos, f"việc đầu tiên chưa {name}: “{shortened(missing[0].words, 50)}”")
        for name, missing in gaps.items()
        if missing
    )
    message = f"Trong {len(tasks)} việc được giao, còn thiếu {'; '.join(counts)}."
    hint = "Xem lại các việc này; chỗ nào cố ý để chung thì không cần sửa."
    yield LintViolation(view.root.mapping.get("trich_yeu", view.root), message, hint, related=related)


def _is_work(task: Task) -> bool:
    """True for work told as such; one that is split up below tells its parts there."""
    asked = sum(bool(task.columns.intersection(keys)) for keys in _ASKED.values())
    return not task.has_below and (not task.columns or asked > 1)


def _tells(task: Task, keys: tuple[str, ...]) -> bool:
    # a table may call its columns otherwise
    if task.columns and keys[0] == "san_pham" and any(_names_product(column) for column in task.columns):
        return True
    return task.tells(*keys) or (keys == LEADS and "chủ trì" in task.words)


@lru_cache(maxsize=1024)
def _names_product(column: str) -> bool:
    return column != "san_pham" and any(word in without_diacritics(column).replace("_", " ") for word in _PRODUCTS)


RULE = LintRule(
    name="five-clear",
    what="“5 rõ”, “6 rõ”: mỗi việc rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm (rõ thẩm quyền). "
    "Máy đếm các việc chưa có cơ quan thực hiện, thời gian, sản phẩm và báo một dòng cho cả văn bản.",
    why="Phương châm chỉ đạo, không phải quy tắc thể thức, nên chỉ là thông tin; không báo khi có dưới ba việc.",
    severity=Severity.INFO,
    wrong="""\
trich_yeu: »Hoạt động hè năm 2026
noi_dung:
  - {noi_dung: Dạy bơi, chu_tri: phong-van-hoa, thoi_gian: Tháng 6/2026, san_pham: 10 lớp}
  - {noi_dung: Trại hè, chu_tri: phong-van-hoa, thoi_gian: Tháng 7/2026}
  - {noi_dung: Tổng kết hè, chu_tri: phong-van-hoa, san_pham: Báo cáo}
""",
    right="""\
trich_yeu: Hoạt động hè năm 2026
noi_dung:
  - {noi_dung: Dạy bơi, chu_tri: phong-van-hoa, thoi_gian: Tháng 6/2026, san_pham: 10 lớp}
  - {noi_dung: Trại hè, chu_tri: phong-van-hoa, thoi_gian: Tháng 7/2026, san_pham: 2 trại}
  - {noi_dung: Tổng kết hè, chu_tri: phong-van-hoa, thoi_gian: Tháng 8/2026, san_pham: Báo cáo}
""",
    check=check,
    of_whole_texts=True,
)
