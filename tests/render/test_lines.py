"""Where lines end: not inside numbers; names stay whole; titles are balanced; what stands together on a page."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import Docx, Office, W, cell_text

from gen.render.balanced_lines import balanced
from gen.text.no_break import HYPHEN, plain, unbroken
from gen.word.audit import audit
from gen.word.font_metrics import bold_width_mm

BLANK = "\u00a0"
ROOM, SIZE = 165.0, 14.0


def shown(text: str) -> str:
    """`_` for a blank and `~` for a hyphen at which no line ends."""
    return text.replace(BLANK, "_").replace(HYPHEN, "~")


@pytest.mark.parametrize(
    ("kept", "in_a_narrow_column"),
    [
        ("Quy định số_218~QĐ/TW", "Quy định số 218~QĐ/TW"),
        ("Chỉ thị số_26/CT~UBND, 12/TTr~UBND", "Chỉ thị số 26/CT~UBND, 12/TTr~UBND"),
        ("1669/NQ~UBTVQH15", "1669/NQ-UBTVQH15"),
        ("số 01-CTr/BTGDVTU-ĐUUBNDTP", "số 01-CTr/BTGDVTU-ĐUUBNDTP"),
        ("ngày_05_tháng_01_năm_2026", "ngày_05 tháng_01 năm_2026"),
        ("tháng_9_năm_2026 và năm_2027", "tháng_9 năm_2026 và năm_2027"),
        ("(Điều_5, khoản_2, điểm_a)", "(Điều_5, khoản_2, điểm_a)"),
        ("Phụ lục_II, Chương_I, quý_IV, khóa_XV, lần thứ_I", "Phụ lục_II, Chương_I, quý_IV, khóa_XV, lần thứ_I"),
        ("12_ha, 95_% số hộ, 5_tỷ_đồng", "12_ha, 95_% số hộ, 5_tỷ_đồng"),
        ("cả 30_ngày, 1.250_triệu_đồng", "cả 30_ngày, 1.250 triệu đồng"),
        ("số_72/2025/QH15 ngày_16_tháng_6_năm_2025", "số 72/2025/QH15 ngày_16 tháng_6 năm_2025"),
        ("Công văn số_12 ngày_5/3/26", "Công văn số_12 ngày_5/3/26"),
        ("12 hai ba", "12 hai ba"),
        ("Hà Nội - Hải Phòng", "Hà Nội - Hải Phòng"),
        ("Tổ 5 tham gia ý kiến và a", "Tổ 5 tham gia ý kiến và a"),
    ],
)
def test_what_no_line_tears(kept: str, in_a_narrow_column: str) -> None:
    typed = kept.replace("_", " ").replace("~", "-")
    assert shown(unbroken(typed)) == kept
    assert shown(unbroken(typed, lambda words: len(words) <= 11)) == in_a_narrow_column


@given(st.text(alphabet="ngày thángĐiều số-/QĐ05,.%\n\u00a0", max_size=60), st.integers(0, 30))
def test_only_blanks_and_hyphens_change(text: str, room: int) -> None:
    for kept in (unbroken(text), unbroken(text, lambda words: len(words) <= room)):
        assert len(kept) == len(text)
        assert all(new in (old, {" ": BLANK, "-": HYPHEN}.get(old)) for old, new in zip(text, kept, strict=True))


def lines_of(text: str) -> list[str]:
    """The text as a program breaks it that knows no better than to fill each line."""
    lines, line = [], ""
    for word in text.split(" "):
        wider = f"{line} {word}".strip(" ")
        if line and bold_width_mm(plain(wider), SIZE) > ROOM:
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
    before, after = lines_of(title), lines_of(balanced(title, SIZE, ROOM))
    assert len(after) == len(before) > 1
    widths = [bold_width_mm(plain(line), SIZE) for line in after]
    assert min(widths) > max(widths) / 2
    assert [line for line in after if re.search(r"(doanh|Hải|năm)$", line)] == []


WORDS = ["một", "hai", "Ba", "Bốn", "năm", "2026", "doanh", "nghiệp", "thành", "phố", "triển", "khai", "-", "Điều"]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_a_balanced_title_says_the_same_in_no_more_lines(words: list[str]) -> None:
    title = " ".join(words)
    made = balanced(title, SIZE, ROOM)
    assert made.replace(BLANK, " ") == title
    # names held together may need a line more
    assert len(lines_of(made)) <= len(lines_of(title)) + 1


def test_what_a_drafter_broke_stays_broken_there() -> None:
    assert balanced("một\nhai", SIZE, ROOM) == "một\nhai"
    long = balanced(f"một\n{TITLES[0]}", SIZE, ROOM)
    assert long.startswith("một\n") and BLANK in long


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


HELD = """\
loai: ke-hoach
trich_yeu: "{subject}"
can_cu: [Quy định số 218-QĐ/TW ngày 12 tháng 12 năm 2013 của Bộ Chính trị]
mo_dau: Theo Kế hoạch 134/KH-UBND, Điều 5.
noi_dung: ["Theo Kế hoạch 134/KH-UBND, Điều 5[^1]"]
chu_thich: {{"1": "Theo Kế hoạch 134/KH-UBND, Điều 5."}}
noi_nhan: ["Theo Kế hoạch 134/KH-UBND, Điều 5"]
phu_luc:
  - tieu_de: Theo Kế hoạch 134/KH-UBND, Điều 5
    noi_dung: ["Theo Kế hoạch 134/KH-UBND, Điều 5"]
    bang:
      cot: [{{ma: a, ten: "134/KH-UBND, Điều 5", rong: 15}}, {{ma: b, ten: Hẹp, rong: 1}}]
      hang: [{{a: "Theo Kế hoạch 134/KH-UBND, Điều 5", b: "134/KH-UBND, Điều 5"}}]
