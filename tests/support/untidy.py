"""Sources as hurried people write them: every style that YAML has, comments everywhere, texts that look like YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

_WORDS = """tổ chức|hội nghị|phường|Ủy ban nhân dân|xã|kế hoạch|năm 2026|TP. Hải Phòng|v.v.|*nghiêng*|**đậm**|
[^ghi-chu]|{{ don_vi.ten }}|{{ vb('luat-dan-chu').ngan }}|“trích dẫn”|(qua phòng Văn hóa)|
05/NQ-ĐU|-NQ/TU|- |# |#5|: |a:b|?|%|
@|!bo|&|*|>-|'|"|\\|{|}|[|]|,|  |   |…|;|.|!|~|yes|null|1.10|007|---|...|–|Điều 1.|a)|| x |`|\u00a0|ghi:\u00a0x|no|
https://haiphong.gov.vn|2026-01-20|12:30|0x1F|đ/c Nguyễn.|P. Nguyệt""".replace("\n", "").split("|")
_COMMENTS = ("chú thích", "# hai dấu thăng", "so: 12", '"ngoặc', "- mục", "…: [", "", "hết.", "  thụt vào", "!bo")
_KEYS = ("chu_tri", "phoi_hop", "thoi_gian", "tieu_de", "noi_dung", "kieu", "ma", "sau", "lien_quan", "san_pham", "la")
_TOP = ("trich_yeu", "so", "don_vi", "loai", "ngay", "bien", "mo_dau", "ket_thuc", "nhan", "thay_tu", "ky", "khoa_la")
_LISTS = ("phan", "noi_dung", "can_cu", "noi_nhan", "muc_dich", "dieu")


def text(random: Random, longest: int = 40) -> str:
    """Words, blanks and signs in any order, without a blank at its ends."""
    size = random.choice((0, 1, 2, 4, longest))
    words = [random.choice(_WORDS) for _ in range(size)]
    return random.choice((" ", " ", " ", "")).join(words).strip()


def paragraphs(random: Random) -> str:
    """A text, or several with or without empty lines and blanks between them."""
    if random.random() < 0.75:
        return text(random)
    parts = [random.choice(("", "", " ", "   ")) + text(random, 25) for _ in range(random.randint(2, 4))]
    return random.choice(("\n", "\n", "\n\n")).join(parts).strip()


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _wrapped(value: str) -> list[str]:
    lines = []
    for part in value.split("\n"):
        lines += ["", *part.replace(" tổ", "\ntổ").split("\n")]
    return lines[1:]


