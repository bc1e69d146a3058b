"""Centred lines: where one is too long for its room, the lines that it breaks into are about equally long.

Names, words that readers take for one, and numbers stay whole; what a drafter broke stays broken there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from gen.document.model import Para
from gen.text.inline import Run
from gen.text.no_break import BLANK, HYPHEN, unbroken
from gen.word.font_metrics import word_starts_mm

# two words that readers take for one
_COMPOUNDS = """
    an ninh, an toàn, ban hành, bảo đảm, bảo hiểm, bảo vệ, biện pháp, bồi dưỡng, cải cách, cán bộ, chế độ, chỉ đạo,
    chính phủ, chính quyền, chính sách, chính trị, chống cháy, chủ tịch, chương trình, chuyên đề, chuyên môn,
    chuyển đổi, công an, công chức, công dân, công nghệ, công nghiệp, công tác, công viên, dân cư, dân tộc, dân vận,
    dịch vụ, doanh nghiệp, du lịch, dự án, dự toán, đảng viên, đánh giá, đào tạo, đầu tư, địa bàn, địa phương,
    điện tử, điều hành, điều kiện, điều tra, đô thị, giám sát, giáo dục, giao thông, giai đoạn, hành chính,
    hành động, hệ thống, hoạt động, hội đồng, hội nghị, hợp tác, hướng dẫn, kế hoạch, kết quả, khen thưởng,
    khoa học, kiểm soát, kiểm tra, kinh doanh, kinh phí, kinh tế, lao động, lãnh đạo, lịch sử, liên quan, luật sư,
    lực lượng, mặt trận, môi trường, năm học, nâng cao, nghị quyết, nghị định, nghiệp vụ, người dân, nhân dân,
    nhiệm vụ, nông nghiệp, nông thôn, ngân sách, phát động, phát huy, phát triển, phê duyệt, phong trào, phòng chống,
    phổ biến, phối hợp, pháp luật, phụ nữ, phương án, quản lý, quân sự, quốc gia, quốc phòng, quy chế, quy định,
    quy hoạch, quyết định, rà soát, sắp xếp, sản xuất, sửa đổi, tài chính, tài nguyên, tài sản, tăng cường,
    thanh niên, thanh tra, thành lập, thành phố, thể thao, thi đua, thị xã, thị trấn, thông tin, thủ tục,
    thực hiện, thường niên, thường xuyên, tổ chức, tổng hợp, tổng kết, trách nhiệm, trật tự, trẻ em, triển khai,
    trung tâm, truyền thông, tuyên giáo, tuyên truyền, ủy ban, văn hóa, văn bản, văn phòng, vệ sinh, viên chức,
    vi phạm, việc làm, xã hội, xây dựng, xử lý, y tế, ứng dụng, ứng phó
"""
_PAIRS = frozenset(pair.strip() for pair in _COMPOUNDS.split(","))
_DASHES = frozenset("-–")
# by how much a program may set a line wider or narrower than the metrics of the font say
_UNSURE_MM = 0.7
_EXACT_MM = 1.0


def balanced_para(para: Para, size_pt: float, room_mm: float, *, caps: bool = False) -> Para:
    """A centred paragraph whose lines, in bold of `size_pt` over `room_mm`, break about equally long.

    `caps` tells that the style shows capitals.
    """
    text = para.plain
    made = _balanced(text, "".join([_shown(run, caps) for run in para.runs]), size_pt, room_mm)
    return para if made == text else replace(para, runs=tuple(_respaced(para.runs, made)))


def _respaced(runs: Iterable[Run], text: str) -> Iterator[Run]:
    """The runs with the letters of a text as long as theirs."""
    at = 0
    for run in runs:
        yield replace(run, text=text[at : at + len(run.text)])
        at += len(run.text)


def _shown(run: Run, caps: bool) -> str:
    in_capitals = caps if run.caps is None else run.caps
    return run.text.upper() if in_capitals else run.text


def balanced(text: str, size_pt: float, room_mm: float) -> str:
    """The text, as long as before, with no-break blanks by which each of its lines breaks into equal ones."""
    return _balanced(text, text, size_pt, room_mm)


def _balanced(text: str, shown: str, size_pt: float, room_mm: float) -> str:
    lines = zip(text.split("\n"), shown.split("\n"), strict=True)
    return "\n".join([_balanced_line(line, as_shown, size_pt, room_mm) for line, as_shown in lines])


@lru_cache(maxsize=2048)
def _balanced_line(line: str, shown: str, size_pt: float, room_mm: float) -> str:
    # what holds a symbol together is seen to where every text is written
    words = unbroken(line).replace(HYPHEN, "-").split(" ")
    starts = word_starts_mm(words if shown == line else _parts(shown, words), size_pt)
    # the last word of a line needs no blank behind it
    room_mm += word_starts_mm(("",), size_pt)[-1]
    if starts[-1] <= room_mm:
        return line
    ends = _line_ends(starts, room_mm - _UNSURE_MM)
    while torn := [end for end in ends[:-1] if _belong(words[end - 1], words[end])]:
        for end in reversed(torn):
            words[end - 1 : end + 1] = [f"{words[end - 1]}{BLANK}{words[end]}"]
            del starts[end]
        ends = _line_ends(starts, room_mm - _UNSURE_MM)
    return " ".join(_glued(words, starts, ends, room_mm + _UNSURE_MM))


def _parts(shown: str, words: Iterable[str]) -> Iterator[str]:
    """The words as they are shown."""
    at = 0
    for word in words:
        yield shown[at : at + len(word)]
        at += len(word) + 1


def _belong(before: str, word: str) -> bool:
    """True for two words of a name, of a compound, and for a dash with what stands before it."""
    if word in _DASHES:
        return True
    last, first = before.rpartition(BLANK)[2], word.partition(BLANK)[0].rstrip(".,;:)”")
    is_name = last[:1].isupper() and first[:1].isupper() and last[-1:].isalpha() and not (last + first).isupper()
    return is_name or f"{last} {first}".lower() in _PAIRS


def _glued(words: list[str], starts: list[float], ends: list[int], room_mm: float) -> list[str]:
    """The words, those at the beginning of a line held to the one that would no longer fit on the line before."""
    out = words[: ends[0]]
    for line_start, (start, end) in zip([0, *ends], pairwise(ends), strict=False):
        over = bisect_right(starts, starts[line_start] + room_mm)
        held = max(start, min(over, end))
        out += [BLANK.join(words[start:held]), *words[held:end]] if held > start else words[start:end]
    return out


def _line_ends(starts: list[float], room_mm: float) -> list[int]:
    """Where the lines end: as few lines as fit, and the longest of them as short as it can be."""
    ends = _filled(starts, room_mm)
    few, low, high = len(ends), starts[-1] / len(ends), room_mm
    while high - low > _EXACT_MM:
        middle = (low + high) / 2
        shorter = _filled(starts, middle)
        if len(shorter) > few:
            low = middle
        else:
            ends, high = shorter, middle
    return ends


def _filled(starts: list[float], line_mm: float) -> list[int]:
    """Where lines of `line_mm` end; a word that is wider has a line of its own."""
    ends, at, last = [], 0, len(starts) - 1
    while at < last:
        at = max(bisect_right(starts, starts[at] + line_mm) - 1, at + 1)
        ends.append(at)
    return ends
