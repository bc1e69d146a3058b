"""Where lines end: not inside numbers; names stay whole; titles of several lines are about equally long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import Office, W, cell_text

from gen.render.balance import balanced
from gen.text.no_break import HYPHEN, unbroken
from gen.word.metrics import bold_width

BLANK = "\u00a0"
ROOM, SIZE = 165.0, 14.0


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Quy định số 218-QĐ/TW", f"Quy định số{BLANK}218{HYPHEN}QĐ/TW"),
        ("Chỉ thị số 26/CT-UBND", f"Chỉ thị số{BLANK}26/CT{HYPHEN}UBND"),
        ("ngày 05 tháng 01 năm 2026", f"ngày{BLANK}05 tháng{BLANK}01 năm{BLANK}2026"),
        ("theo Điều 5, khoản 2", f"theo Điều{BLANK}5, khoản{BLANK}2"),
        ("diện tích 12 ha, 95 % số hộ", f"diện tích 12{BLANK}ha, 95{BLANK}% số hộ"),
        ("12 hai ba", "12 hai ba"),
        ("Hà Nội - Hải Phòng", "Hà Nội - Hải Phòng"),
        ("không có số", "không có số"),
    ],
)
def test_what_no_line_tears(text: str, kept: str) -> None:
    assert unbroken(text) == kept


@given(st.text(max_size=200))
def test_only_blanks_and_hyphens_change(text: str) -> None:
    assert unbroken(text).replace(HYPHEN, "-").replace(BLANK, " ") == text.replace(BLANK, " ").replace(HYPHEN, "-")


def _lines(text: str) -> list[str]:
    """The text as a program breaks it that knows no better than to fill each line."""
    lines, line = [], ""
    for word in text.split(" "):
        wider = f"{line} {word}".strip(" ")
        if line and bold_width(wider, SIZE) > ROOM:
            lines.append(line)
            line = word
        else:
            line = wider
    return [*lines, line]


TITLES = [
    "phối hợp tuyên truyền, phổ biến pháp luật cho người lao động trong các doanh nghiệp "
    "trên địa bàn thành phố Hải Phòng",
    "về việc ban hành Quy chế làm việc của Ủy ban nhân dân thành phố trong năm 2026",
    "kiểm tra, đánh giá việc giữ gìn cảnh quan dọc các tuyến đường liên xã thuộc quận Hồng Bàng cũ "
    "và vùng ven của Hải Phòng",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_long_title_leaves_no_word_alone(title: str) -> None:
    before, after = _lines(title), _lines(balanced(title, SIZE, ROOM))
    assert len(after) == len(before) > 1
    widths = [bold_width(line, SIZE) for line in after]
    assert min(widths) > max(widths) / 2
    assert [line for line in after if re.search(r"(doanh|Hải|năm)$", line)] == []


@given(
    st.lists(
        st.sampled_from(["một", "hai", "Ba", "Bốn", "năm", "2026", "doanh", "nghiệp", "thành", "phố", "triển", "khai"]),
        max_size=40,
    )
)
def test_a_balanced_title_says_the_same_in_no_more_lines(words: list[str]) -> None:
    title = " ".join(words)
    made = balanced(title, SIZE, ROOM)
    assert made.replace(BLANK, " ").replace(HYPHEN, "-") == title
    if title:
        # names held together may need a line more
        assert len(_lines(made)) <= len(_lines(title)) + 1


PLAN = """\
loai: ke-hoach
trich_yeu: thử
can_cu: [Quy định số 218-QĐ/TW ngày 12 tháng 12 năm 2013 của Bộ Chính trị]
noi_dung:
  - noi_dung: "Các việc sau đây:"
    muc: [Một việc]
ky:
  - {thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: Trần Thị Mẫu}
  - {chuc_vu: Giám đốc, ho_ten: Lê Văn Mẫu}
  - {chuc_vu: Trưởng ban, ho_ten: Ngô Mẫu}
"""


def test_a_document_number_is_held_by_words_own_hyphen(office: Office) -> None:
    paragraph = office.make(PLAN).paragraph("của Bộ Chính trị")
    assert paragraph.find(f".//{W}noBreakHyphen") is not None
    assert office.run("text", str(office.root / "build" / "thu.docx")).out.count("218-QĐ/TW") == 1


def test_a_lead_in_stays_with_what_it_leads_to(office: Office) -> None:
    made = office.make(PLAN)
    assert made.paragraph("Các việc sau đây:").find(f"{W}pPr/{W}keepNext") is not None
    assert made.paragraph("Một việc").find(f"{W}pPr/{W}keepNext") is not None  # the last one keeps to the signature


def test_titles_of_several_signatories_and_their_names_stand_on_one_level_each(office: Office) -> None:
    body = office.make(PLAN).body
    rows = [list(row.iter(f"{W}tc")) for row in body.iter(f"{W}tr")]
    names = next(row for row in rows if any(cell_text(cell) == "Lê Văn Mẫu" for cell in row))
    assert ["".join(t.text or "" for t in cell.iter(f"{W}t")) for cell in names] == [
        "Trần Thị Mẫu",
        "Lê Văn Mẫu",
        "Ngô Mẫu",
    ]
    titles = rows[rows.index(names) - 1]
    assert [cell.find(f"{W}tcPr/{W}tcMar/{W}top") is not None for cell in titles] == [True, True, True]


def test_the_superior_is_broken_as_in_its_own_letterhead(office: Office) -> None:
    made = office.make(PLAN.partition("ky:")[0], don_vi="phong-van-hoa")
    above = made.paragraph("ỦY BAN NHÂN DÂN")
    assert len(above.findall(f".//{W}br")) == 1
