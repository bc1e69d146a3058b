"""The page: size, orientation, margins, page number."""

from __future__ import annotations

from collections.abc import Iterator

from gen.word.audit.finding import FINE, Fault, Outcome, Rule, Unmeasured
from gen.word.audit.law import ROUNDING_MM, component, figure, near, span
from gen.word.audit.sheet import Sheet
from gen.word.audit.where import at_edge
from gen.word.measure import Paragraph, Section

_MANY_CHARACTERS = 4000  # more than one page at any lawful setting
_SIDES = (
    ("trên", "top", "le_tren"),
    ("dưới", "bottom", "le_duoi"),
    ("trái", "left", "le_trai"),
    ("phải", "right", "le_phai"),
)


def paper(sheet: Sheet) -> Iterator[Outcome]:
    """A4 in every section."""
    page = sheet.he.trang
    for number, section in enumerate(sheet.measured.sections):
        short, long = sorted((section.width, section.height))
        if not short:
            yield Unmeasured(f"Khổ giấy của phần trang {number + 1}: tệp không ghi.")
        elif abs(short - page.rong) > 1 or abs(long - page.cao) > 1:
            found = f"Khổ giấy {figure(section.width)} × {figure(section.height)} mm"
            yield Fault(found, "A4, 210 × 297 mm", "Layout › Size › A4.", at_edge(number, "trang giấy"))
        else:
            yield FINE


def orientation(sheet: Sheet) -> Iterator[Outcome]:
    """Upright, but for sections that hold a table."""
    for number, section in enumerate(sheet.measured.sections):
        tabled = any(p.section == number and p.cell and p.cell.bordered for p in sheet.measured.paragraphs)
        if section.width > section.height and not tabled:
            found = "Trang nằm ngang mà không có bảng biểu"
            yield Fault(
                found,
                "trang dọc; chỉ nằm ngang khi có bảng biểu",
                "Layout › Orientation › Portrait.",
                at_edge(number, "trang giấy"),
            )
        else:
            yield FINE


def margins(sheet: Sheet) -> Iterator[Outcome]:
    """Each of the four margins of every section."""
    for number, section in enumerate(sheet.measured.sections):
        if not section.width:
            yield Unmeasured(f"Lề của phần trang {number + 1}: tệp không ghi.")
            continue
        for name, side, key in _SIDES:
            value, law = getattr(section, side), getattr(sheet.he.trang, key)
            if near(value, law):
                yield FINE
            else:
                mend = f"Layout › Margins › Custom Margins, đặt lề {name} {figure(law.chon)} mm."
                yield Fault(f"Lề {name} {figure(value)} mm", f"{span(law)} mm", mend, at_edge(number, "trang giấy"))


def _numbers(paragraphs: tuple[Paragraph, ...]) -> list[Paragraph]:
    return [p for p in paragraphs if any(f.split()[:1] in (["PAGE"], ["page"]) for f in p.fields)]


def page_number(sheet: Sheet) -> Iterator[Outcome]:
    """A PAGE field in the header of every section, centred, upright, in the size of the law."""
    for number, section in enumerate(sheet.measured.sections):
        below = [p for ps in section.footers.values() for p in _numbers(ps)]
        if below:
            mend = "Xoá số ở chân trang; Insert › Page Number › Top of Page › Plain Number 2."
            yield Fault("Số trang ở chân trang", "giữa, trong lề trên", mend, at_edge(number, "chân trang", below[0]))
        above = _numbers(section.headers.get("default", ()))
        if above:
            yield from _look(sheet, number, section, above[0])
            yield from _even(sheet, number, section)
        elif not below:
            yield _missing(sheet, number, section)


def _even(sheet: Sheet, number: int, section: Section) -> Iterator[Outcome]:
    """Where even pages have a header of their own, it carries the number too."""
    apart = b"evenAndOddHeaders" in sheet.opened.parts.get("word/settings.xml", b"")
    if apart and not _numbers(section.headers.get("even", ())):
        mend = "Bỏ Different Odd & Even Pages, hoặc chèn số vào đầu trang chẵn."
        yield Fault(
            "Trang chẵn không có số trang", "số trang ở mọi trang từ trang 2", mend, at_edge(number, "đầu trang")
        )


def _missing(sheet: Sheet, number: int, section: Section) -> Outcome:
    typed = next((p for p in section.headers.get("default", ()) if p.text.strip(" -–").isdigit()), None)
    mend = "Insert › Page Number › Top of Page › Plain Number 2."
    if typed is not None:
        return Fault(
            "Số trang gõ tay, trang nào cũng như nhau",
            "số trang tự động (trường PAGE)",
            mend,
            at_edge(number, "đầu trang", typed),
        )
    length = sum(len(p.text) for p in sheet.measured.paragraphs if p.section == number)
    if length > _MANY_CHARACTERS:
        return Fault(
            "Không có số trang", "số trang ở giữa, trong lề trên, từ trang 2", mend, at_edge(number, "đầu trang")
        )
    return Unmeasured(
        f"Số trang của phần trang {number + 1}: không có, nhưng phần này có thể chỉ một trang "
        "(số trang thật chỉ biết khi dàn trang)."
    )


