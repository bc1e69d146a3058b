"""Words and pairs: what every comparison of two documents stands on."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import cost

from gen.review.compare.pairing import Candidate, Pairing, pair
from gen.text.word_diff import EditStep, edit_steps, tokens

PHRASES = [
    "Sở Nội vụ",
    "phường",
    "và",
    ", ",
    "; ",
    " ",
    "15/8/2025",
    "Quý III/2025",
    "98,5%",
    "134/KH-UBND",
    ".",
    "các",
    "ngày",
]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PHRASES), max_size=30).map("".join))


def marked(old: str, new: str) -> str:
    """Both texts as one: what went in [-…-], what came in {+…+}."""
    a, b = tokens(old), tokens(new)
    out = ""
    for op in edit_steps(a, b):
        gone, come = "".join(a[op.a0 : op.a1]), "".join(b[op.b0 : op.b1])
        out += gone if op.kind == "equal" else (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "")
    return out


class TestTokens:
    @pytest.mark.parametrize(
        "one",
        [
            "15/8/2025",
            "ngày 05 tháng 01 năm 2026",
            "ngày\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0tháng 02 năm 2026",
            "tháng 8 năm 2026",
            "Quý III/2025",
            "quý II năm 2026",
            "1.500.000",
            "98,5%",
            "98,5 %",
            "2026-2030",
            "134/KH-UBND",
            "31-KH/BTGDVTU",
            "296-QĐ/TW",
            "30/2020/NĐ-CP",
            "/KH-UBND",
            "KH-UBND",
            "3.1.2",
            "./.",
            "…………",
            "https://haiphong.gov.vn/van-ban?so=1",
            "nghĩa",
            "nghi\u0303a",
        ],
    )
    def test_one_token_each(self, one: str) -> None:
        assert tokens(f"xem {one}; hết") == ("xem", " ", one, ";", " ", "hết")

    @pytest.mark.parametrize(
        ("text", "cut"),
        [
            ("Năm 2025.", ("Năm", " ", "2025", ".")),
            ("và/hoặc", ("và", "/", "hoặc")),
            ("(Sở Y tế)", ("(", "Sở", " ", "Y", " ", "tế", ")")),
            ("tháng 10, 11/2025", ("tháng", " ", "10", ",", " ", "11/2025")),
            ("thứ-tự", ("thứ", "-", "tự")),
        ],
    )
    def test_punctuation_stands_alone(self, text: str, cut: tuple[str, ...]) -> None:
        assert tokens(text) == cut

    @given(TEXTS)
    def test_joined_they_are_the_text(self, text: str) -> None:
        assert "".join(tokens(text)) == text


class TestCompare:
    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("Tuyên truyền về dịch vụ", "Tuyên truyền sâu rộng về dịch vụ", "Tuyên truyền {+sâu rộng +}về dịch vụ"),
            ("Sở Y tế, Sở Tài chính", "Sở Nội vụ, Sở Y tế, Sở Tài chính", "{+Sở Nội vụ, +}Sở Y tế, Sở Tài chính"),
            ("trước ngày 15/8/2025 tại", "trước ngày 30/8/2025 tại", "trước ngày [-15/8/2025-]{+30/8/2025+} tại"),
            # “và” alone holds nothing apart
            (
                "Phòng Văn hóa và Xã hội chủ trì",
                "Phòng Kinh tế và Hạ tầng chủ trì",
                "Phòng [-Văn hóa và Xã hội-]{+Kinh tế và Hạ tầng+} chủ trì",
            ),
            ("Câu một. Câu hai nữa. Câu ba.", "Câu một. Câu ba.", "Câu một. [-Câu hai nữa. -]Câu ba."),
            ("98% hồ sơ", "99,5% hồ sơ", "[-98%-]{+99,5%+} hồ sơ"),
            ("", "Mới", "{+Mới+}"),
            ("Như cũ", "Như cũ", "Như cũ"),
        ],
    )
    def test_reads_as_a_person_would_mark_it(self, old: str, new: str, told: str) -> None:
        assert marked(old, new) == told

    @given(TEXTS, TEXTS)
    def test_applied_to_one_they_give_the_other(self, old: str, new: str) -> None:
        a, b = tokens(old), tokens(new)
        ops = edit_steps(a, b)
        at_a = at_b = 0
        for op in ops:
            assert (op.a0, op.b0) == (at_a, at_b)
            at_a, at_b = op.a1, op.b1
            assert (a[op.a0 : op.a1] == b[op.b0 : op.b1]) == (op.kind == "equal")
            assert op.kind == ("equal" if op.kind == "equal" else _kind(op))
        assert (at_a, at_b) == (len(a), len(b))

    @given(TEXTS)
    def test_a_text_against_itself_is_all_equal(self, text: str) -> None:
        assert {op.kind for op in edit_steps(tokens(text), tokens(text))} <= {"equal"}

    @pytest.mark.long
    def test_fifteen_pages_in_a_moment(self) -> None:
        source = random.Random(6)
        vocabulary = [f"chữ{n}" for n in range(900)]
        old = " ".join(source.choices(vocabulary, k=7000))
        new = " ".join(word if source.random() > 0.05 else "khác" for word in old.split(" "))
        assert len(edit_steps(tokens(old), tokens(new))) > 100
        assert cost(lambda: edit_steps(tokens(old), tokens(new))) < 4

    @pytest.mark.long
    def test_the_worst_text_is_not_slow(self) -> None:
        old, new = "x " + "a b " * 4000 + "y", "z " + "b a " * 4000 + "w"
        assert cost(lambda: edit_steps(tokens(old), tokens(new))) < 8


def _kind(op: EditStep) -> str:
    return "replace" if op.a0 < op.a1 and op.b0 < op.b1 else "delete" if op.a0 < op.a1 else "insert"


def things(*told: str) -> list[Candidate]:
    """`ma: words`, or words alone."""
    cut = [one.partition(": ") if ": " in one else ("", "", one) for one in told]
    return [Candidate(ma, tokens(words)) for ma, _, words in cut]


def told(found: Pairing) -> tuple[list[tuple[int, int]], list[int]]:
    return [(one.a, one.b) for one in found.pairs], [one.b for one in found.pairs if one.moved]


class TestPairing:
    def test_by_id_wherever_it_stands_and_whatever_it_says(self) -> None:
        found = pair(things("a: Một", "b: Hai"), things("b: Khác hẳn", "a: Một"))
        assert told(found) == ([(1, 0), (0, 1)], [1]) or told(found) == ([(1, 0), (0, 1)], [0])

    def test_one_put_in_before_the_others_moves_nothing(self) -> None:
        found = pair(things("a: Một", "b: Hai"), things("c: Mới", "a: Một", "b: Hai"))
        assert told(found) == ([(0, 1), (1, 2)], []) and found.only_b == (0,)

    def test_the_last_made_first_is_one_move(self) -> None:
        found = pair(things("a: 1", "b: 2", "c: 3", "d: 4"), things("d: 4", "a: 1", "b: 2", "c: 3"))
        assert told(found) == ([(3, 0), (0, 1), (1, 2), (2, 3)], [0])

    def test_without_ids_by_equal_words_then_by_like_ones(self) -> None:
        old = things("Rà soát toàn bộ thủ tục hành chính", "Thường xuyên", "Bỏ đi")
        new = things("Thường xuyên", "Rà soát toàn bộ thủ tục hành chính nội bộ", "Họp dân")
        found = pair(old, new)
        assert told(found)[0] == [(1, 0), (0, 1)]
        assert (found.only_a, found.only_b) == ((2,), (2,))

    def test_two_ids_are_one_only_for_the_same_words(self) -> None:
        found = pair(things("a: Rà soát toàn bộ thủ tục"), things("b: Rà soát lại thủ tục"))
        assert found.pairs == () and found.only_a == (0,)
        assert pair(things("a: Rà soát thủ tục"), things("b: Rà soát thủ tục")).pairs

    def test_alike_ones_are_paired_in_their_order(self) -> None:
        found = pair(things("Thường xuyên", "X", "Thường xuyên"), things("Thường xuyên", "Thường xuyên"))
        assert told(found) == ([(0, 0), (2, 1)], [])

    @given(st.lists(st.tuples(st.sampled_from(["", "a", "b", "c"]), TEXTS), max_size=9), st.randoms())
    def test_every_thing_is_told_once(self, told: list[tuple[str, str]], source: random.Random) -> None:
        old = [Candidate(ma, tokens(words)) for ma, words in told]
        new = [one for one in old if source.random() > 0.2] + [Candidate("d", tokens("Mới"))]
        source.shuffle(new)
        found = pair(old, new)
        assert sorted([*(one.a for one in found.pairs), *found.only_a]) == list(range(len(old)))
        assert sorted([*(one.b for one in found.pairs), *found.only_b]) == list(range(len(new)))
        stayed = [one.a for one in found.pairs if not one.moved]
        assert stayed == sorted(stayed)

    @given(st.lists(st.tuples(st.sampled_from(["", "a", "b", "c"]), TEXTS), max_size=9))
    def test_a_list_against_itself_neither_moves_nor_loses(self, told: list[tuple[str, str]]) -> None:
        old = [Candidate(ma, tokens(words)) for ma, words in told if words]
        found = pair(old, old)
        assert [(one.a, one.b, one.moved) for one in found.pairs] == [(n, n, False) for n in range(len(old))]

    @pytest.mark.long
    def test_many_unlike_things_are_not_slow(self) -> None:
        source = random.Random(6)
        old, new = (
            [Candidate("", tuple(source.choices(list("abcdefghijklmnopqrstuvwxyz"), k=20))) for _ in range(1500)]
            for _ in "ab"
        )
        assert cost(lambda: pair(old, new)) < 30