@dataclass
class Untidy:
    """Writes a source line by line."""

    random: Random
    # every comment that was written
    comments: list[str] = field(default_factory=list)

    def chance(self, part: float) -> bool:
        return self.random.random() < part

    def comment(self) -> str:
        self.comments.append("#" + self.random.choice(("", " ")) + self.random.choice(_COMMENTS))
        return self.comments[-1]

    def tail(self) -> str:
        return "  " + self.random.choice(("", " ")) + self.comment() if self.chance(0.12) else ""

    def own_lines(self, indent: str) -> list[str]:
        """Blank lines and comments between entries, mostly where they belong."""
        out = []
        while self.chance(0.2):
            out += [""] * self.random.choice((0, 0, 1, 1, 2))
            # further in it would be one more line of a text above
            column = indent if self.chance(0.8) else " " * self.random.randint(0, len(indent))
            out += [column + self.comment()] if self.chance(0.7) else []
        return out

    def scalar(self, lead: str, indent: str) -> list[str]:
        value = paragraphs(self.random)
        # a hard blank at the head of a line is refused, so such a text stands in quotes
        hard = re.search(r"^ *(\u00a0|ghi:\u00a0)", value, re.MULTILINE)
        style = self.random.choice(("plain", "plain", '"', "'", "|", ">", "below", "lines"))
        head = f"{lead} " + ("!dien " if self.chance(0.04) else "")
        if style == "'" and "\n" not in value:
            return [head + "'" + value.replace("'", "''") + "'" + self.tail()]
        if style in ("|", ">") and value and not hard:
            lines = value.split("\n") if style == "|" else _wrapped(value)
            chomp = self.random.choice(("", "-", "+"))
            ends = [line + " " * self.random.choice((0, 0, 0, 2)) for line in lines]
            return [f"{head}{style}{chomp}{self.tail()}", *(f"{indent}{line}" for line in ends)]
        if style == "lines" and value and "\n" not in value:
            # one text in double quotes over several lines
            return [head + _quoted(value).replace(" ", f" \\\n{indent}", 1)]
        plain = (
            value
            and not hard
            and "\n" not in value
            and value[0].isalpha()
            and not any(s in value for s in (": ", " #", "\\"))
        )
        if style in ("plain", "below") and plain and not value.endswith(":"):
            if style == "below":
                return [f"{lead}{self.tail()}", *self.own_lines(indent), f"{indent}{value}{self.tail()}"]
            return [head + value + self.tail()]
        return [head + _quoted(value) + self.tail()]

    def flow(self, depth: int = 0) -> str:
        """A collection in brackets, at times over several lines with comments inside."""
        spread = self.chance(0.15)
        parts = []
        for key in self.random.sample(_KEYS, self.random.randint(0, 4)):
            deep = depth < 2 and self.chance(0.2)
            parts.append((key, self.flow(depth + 1) if deep else _quoted(text(self.random, 6))))
        is_list = self.chance(0.5)
        out = ("[" if is_list else "{") + self.gap(spread)
        for number, (key, value) in enumerate(parts):
            out += (", " + self.gap(spread) if number else "") + (value if is_list else f"{key}: {value}")
        return out + self.gap(spread) + ("]" if is_list else "}")

    def gap(self, spread: bool) -> str:
        if not spread or self.chance(0.3):
            return ""
        return f"  {self.comment()}\n      " if self.chance(0.4) else "\n      "

    def value(self, lead: str, indent: str, depth: int) -> list[str]:
        kind = self.random.random()
        if depth > 3 or kind < 0.6:
            return self.scalar(lead, indent)
        if kind < 0.7:
            return [f"{lead} {self.flow()}{self.tail()}"]
        tag = self.random.choice(("", "", "", "", " !thay", " !noi"))
        body = self.items(indent, depth) if kind < 0.88 else self.mapping(indent, depth, _KEYS)
        return [f"{lead}{tag}{self.tail()}", *body]

    def items(self, indent: str, depth: int) -> list[str]:
        out = []
        for _ in range(self.random.randint(1, 4)):
            out += self.own_lines(indent)
            if self.chance(0.08):
                out.append(f"{indent}- !bo mot-muc{self.tail()}")
            elif self.chance(0.5):
                inner = self.mapping(f"{indent}  ", depth + 1, _KEYS, comments_first=False)
                out += [f"{indent}- {inner[0].lstrip()}", *inner[1:]]
            else:
                out += self.value(f"{indent}-", f"{indent}  ", depth + 1)
        return [*out, *self.own_lines(indent)]

    def mapping(self, indent: str, depth: int, keys: tuple[str, ...], *, comments_first: bool = True) -> list[str]:
        out: list[str] = []
        for key in self.random.sample(keys, self.random.randint(1, min(5, len(keys)))):
            out += self.own_lines(indent) if comments_first or out else []
            step = " " * self.random.choice((2, 2, 2, 4, 3))
            out += self.value(f"{indent}{key}:", indent + step, depth + 1)
        return [*out, *self.own_lines(indent)]


def untidy_source(random: Random) -> tuple[str, list[str]]:
    """A source of any shape, and the comments in it; most can be read."""
    untidy = Untidy(random)
    lines = untidy.own_lines("")
    lines += ["---"] if untidy.chance(0.05) else []
    lines += untidy.mapping("", 1, _TOP)
    for key in random.sample(_LISTS, random.randint(0, 3)):
        # items may stand below their key without being set in
        indent = random.choice(("", "  ", "    "))
        lines += [*untidy.own_lines(""), f"{key}:{untidy.tail()}", *untidy.items(indent, 1)]
    ends = random.choice(("\n", "\n", "\n", "\r\n"))
    source = ends.join("\n".join(lines).split("\n")) + random.choice((ends, "", ends * 3))
    return ("\ufeff" if untidy.chance(0.05) else "") + source, [one.rstrip() for one in untidy.comments]
