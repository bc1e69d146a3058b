"""The body: bases, paragraphs, labels and their order, the mark at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gen.core.diagnostic import Severity
from gen.word.audit.finding import FINE, Fault, Outcome, Rule
from gen.word.audit.labels import Level
from gen.word.audit.law import figure, near, span
from gen.word.audit.sheet import MAIN, Component, Sheet
from gen.word.audit.where import at_component
from gen.word.the_thuc import Khoang

_SINGLE = 1.15  # Times New Roman sets a single line this many times its size high
_LAW_WITH_NUMBER = re.compile(
    r"^[-–]?\s*Căn cứ (Bộ luật|Luật|Pháp lệnh|Hiến pháp)\b[^;]{0,150}?\bsố \d+/\d{4}/(QH|UBTVQH|PL)"
)
_PROSE = ("LoiVan", "CanCu", "Dieu", "Heading1", "Heading2")
_FLUSH_MM = 0.6
_TYPED_INDENT = re.compile(r"^(\t+| {3,}|\u00a0{3,})")


def base_marks(sheet: Sheet) -> Iterator[Outcome]:
    """Each base ends in `;`, the last in `.` (the Party: `,` or `.`)."""
    for part in sorted({c.part for c in sheet.of("CanCu")}):
        bases = sheet.of("CanCu", part=part)
        for one in bases:
            last = one is bases[-1]
            wanted = (",." if sheet.party else ".") if last else ";"
            if one.line.text[-1:] in wanted:
                yield FINE
            else:
                sign = wanted[-1]
                found = f"Căn cứ {'cuối' if last else 'giữa'} kết bằng “{_end(one)}”"
                wants = "căn cứ cuối kết bằng “.”" if last else "mỗi căn cứ kết bằng “;”"
                yield Fault(found, wants, f"Gõ “{sign}” ở cuối dòng.", at_component(sheet, one))


def _end(one: Component) -> str:
    sign = one.line.text[-1:]
    return sign if not sign.isalnum() else "không dấu"


def base_form(sheet: Sheet) -> Iterator[Outcome]:
    """A law is cited without number; the Party's bases begin with a dash, the State's do not."""
    for one in sheet.of("CanCu"):
        dash = one.line.text[:1] in "-–" or one.line.paragraph.label[:1] in ("-", "–")
        if _LAW_WITH_NUMBER.match(one.line.text):
            mend = "Bỏ số, ký hiệu và tên cơ quan, giữ tên luật và ngày thông qua."
            yield Fault(
                "Căn cứ Luật, Pháp lệnh có ghi số, ký hiệu",
                "không ghi số, ký hiệu, cơ quan",
                mend,
                at_component(sheet, one),
            )
        elif dash != sheet.party:
            found = "Căn cứ không mở đầu bằng gạch" if sheet.party else "Căn cứ mở đầu bằng gạch"
            wants = "đầu dòng “- ”" if sheet.party else "không có gạch đầu dòng"
            yield Fault(found, wants, "Sửa đầu dòng.", at_component(sheet, one), severity=Severity.WARNING)
        else:
            yield FINE


def _prose(sheet: Sheet) -> list[Component]:
    return [c for c in sheet.of(*_PROSE) if c.line.first and c.line.side == "" and not c.line.paragraph.boxed]


def indent(sheet: Sheet) -> Iterator[Outcome]:
    """The first line of each paragraph set in 1 or 1.27 cm, the others flush."""
    law = sheet.he.doan_van.lui_dau_dong
    for one in _prose(sheet):
        stands = one.line.paragraph.format
        if stands.align in ("center", "right"):
            continue
        wants = f"lùi đầu dòng {span(law)} mm, các dòng sau sát lề"
        mend = f"Bấm chuột phải › Paragraph: Special = First line {_centimetres(law.chon)} cm, Left = Right = 0."
        if _TYPED_INDENT.match(one.line.raw):
            found = "Lùi đầu dòng bằng phím Tab hoặc dấu cách"
            yield Fault(found, wants, f"Xoá các dấu đầu dòng. {mend}", at_component(sheet, one))
        elif not near(stands.left + stands.first_line, law) or stands.left > _FLUSH_MM or stands.right > _FLUSH_MM:
            found = (
                f"Đầu dòng lùi {figure(stands.left + stands.first_line)} mm, các dòng sau lùi {figure(stands.left)} mm"
            )
            yield Fault(found, wants, mend, at_component(sheet, one))
        else:
            yield FINE


def _centimetres(mm: float) -> str:
    return f"{mm / 10:.3g}".replace(".", ",")


def spacing(sheet: Sheet) -> Iterator[Outcome]:
    """At least 6 points between paragraphs of the body that follow each other."""
    least = sheet.he.doan_van.cach_doan.tu
    for above, below in pairwise(_prose(sheet)):
        if below.line.index != above.line.index + 1 or above.part != below.part:
            continue
        upper, lower = above.line.paragraph, below.line.paragraph
        hugging = upper.style == lower.style
        gap = (0 if hugging and upper.format.contextual else upper.format.after) + (
            0 if hugging and lower.format.contextual else lower.format.before
        )
        if gap >= least - 0.05:
            yield FINE
        else:
            mend = f"Bấm chuột phải › Paragraph: Before = {figure(least)} pt, bỏ “Don't add space …”."
            yield Fault(
                f"Đoạn cách đoạn trên {figure(gap)} pt", f"ít nhất {figure(least)} pt", mend, at_component(sheet, below)
            )


def line_spacing(sheet: Sheet) -> Iterator[Outcome]:
    """Single to 1.5 lines, an exact height counted against the type; the Party's exactly 18–22 pt."""
    law = sheet.he.doan_van.gian_dong
    for one in _prose(sheet):
        stands = one.line.paragraph.format
        if law.kieu == "dung":
            right = stands.line_rule == "exact" and stands.line in law.khoang
            wants = f"Exactly {span(law.khoang)} pt"
        else:
            right = _lines(one) in Khoang(law.khoang.tu - 0.03, law.khoang.den, 1)
            wants = "từ đơn (1) đến 1,5 dòng"
        if right:
            yield FINE
        else:
            unit = "dòng" if stands.line_rule == "auto" else "pt"
            mend = f"Bấm chuột phải › Paragraph › Line spacing: {wants}."
            yield Fault(
                f"Giãn dòng {stands.line:.4g}".replace(".", ",") + f" {unit}", wants, mend, at_component(sheet, one)
            )


