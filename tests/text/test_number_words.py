"""Numbers in words as official papers write them, and read back by a reader of their own."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gen.text.number_words import number_words
from gen.text.vietnamese_numbers import read_number, written_number

SAID = """
0 | Không
1 | Một
4 | Bốn
5 | Năm
10 | Mười
11 | Mười một
14 | Mười bốn
15 | Mười lăm
19 | Mười chín
20 | Hai mươi
21 | Hai mươi mốt
24 | Hai mươi tư
25 | Hai mươi lăm
31 | Ba mươi mốt
44 | Bốn mươi tư
45 | Bốn mươi lăm
50 | Năm mươi
55 | Năm mươi lăm
91 | Chín mươi mốt
99 | Chín mươi chín
100 | Một trăm
101 | Một trăm linh một
104 | Một trăm linh bốn
105 | Một trăm linh năm
110 | Một trăm mười
111 | Một trăm mười một
114 | Một trăm mười bốn
115 | Một trăm mười lăm
121 | Một trăm hai mươi mốt
124 | Một trăm hai mươi tư
155 | Một trăm năm mươi lăm
200 | Hai trăm
505 | Năm trăm linh năm
999 | Chín trăm chín mươi chín
1.000 | Một nghìn
1.001 | Một nghìn không trăm linh một
1.005 | Một nghìn không trăm linh năm
1.010 | Một nghìn không trăm mười
1.021 | Một nghìn không trăm hai mươi mốt
1.100 | Một nghìn một trăm
1.234 | Một nghìn hai trăm ba mươi tư
10.000 | Mười nghìn
15.015 | Mười lăm nghìn không trăm mười lăm
21.000 | Hai mươi mốt nghìn
104.000 | Một trăm linh bốn nghìn
1.000.000 | Một triệu
1.000.005 | Một triệu không trăm linh năm
1.005.000 | Một triệu không trăm linh năm nghìn
7.500.000 | Bảy triệu năm trăm nghìn
12.345.678 | Mười hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám
1.000.000.000 | Một tỷ
1.500.000.000 | Một tỷ năm trăm triệu
1.000.050.000 | Một tỷ không trăm năm mươi nghìn
24.000.000.001 | Hai mươi tư tỷ không trăm linh một
2.000.500.000.000 | Hai nghìn tỷ năm trăm triệu
1.001.000.000.000 | Một nghìn không trăm linh một tỷ
1.000.000.000.000.000.000 | Một tỷ tỷ
0,5 | Không phẩy năm
3,25 | Ba phẩy hai mươi lăm
12,05 | Mười hai phẩy không năm
1,125 | Một phẩy một trăm hai mươi lăm
2,1234 | Hai phẩy một hai ba bốn
-15 | Âm mười lăm
"""
PAIRS = [tuple(line.split(" | ")) for line in SAID.strip().splitlines()]
DIGITS = dict(zip(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"], range(10), strict=True))
DIGITS |= {"mốt": 1, "tư": 4, "lăm": 5}
POWERS = {"nghìn": 10**3, "triệu": 10**6}


def heard(words: str) -> int:
    """A whole number of below 10^18 from its words."""
    billions, _, rest = f" {words.lower()} ".rpartition(" tỷ ")
    return (10**9 * heard(billions) if billions.strip() else 0) + _heard_below(rest)


def _heard_below(words: str) -> int:
    total = group = 0
    for word in words.split():
        if word in POWERS:
            total, group = total + group * POWERS[word], 0
        elif word == "trăm":
            group *= 100
        elif word == "mươi":
            group = group // 10 * 10 + group % 10 * 10 if group < 100 else group // 100 * 100 + group % 100 * 10
        elif word == "mười":
            group += 10
        elif word != "linh":
            group += DIGITS[word]
    return total + group


@pytest.mark.parametrize(("written", "words"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_a_number_is_said_as_official_papers_write_it(written: str, words: str) -> None:
    number = read_number(written)
    assert number is not None
    assert (number_words(number), written_number(number)) == (words, written)


@given(st.integers(0, 10**18 - 1) | st.integers(0, 10_000))
def test_the_words_of_a_number_say_no_other(number: int) -> None:
    assert heard(number_words(Decimal(number))) == number


@given(st.decimals(-(10**15), 10**15, places=3))
def test_a_number_that_is_written_is_read_as_it_was(number: Decimal) -> None:
    assert read_number(written_number(number)) == number


@pytest.mark.parametrize("text", ["", "1.50", "1.5000", "1,500.00", ".500", "0,", "1 500", "mười", "1e5", "٣", "--1"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text) is None
