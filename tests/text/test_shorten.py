"""What is shortened says so, and holds what it was made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gen.text.shorten import WHOLE, Limit, and_more, cut_off, first_lines, listed, on_one_line, shortened

TEXTS = st.text("aế b\n\x1b ", max_size=40)
NAMES = st.lists(st.sampled_from(["a", "b", "mục 1, điểm a"]), max_size=6)


@given(TEXTS, st.integers(1, 40))
def test_a_text_is_whole_or_shows_that_it_is_not(text: str, most: int) -> None:
    for short, sign in ((shortened(text, most), " …"), (cut_off(text, most), "…")):
        assert short == text or (short.endswith(sign) and text.startswith(short.removesuffix(sign)))
        assert len(short) <= most + len(sign)


def test_words_stay_whole() -> None:
    assert shortened("kế hoạch năm", 9) == "kế hoạch …"
    assert shortened("kế hoạch năm", 7) == "kế …"


@given(TEXTS, st.integers(2, 40))
def test_one_line_of_a_report(text: str, most: int) -> None:
    line = on_one_line(text, most)
    assert line.isprintable() and len(line) <= most and "  " not in line


@given(NAMES, st.integers(1, 6))
def test_what_is_not_shown_is_counted(names: list[str], most: int) -> None:
    lines = first_lines(names, Limit(most), "chỗ")
    assert lines[:most] == names[:most]
    assert lines[most:] == ([f"… và {len(names) - most} chỗ nữa"] if len(names) > most else [])


def test_names_on_one_line() -> None:
    assert listed(["a", "b"], Limit(2)) == "a, b"
    assert listed(["a", "b", "c"], Limit(2), "văn bản") == "a, b và 1 văn bản nữa"
    assert listed(["a", "b", "c"], Limit(2, "--het")) == "a, b và 1 nữa (--het)"
    assert listed([*"abcdefghij"], WHOLE) == "a, b, c, d, e, f, g, h, i, j"
    assert listed(["mục 1, điểm a", "b"], Limit(2)) == "mục 1, điểm a; b"
    assert and_more(0, "chỗ") == "" and and_more(2) == "và 2 nữa"
