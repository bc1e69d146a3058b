"""Word files that our renderer never saw, each with faults planted by hand: what is found, and nothing beside it.

`FOREIGN` is the table: who made the file, how, and the faults by rule and words of the place. `beside` names what the
program itself brought in unasked (its own font, colour, missing page number …): true findings too, though not planted.
Whatever else turned up would be a false alarm, and fails.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from foreign import (
    appendices,
    coloured_table,
    defaults,
    from_flat_odf,
    from_html,
    from_pandoc,
    inherited,
    party_in_state_dress,
    resaved,
    resaved_with_faults,
    sloppy_decision,
    sloppy_letter,
    strict,
    tabbed,
    table_style,
)

from gen.core.diagnostic import Severity
from gen.word.audit import RuleStatus, audit

Made = Callable[[Path], bytes]


@dataclass(frozen=True)
class Foreign:
    """One foreign file: how it is made, and its faults as (rule, words of the place)."""

    name: str
    make: Made
    planted: tuple[tuple[str, str], ...]
    beside: tuple[str, ...] = ()


_DECISION = (
    ("audit/number-line", "Số: 12/QĐ – SVHTT"),
    ("audit/base-form", "số 46/2019/QH14"),
    ("audit/base-mark", "21/11/2019,"),
    ("audit/numbering-order", "Điều 4"),
    ("audit/article-label", "Điều 4"),
    ("audit/authority", "KT/ GIÁM ĐỐC"),
    ("audit/name", "TS. Nguyễn"),
    ("audit/archive", "- Lưu VP."),
)

FOREIGN = (
    Foreign(
        "python-docx: phần đầu gõ bằng phím Tab",
        tabbed,
        (
            ("audit/number-zero", "Số: 7/"),
            ("audit/place-date", "ngày 7"),
            ("audit/place-date", "tháng 03"),
            ("audit/line-below", "Độc lập"),
            ("audit/line-below", "SỞ NỘI VỤ"),
            ("audit/line-below", "________"),
            ("audit/end-mark", "việc thứ hai."),
        ),
    ),
    Foreign(
        "python-docx: để nguyên mặc định",
        defaults,
        (
            ("audit/page-size", "trang giấy"),
            ("audit/margins", "trang giấy"),
            ("audit/font", "CỘNG HÒA"),
            ("audit/colour", "KẾ HOẠCH"),
            ("audit/size", "Độc lập"),
            ("audit/weight", "CỘNG HÒA"),
            ("audit/slant", "Lê Chân, ngày"),
            ("audit/align", "Độc lập"),
            ("audit/line-below", "Độc lập"),
            ("audit/paragraph-spacing", "việc 1"),
            ("audit/indent", "việc 0"),
            ("audit/recipients", "- Như trên"),
            ("audit/archive", "Nơi nhận:"),
            ("audit/end-mark", "việc 2."),
        ),
    ),
    Foreign("python-docx: quyết định cẩu thả", sloppy_decision, _DECISION),
    Foreign(
        "python-docx: công văn cẩu thả",
        sloppy_letter,
        (
            ("audit/number-line", "Số: 5/CV"),
            ("audit/number-zero", "Số: 5/CV"),
            ("audit/weight", "V/v"),
            ("audit/end-mark", "phần thứ hai."),
            ("audit/recipients", "- Như trên,"),
            ("audit/margins", "trang giấy"),
        ),
    ),
    Foreign(
        "python-docx: văn bản Đảng theo thói quen chính quyền",
        party_in_state_dress,
        (
            ("audit/number-line", "Số: 08/"),
            ("audit/authority", "TM. BAN"),
            ("audit/weight", "PHÓ BÍ THƯ"),
            ("audit/archive", "- Lưu: VT"),
            ("audit/dashes-below", "kiểm tra, giám sát"),
            ("audit/underline", "Nơi nhận"),
        ),
    ),
    Foreign(
        "python-docx: hai phụ lục",
        appendices,
        (
            ("audit/capitals", "PHỤ LỤC 01"),
            ("audit/appendix-label", "PHỤ LỤC 01"),
            ("audit/appendix-label", "PHỤ LỤC 02"),
            ("audit/appendix-attached", "PHỤ LỤC 02"),
            ("audit/orientation", "phần trang 3"),
        ),
    ),
    Foreign(
        "python-docx: bảng tô màu",
        coloured_table,
        (
            ("audit/colour", "bảng 3, hàng 1"),
            ("audit/font", "Việc thứ 3"),
            ("audit/table-header", "bảng 3"),
        ),
    ),
    Foreign("python-docx: kiểu bảng có hàng đầu chữ trắng", table_style, (("audit/colour", "STT"),)),
    Foreign(
        "python-docx: lỗi nằm trong kiểu cha",
        inherited,
        (
            ("audit/font", "1. Văn phòng"),
            ("audit/size", "1. Văn phòng"),
            ("audit/align", "1. Văn phòng"),
        ),
    ),
    Foreign(
        "XML viết tay: Strict Open XML, nét vẽ DrawingML",
        strict,
        (
            ("audit/line-below", "SỞ VĂN HÓA"),
            ("audit/align", "I. MỤC ĐÍCH"),
        ),
    ),
    Foreign(
        "LibreOffice: từ trang web",
        from_html,
        (
            ("audit/line-below", "Độc lập"),
            ("audit/line-below", "SỞ TƯ PHÁP"),
            ("audit/line-below", "Phổ biến, giáo dục"),
            ("audit/place-date", "tháng 2 "),
            ("audit/numbering-order", "3. "),
            ("audit/colour", "việc thứ hai"),
            ("audit/font", "việc thứ ba"),
            ("audit/recipients", "- Lưu: VT;"),
        ),
    ),
    Foreign(
        "LibreOffice: từ Flat ODF",
        from_flat_odf,
        (
            ("audit/size", "CỘNG HÒA"),
            ("audit/numbering-letters", "việc 4"),
            ("audit/numbering-letters", "việc 5"),
            ("audit/page-number", "chân trang"),
            ("audit/margins", "trang giấy"),
            ("audit/component-missing", "văn bản chính"),
            ("audit/line-below", "Độc lập"),
        ),
    ),
    Foreign("LibreOffice: mở và lưu lại văn bản đúng", resaved, ()),
    Foreign("LibreOffice: mở và lưu lại quyết định cẩu thả", resaved_with_faults, _DECISION),
    Foreign(
        "pandoc: từ Markdown",
        from_pandoc,
        (
            ("audit/number-zero", "Số: 3/"),
            ("audit/place-date", "tháng 08"),
            ("audit/slant", "Hải Phòng, ngày 31"),
            ("audit/align", "CỘNG HÒA"),
            ("audit/line-below", "Độc lập"),
            ("audit/component-missing", "văn bản chính"),
            ("audit/end-mark", "trang tin"),
            ("audit/external-link", "example.vn"),
        ),
        ("audit/font", "audit/colour", "audit/size", "audit/weight", "audit/indent", "audit/paragraph-spacing"),
    ),
)


def _param(case: Foreign) -> object:
    # LibreOffice takes seconds to start
    return pytest.param(case, id=case.name, marks=pytest.mark.long if case.name.startswith("LibreOffice") else ())


@pytest.mark.parametrize("case", [_param(case) for case in FOREIGN])
def test_planted_faults_are_found_and_nothing_else_is(case: Foreign, tmp_path: Path) -> None:
    done = audit(case.make(tmp_path))
    told = [(one.code, f"{one.found} {place} {place.text}") for one in done.findings for place in one.places]
    missed = [fault for fault in case.planted if not any(c == fault[0] and fault[1] in at for c, at in told)]
    assert missed == []
    assert {code for code, _ in told} - {code for code, _ in case.planted} == set(case.beside)
    assert done.violated == any(one.severity is Severity.ERROR for one in done.findings)
    assert done.count(RuleStatus.NOT_MEASURED) or case.planted


def test_at_least_ten_foreign_files() -> None:
    assert len(FOREIGN) >= 10
    assert sum(len(case.planted) for case in FOREIGN) > 70