def _lines(one: Component) -> float:
    """Line spacing in lines, also where the file gives points."""
    stands = one.line.paragraph.format
    if stands.line_rule == "auto":
        return stands.line
    high = max((run.format.size for run in one.line.seen), default=14.0) * _SINGLE
    return max(1.0, stands.line / high) if stands.line_rule == "atLeast" else stands.line / high


def article_label(sheet: Sheet) -> Iterator[Outcome]:
    """`Điều 1.` in bold, with a full stop."""
    for one in sheet.of("Dieu"):
        head = f"Điều {one.label.number}" if one.label else ""
        bold, at = True, 0
        for run in one.line.runs:
            if at < len(head) and run.text.strip():
                bold = bold and run.format.bold
            at += len(run.text)
        if not bold and not one.line.paragraph.label:
            yield Fault(
                "“Điều …” không đậm",
                "từ “Điều”, số và dấu chấm in đậm",
                "Bôi đen “Điều n.”, bấm Ctrl+B.",
                at_component(sheet, one),
            )
        elif one.label and one.label.sign != ".":
            yield Fault(
                "Sau số của Điều không có dấu chấm", "“Điều 1.”", "Gõ dấu chấm sau số.", at_component(sheet, one)
            )
        else:
            yield FINE


def end_mark(sheet: Sheet) -> Iterator[Outcome]:
    """The text ends in `./.`; the Party's in a full stop."""
    body = sheet.body(MAIN)
    if not body or not sheet.has_main:
        return
    last = body[-1]
    text = last.line.text
    if text.endswith(("./.", ".") if sheet.party else "./."):
        yield FINE
        return
    table = next(
        (
            line
            for line in reversed(sheet.lines[last.line.index + 1 : sheet.parts[0].end])
            if line.paragraph.in_table and sheet.known(line) is None and line.text
        ),
        None,
    )
    if table is not None and table.text.endswith("./."):
        yield FINE
        return
    wants = "kết thúc bằng “.” (nhiều nơi ghi “./.”)" if sheet.party else "kết thúc bằng “./.”"
    yield Fault(
        f"Nội dung kết thúc bằng “{text[-3:]}”", wants, "Gõ dấu kết thúc ở câu cuối.", at_component(sheet, last)
    )


