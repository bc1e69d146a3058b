"""Page numbers: where they stand, how they look, where they begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, NotMeasured, Violation
from gen.word.audit.audited_document import AuditedDocument, DocumentPart
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.finding_place import at_page_edge
from gen.word.audit.legal_figures import figures_of, number_text, range_text
from gen.word.measure import MeasuredParagraph, MeasuredSection

_MANY_CHARACTERS = 4000  # more than one page at any lawful setting


def _numbers(paragraphs: tuple[MeasuredParagraph, ...]) -> list[MeasuredParagraph]:
    return [p for p in paragraphs if any(f.split()[:1] in (["PAGE"], ["page"]) for f in p.fields)]


def page_number(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, I.7: Arabic, centred in the top margin, upright, 13–14 pt; the Party (HD 05) 14 pt, 10 mm from the edge."""
    lengths: Counter[int] = Counter()
    for paragraph in document.measured.paragraphs:
        lengths[paragraph.section] += len(paragraph.text)
    for number, section in enumerate(document.measured.sections):
        below = [p for ps in section.footers.values() for p in _numbers(ps)]
        if below:
            mend = "Xoá số ở chân trang; Insert › Page Number › Top of Page › Plain Number 2."
            yield Violation(
                "Số trang ở chân trang", "giữa, trong lề trên", mend, at_page_edge(number, "chân trang", below[0])
            )
        above = _numbers(section.headers.get("default", ()))
        if above:
            yield from _look(document, number, section, above[0])
            yield from _even(document, number, section)
        elif not below:
            yield _missing(number, section, lengths[number])


def _even(document: AuditedDocument, number: int, section: MeasuredSection) -> Iterator[CheckOutcome]:
    """Where even pages have a header of their own, it carries the number too."""
    if document.measured.even_headers and not _numbers(section.headers.get("even", ())):
        mend = "Bỏ Different Odd & Even Pages, hoặc chèn số vào đầu trang chẵn."
        yield Violation(
            "Trang chẵn không có số trang", "số trang ở mọi trang từ trang 2", mend, at_page_edge(number, "đầu trang")
        )


def _missing(number: int, section: MeasuredSection, length: int) -> CheckOutcome:
    """What to say of a section of so many characters whose pages have no number."""
    typed = next((p for p in section.headers.get("default", ()) if p.text.strip(" -–").isdigit()), None)
    mend = "Insert › Page Number › Top of Page › Plain Number 2."
    if typed is not None:
        return Violation(
            "Số trang gõ tay, trang nào cũng như nhau",
            "số trang tự động (trường PAGE)",
            mend,
            at_page_edge(number, "đầu trang", typed),
        )
    if length > _MANY_CHARACTERS:
        return Violation(
            "Không có số trang", "số trang ở giữa, trong lề trên, từ trang 2", mend, at_page_edge(number, "đầu trang")
        )
    return NotMeasured(
        f"Số trang của phần trang {number + 1}: không có, nhưng phần này có thể chỉ một trang "
        "(số trang thật chỉ biết khi dàn trang)."
    )


def _look(
    document: AuditedDocument, number: int, section: MeasuredSection, at: MeasuredParagraph
) -> Iterator[CheckOutcome]:
    place, law = at_page_edge(number, "đầu trang", at), figures_of(document.the_thuc, ComponentKey.HEADER)
    assert law is not None
    clean = True
    for found, wants, mend in _look_faults(document, section, at, range_text(law.co)):
        clean = False
        yield Violation(found, wants, mend, place)
    looks = [run.format for run in at.runs if run.text.strip()] or [at.style_format]
    wrong = sorted({look.size for look in looks if look.size not in law.co})
    if wrong:
        clean = False
        mend = f"Chọn số trang trong đầu trang, đặt cỡ {number_text(law.co.chon)}."
        yield Violation(f"Số trang cỡ {number_text(wrong[0])} pt", f"cỡ {range_text(law.co)} pt", mend, place)
    if any(look.bold or look.italic for look in looks):
        clean = False
        yield Violation("Số trang đậm hoặc nghiêng", "chữ đứng, không đậm", "Chọn số trang, bỏ đậm, bỏ nghiêng.", place)
    if at.format.align != "center" and at.text.startswith("\t"):
        yield NotMeasured(f"Số trang của phần trang {number + 1} có nằm giữa không: canh bằng phím Tab.")
    elif clean:
        yield PASS


