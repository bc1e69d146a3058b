"""The Markdown of `gen diff`, read by an independent parser: an author's words stay words, what is cut is counted."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from workbench import Office

from gen.review.compare.as_markdown import LIMIT
from gen.review.compare.markdown_escape import bold, escaped, struck

# what a host makes of a comment, near enough: CommonMark with HTML, tables and strikethrough
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "ul", "li", "p", "b", "del"} | {
    "br",
    "code",
    "strong",
}
NASTY = [
    "</details><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a | b | c",
    "~~gạch~~ **đậm** `mã` ``mã`` *nghiêng* __x__",
    "[liên kết](http://example.vn) ![ảnh](x.png) <http://example.vn>",
    "@vanthu #12 !34 %5 nhờ xem",
    "&lt;b&gt; &amp; &#60;",
    r"\* \\ \[x\]",
    "<!-- chú thích -->",
    "$x^2$ và $$y$$",
    ":smile: :+1:",
    "http://example.vn/a?b=1&c=2",
    "1. một - hai + ba > bốn # năm",
    "```",
    "[x]: http://example.vn",
    "Điều\u00a01 dòng\u200bẩn",
]


class _Page(HTMLParser):
    """The tags of a page and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.loose: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(READER.render(page))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.loose += [one for one in attrs if one[0] not in ("style", "open")]
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def flat(text: str) -> str:
    return " ".join(text.replace("\u200b", "").split())


@example(" một chữ ")
@given(st.one_of(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=40), st.sampled_from(NASTY)))
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    for dress, allowed in ((escaped, {"p", "br", "ul", "li"}), (struck, OURS), (bold, OURS)):
        page = _Page(f"- a{dress(text)}z")
        assert page.tags <= allowed, page.tags
        assert flat(page.text) == flat(f"a{text}z"), dress(text)


@pytest.mark.parametrize("text", NASTY)
def test_nothing_in_a_source_breaks_the_page(office: Office, text: str) -> None:
    typed = re.sub(r"([*\\])", r"\\\1", text.replace("\\", "")).replace("'", "''")
    for name, said in (("cu", "Lời cũ"), ("moi", typed)):
        rows = f"      hang: [{{ma: a, viec: '{said}'}}]\n"
        table = f"phu_luc:\n  - ten: '{said}'\n    bang:\n      cot: [{{ma: viec, ten: '{said}'}}]\n{rows}"
        body = f"noi_dung:\n  - {{ma: a, tieu_de: '{said}', noi_dung: '{said}', muc: ['{said}']}}\n"
        office.write(f"plans/{name}.yaml", office.tail("ke-hoach").replace("thử", f"'{said}'") + body + table)
    outcome = office.run("diff", "cu", "moi", "--format", "md")
    assert outcome.exit == 0, outcome.out + outcome.err
    page = _Page(outcome.out)
    assert page.tags <= OURS, page.tags - OURS
    assert page.loose == []
    told = text.replace("\\", "")
    assert flat(told) in flat(page.text)


def test_a_long_report_is_cut_with_a_count(office: Office) -> None:
    for name, word in (("cu", "cũ"), ("moi", "mới")):
        items = "".join(f"  - {{ma: m{n}, noi_dung: Việc {word}{n} {'rất dài ' * 40}}}\n" for n in range(400))
        office.write(f"plans/{name}.yaml", office.tail("ke-hoach") + "noi_dung:\n" + items)
    outcome = office.run("diff", "cu", "moi", "--format", "md")
    assert LIMIT / 2 < len(outcome.out) <= LIMIT + 500
    shown_changes = outcome.out.count("— sửa ·")
    cut = re.search(r"còn (\d+) thay đổi ở 1 văn bản không in ở đây", outcome.out)
    assert cut is not None and shown_changes + int(cut[1]) == 400
    assert _Page(outcome.out).tags <= OURS
    # nothing is cut for programs and on a terminal
    assert office.run("diff", "cu", "moi").out.count("(sửa · nội dung)") == 400


def test_one_very_long_text_is_cut_with_a_count(office: Office) -> None:
    office.write("plans/cu.yaml", office.tail("ke-hoach") + "noi_dung: [Việc]\n")
    long = " ".join(f"chữ{n}" for n in range(3000))
    office.write("plans/moi.yaml", office.tail("ke-hoach") + f"noi_dung: [Việc, {long}]\n")
    outcome = office.run("diff", "cu", "moi", "--format", "md")
    told = re.search(r"… \(còn (\d+) chữ\)", outcome.out)
    assert told is not None
    assert len(re.findall(r"chữ\d+", outcome.out)) + int(told[1]) in (3000, 3001)


def test_a_table_first_and_many_plans_folded(office: Office) -> None:
    office.write("plans/cu.yaml", office.tail("ke-hoach") + "noi_dung: [Việc]\n")
    office.write("plans/moi.yaml", office.tail("ke-hoach") + "noi_dung: [Việc khác]\n")
    lines = office.run("diff", "cu", "moi", "--format", "md").out.split("\n")
    assert lines[0] == "### cu → moi: 1 văn bản có thay đổi."
    assert lines[2].startswith("| Văn bản | Thay đổi | Thời hạn |") and lines[4].startswith("| moi so với cu | 1 |")


def test_no_host_makes_a_link_of_words(office: Office) -> None:
    office.write("plans/cu.yaml", office.tail("ke-hoach") + "noi_dung: [Xem trang]\n")
    office.write("plans/moi.yaml", office.tail("ke-hoach") + "noi_dung: [Xem trang www.vi-du.vn hay WWW.vi-du.vn]\n")
    out = office.run("diff", "cu", "moi", "--format", "md").out
    assert "vi-du.vn" in out and "www." not in out.lower()