"""


def test_numbers_are_held_wherever_they_print(office: Office) -> None:
    made = office.make(HELD.format(subject="Kế hoạch 134/KH-UBND, Điều 5"))
    everything = made.parts["word/document.xml"].decode() + made.parts["word/footnotes.xml"].decode()
    narrow = 1
    assert everything.count("134/KH-UBND") == narrow
    assert len(re.findall(r"134/KH</w:t><w:noBreakHyphen/><w:t[^>]*>UBND, Điều\u00a05", everything)) == 9
    assert "218</w:t><w:noBreakHyphen/>" in everything and "ngày\u00a012\u00a0tháng\u00a012\u00a0năm" in everything


def test_readers_of_the_file_meet_plain_signs(office: Office) -> None:
    made = office.make(HELD.format(subject=TITLES[0]))
    assert made.paragraphs.count("Theo Kế hoạch 134/KH-UBND, Điều 5.") == 1
    told = office.run("text", str(office.root / "build/thu.docx")).out
    assert told.count("134/KH-UBND, Điều 5") == 9 and BLANK not in told and TITLES[0] in told
    assert "audit/line-below" not in [finding.code for finding in audit(made.data).findings]


@pytest.mark.parametrize("subject", [*TITLES, " ".join(TITLES), "ngắn\\n" + TITLES[1]])
def test_the_rule_below_is_as_long_as_the_balanced_lines_want(office: Office, subject: str) -> None:
    made = office.make(HELD.format(subject=subject))
    rule = next(p for p, q in pairwise(made.body.iter(f"{W}p")) if _style(p) == "KeNgang" and _style(q) == "CanCu")
    side = rule.find(f"{W}pPr/{W}ind")
    assert side is not None
    length = ROOM - 2 * int(side.get(f"{W}left", "0")) / 56.7
    longest = max(bold_width_mm(plain(line), SIZE) for part in _subject(made) for line in lines_of(part))
    assert longest / 3 <= length <= longest / 2


def _style(paragraph: ET.Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _subject(made: Docx) -> list[str]:
    """The lines of the subject as typed, with its no-break blanks."""
    paragraph = next(p for p in made.body.iter(f"{W}p") if _style(p) == "TrichYeu")
    signs = {f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
    return "".join(signs.get(e.tag, "") or e.text or "" for e in paragraph.iter()).split("\n")


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