def _look(sheet: Sheet, number: int, section: Section, at: Paragraph) -> Iterator[Outcome]:
    place, law = at_edge(number, "đầu trang", at), component(sheet.he, "Header")
    assert law is not None
    clean = True
    for found, wants, mend in _look_faults(sheet, section, at, span(law.co)):
        clean = False
        yield Fault(found, wants, mend, place)
    looks = [run.format for run in at.runs if run.text.strip()] or [at.mark]
    wrong = sorted({look.size for look in looks if look.size not in law.co})
    if wrong:
        clean = False
        mend = f"Chọn số trang trong đầu trang, đặt cỡ {figure(law.co.chon)}."
        yield Fault(f"Số trang cỡ {figure(wrong[0])} pt", f"cỡ {span(law.co)} pt", mend, place)
    if any(look.bold or look.italic for look in looks):
        clean = False
        yield Fault("Số trang đậm hoặc nghiêng", "chữ đứng, không đậm", "Chọn số trang, bỏ đậm, bỏ nghiêng.", place)
    if at.format.align != "center" and at.text.startswith("\t"):
        yield Unmeasured(f"Số trang của phần trang {number + 1} có nằm giữa không: canh bằng phím Tab.")
    elif clean:
        yield FINE


def _look_faults(sheet: Sheet, section: Section, at: Paragraph, sizes: str) -> Iterator[tuple[str, str, str]]:
    if at.format.align != "center" and not at.text.startswith("\t"):
        yield "Số trang không ở giữa", "canh giữa", "Mở đầu trang, đặt con trỏ vào số, bấm Ctrl+E."
    if section.number_format not in ("decimal", "numberInDash"):
        wants, mend = "chữ số Ả Rập", "Insert › Page Number › Format › 1, 2, 3."
        yield "Số trang không phải chữ số Ả Rập", wants, mend
    extra = at.text.strip(" \t\n-–").strip("0123456789")
    if extra or section.number_format == "numberInDash":
        yield "Số trang kèm chữ khác", "chỉ có chữ số", "Xoá các chữ quanh số trang trong đầu trang."
    law = sheet.he.trang.so_trang_cach_mep
    top = law.den if sheet.party else min(law.den, section.top)
    if not law.tu - 1 <= section.header_distance <= top + 1:
        found = f"Số trang cách mép trên {figure(section.header_distance)} mm"
        wants = f"{figure(law.chon)} mm" if sheet.party else "nằm trong lề trên"
        yield found, wants, "Layout › Margins › Layout, đặt Header = 1 cm."


def first_page(sheet: Sheet) -> Iterator[Outcome]:
    """No number on the first page of the document, nor of an appendix that begins a section."""
    for number, section in enumerate(sheet.measured.sections):
        if not _numbers(section.headers.get("default", ())) or not _opens_part(sheet, number):
            continue
        mend = "Bấm đúp đầu trang, đánh dấu Different First Page, xoá số ở trang đầu."
        if not section.title_page:
            yield Fault(
                "Trang đầu có hiện số trang", "không hiện số ở trang thứ nhất", mend, at_edge(number, "đầu trang")
            )
        elif shown := _numbers(section.headers.get("first", ())):
            yield Fault(
                "Trang đầu có hiện số trang",
                "không hiện số ở trang thứ nhất",
                mend,
                at_edge(number, "đầu trang", shown[0]),
            )
        else:
            yield FINE


def _opens_part(sheet: Sheet, number: int) -> bool:
    if number == 0:
        return True
    sections = {sheet.lines[p.start].paragraph.section for p in sheet.parts if p.start < len(sheet.lines)}
    return number in sections


def restart(sheet: Sheet) -> Iterator[Outcome]:
    """Each appendix counts its pages from 1, which takes a section of its own."""
    for part in (p for p in sheet.parts if p.number and p.start < len(sheet.lines)):
        line = sheet.lines[part.start]
        number = line.paragraph.section
        section = sheet.measured.sections[number] if number < len(sheet.measured.sections) else None
        above = next((sheet.lines[at] for at in range(part.start - 1, -1, -1) if sheet.lines[at].text), None)
        own = above is None or above.paragraph.section != number
        place = at_edge(number, "đầu phụ lục", line.paragraph)
        if section is None or not (own and (part.start == 0 or section.page_start == 1)):
            mend = "Layout › Breaks › Next Page trước phụ lục; Page Number › Format › Start at 1."
            yield Fault("Phụ lục không đánh số trang riêng từ 1", "mỗi phụ lục đánh số trang riêng", mend, place)
        else:
            yield FINE


_HD = "HD 05 (trang)"

RULES = (
    Rule("audit/page-size", "Khổ giấy", "PL I, I.1", _HD, "khổ giấy của từng phần trang", paper),
    Rule(
        "audit/orientation",
        "Hướng giấy",
        "PL I, I.2",
        _HD,
        "trang nằm ngang phải có bảng biểu",
        orientation,
        "bảng có thật sự cần nằm ngang hay không",
    ),
    Rule(
        "audit/margins",
        "Lề",
        "PL I, I.3",
        _HD,
        "bốn lề của từng phần trang, kể cả lề đóng gáy",
        margins,
        f"sai lệch dưới {figure(ROUNDING_MM)} mm được bỏ qua; lề mặt sau khi in hai mặt",
    ),
    Rule(
        "audit/page-number",
        "Số trang",
        "PL I, I.7",
        _HD,
        "trường PAGE ở giữa đầu trang, cỡ, kiểu, chữ số Ả Rập, khoảng cách mép",
        page_number,
        "tổng số trang (phải dàn trang mới biết): văn bản ngắn không có số trang thì báo không đo được",
    ),
    Rule(
        "audit/page-number-first", "Số trang ở trang đầu", "PL I, I.7", _HD, "trang thứ nhất không hiện số", first_page
    ),
    Rule(
        "audit/page-number-restart",
        "Số trang phụ lục",
        "PL I, III.1đ",
        "",
        "mỗi phụ lục đánh số trang lại từ 1",
        restart,
    ),
)