def _look_faults(
    document: AuditedDocument, section: MeasuredSection, at: MeasuredParagraph, sizes: str
) -> Iterator[tuple[str, str, str]]:
    if at.format.align != "center" and not at.text.startswith("\t"):
        yield "Số trang không ở giữa", "canh giữa", "Mở đầu trang, đặt con trỏ vào số, bấm Ctrl+E."
    if section.number_format not in ("decimal", "numberInDash"):
        wants, mend = "chữ số Ả Rập", "Insert › Page Number › Format › 1, 2, 3."
        yield "Số trang không phải chữ số Ả Rập", wants, mend
    extra = at.text.strip(" \t\n-–").strip("0123456789")
    if extra or section.number_format == "numberInDash":
        yield "Số trang kèm chữ khác", "chỉ có chữ số", "Xoá các chữ quanh số trang trong đầu trang."
    law = document.the_thuc.trang.so_trang_cach_mep
    top = law.den if document.party else min(law.den, section.top)
    if not law.tu - 1 <= section.header_distance <= top + 1:
        found = f"Số trang cách mép trên {number_text(section.header_distance)} mm"
        wants = f"{number_text(law.chon)} mm" if document.party else "nằm trong lề trên"
        yield found, wants, "Layout › Margins › Layout, đặt Header = 1 cm."


def first_page(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, I.7: no number on the first page of the document, nor of an appendix that begins a section."""
    first_of_part = {0} | {document.lines[part.start].paragraph.section for part in _appendices(document)}
    for number, section in enumerate(document.measured.sections):
        if not _numbers(section.headers.get("default", ())) or number not in first_of_part:
            continue
        mend = "Bấm đúp đầu trang, đánh dấu Different First Page, xoá số ở trang đầu."
        if not section.title_page:
            yield Violation(
                "Trang đầu có hiện số trang", "không hiện số ở trang thứ nhất", mend, at_page_edge(number, "đầu trang")
            )
        elif shown := _numbers(section.headers.get("first", ())):
            yield Violation(
                "Trang đầu có hiện số trang",
                "không hiện số ở trang thứ nhất",
                mend,
                at_page_edge(number, "đầu trang", shown[0]),
            )
        else:
            yield PASS


def _appendices(document: AuditedDocument) -> list[DocumentPart]:
    """Parts that a label `Phụ lục` opens; the pages of a document attached to a decision count on."""
    return [part for part in document.parts if part.number and part.labelled and part.start < len(document.lines)]


def appendix_restart(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, III.1đ: each appendix counts its pages from 1, which takes a section of its own."""
    for part in _appendices(document):
        line = document.lines[part.start]
        number = line.paragraph.section
        section = document.measured.sections[number] if number < len(document.measured.sections) else None
        above = next((document.lines[at] for at in range(part.start - 1, -1, -1) if document.lines[at].text), None)
        own = above is None or above.paragraph.section != number
        place = at_page_edge(number, "đầu phụ lục", line.paragraph)
        if section is None or not (own and (part.start == 0 or section.page_start == 1)):
            mend = "Layout › Breaks › Next Page trước phụ lục; Page Number › Format › Start at 1."
            yield Violation("Phụ lục không đánh số trang riêng từ 1", "mỗi phụ lục đánh số trang riêng", mend, place)
        else:
            yield PASS


_HD = "HD 05 (trang)"

RULES = (
    AuditRule(
        code="audit/page-number",
        title="Số trang",
        article="PL I, I.7",
        party_article=_HD,
        measures="trường PAGE ở giữa đầu trang, cỡ, kiểu, chữ số Ả Rập, khoảng cách mép",
        check=page_number,
        limits="tổng số trang (phải dàn trang mới biết): văn bản ngắn không có số trang thì báo không đo được",
    ),
    AuditRule(
        code="audit/page-number-first",
        title="Số trang ở trang đầu",
        article="PL I, I.7",
        party_article=_HD,
        measures="trang thứ nhất không hiện số",
        check=first_page,
    ),
    AuditRule(
        code="audit/page-number-restart",
        title="Số trang phụ lục",
        article="PL I, III.1đ",
        party_article="",
        measures="mỗi phụ lục đánh số trang lại từ 1",
        check=appendix_restart,
    ),
)