_FORMS = {
    Level.ROMAN: ("I.", "."),
    Level.CLAUSE: ("1.", "."),
    Level.POINT: ("a)", ")"),
}


def label_form(sheet: Sheet) -> Iterator[Outcome]:
    """`I.`, `1.`, `a)`; Roman numbers for Phần and Chương, Arabic for Mục."""
    for one in (c for c in sheet.body() if c.label is not None):
        label = one.label
        assert label is not None
        example, sign = _FORMS.get(label.level, ("", ""))
        roman = label.number.upper().strip("IVXL") == ""
        if example and label.sign != sign and not sheet.party:
            found = f"Nhãn “{label.number}{label.sign}” sai dấu"
            yield Fault(
                found, f"theo dạng “{example}”", f"Sửa nhãn thành “{label.number}{sign}”.", at_component(sheet, one)
            )
        elif label.level in (Level.PART, Level.CHAPTER) and not roman:
            yield Fault(
                f"{label.level.value} đánh số “{label.number}”",
                "chữ số La Mã",
                "Sửa thành I, II, III …",
                at_component(sheet, one),
            )
        elif label.level in (Level.SECTION, Level.SUBSECTION) and roman:
            yield Fault(
                f"{label.level.value} đánh số “{label.number}”",
                "chữ số Ả Rập",
                "Sửa thành 1, 2, 3 …",
                at_component(sheet, one),
            )
        elif example or label.level in (Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION):
            yield FINE


_HD = "HD 05: nội dung"

RULES = (
    Rule(
        "audit/base-mark",
        "Dấu cuối căn cứ",
        "PL I, II.6a",
        "QĐ 399 (bản gốc)",
        "dấu “;” và dấu cuối của khối căn cứ",
        base_marks,
        "căn cứ nằm lẫn trong lời văn",
    ),
    Rule(
        "audit/base-form",
        "Cách ghi căn cứ",
        "PL I, II.6a",
        "QĐ 399 (bản gốc)",
        "Luật, Pháp lệnh không ghi số; gạch đầu dòng",
        base_form,
        "căn cứ còn hiệu lực không, số và ngày có đúng không",
    ),
    Rule("audit/indent", "Lùi đầu dòng", "PL I, II.6e", _HD, "lùi đầu dòng và lề của từng đoạn lời văn", indent),
    Rule("audit/paragraph-spacing", "Cách đoạn", "PL I, II.6e", _HD, "khoảng cách hai đoạn lời văn liền nhau", spacing),
    Rule(
        "audit/line-spacing",
        "Giãn dòng",
        "PL I, II.6e",
        _HD,
        "giãn dòng từng đoạn lời văn; số điểm quy ra dòng",
        line_spacing,
    ),
    Rule("audit/article-label", "Nhãn Điều", "PL I, II.6đ", _HD, "“Điều n.” đậm, có dấu chấm", article_label),
    Rule(
        "audit/label-form",
        "Dạng nhãn",
        "PL I, II.6đ, V.6",
        _HD,
        "I. 1. a); Phần, Chương số La Mã; Mục số Ả Rập",
        label_form,
        "Đảng: dùng “I-” hay “I.” chưa rõ nên không xét dấu",
    ),
    Rule(
        "audit/end-mark",
        "Dấu kết thúc",
        "PL III, các mẫu",
        "HD 05 (các nguồn lệch nhau)",
        "“./.” ở câu cuối của văn bản chính",
        end_mark,
        "dấu kết thúc của phụ lục",
    ),
)
