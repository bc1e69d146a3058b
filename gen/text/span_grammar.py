"""The grammar of deadlines: from words to the stretches of a year they name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from gen.text.span_words import EDGES, NUMBERS, TENS, TOKENS, UNITS

RHYTHMS = ("hang-tuan", "hang-thang", "hang-quy", "hang-nam", "thuong-xuyen")
BOUNDS = ("den", "truoc", "cham")
_RELATIONS = ("tu", "sau", *BOUNDS)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number of the phrase with what it says."""

    kind: str
    number: int = 0
    month: int | None = None
    year: int | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One stretch named in the phrase, with the word that relates it to the deadline."""

    unit: str
    number: int = 1
    part: str = ""
    month: int | None = None
    year: int | None = None
    later: int = 0
    relation: str = ""


@dataclass(slots=True)
class Phrase:
    """What has been understood so far of a run of tokens."""

    tokens: list[Token]
    at: int = 0
    points: list[Point] = field(default_factory=list)
    rhythms: set[str] = field(default_factory=set)
    open_end: bool = False
    relation: str = ""
    joined: str = "start"

    def peek(self, ahead: int = 0) -> Token:
        """The token so far ahead, an empty one past the end."""
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else Token("")

    def take(self, kind: str, word: str | None = None) -> Token | None:
        """The next token where it is of that kind, stepped over."""
        token = self.peek()
        if token.kind != kind or (word is not None and token.word != word):
            return None
        self.at += 1
        return token


def parse(told: str) -> Phrase | None:
    """The phrase whose every word is understood, None where one is not."""
    phrase = Phrase(_tokens(told))
    while phrase.peek().kind:
        if not _step(phrase):
            return None
    dangling = phrase.relation or phrase.joined in ("and", "comma", "dash")
    return None if dangling or not (phrase.points or phrase.rhythms) else phrase


def _tokens(told: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    while at < len(told):
        kind, match = next(((k, m) for k, p in TOKENS if (m := p.match(told, at))), ("", None))
        if match is None:
            return []
        if kind != "noise":
            tokens.append(_token(kind, match))
        at = match.end()
        while told[at : at + 1] == " ":
            at += 1
    return tokens


def _token(kind: str, match: re.Match[str]) -> Token:
    found = {name: value for name, value in match.groupdict().items() if value}
    year = int(found["y"]) if "y" in found else None
    if kind == "date":
        return Token(kind, int(found["d"]), int(found["m"]), year)
    if kind == "year":
        return Token(kind, "later" in found, year=year, word="năm" if "named" in found else "")
    if kind == "rec":
        return Token(kind, word=_rhythm(found.get("unit", "")))
    if kind == "edge":
        return Token(kind, word=_part(found))
    if kind == "num":
        return Token(kind, _number(found["n"]))
    return Token(kind, year=year, word=UNITS.get(found.get("unit", ""), ""))


def _number(word: str) -> int:
    return NUMBERS.get(word) or int(word)


def _rhythm(unit: str) -> str:
    # daily work has no name of its own among the rhythms; “thường xuyên” is the nearest that is true
    return f"hang-{UNITS[unit]}" if unit and unit != "ngày" else "thuong-xuyen"


def _part(found: dict[str, str]) -> str:
    if "week" in found:
        return f"tuan-{_number(found['week'])}"
    if "ends" in found:
        return "tuan-1" if found["ends"] == "đầu" else "tuan-cuoi"
    if "ten" in found:
        return TENS[found["ten"]]
    return ("nua-" if "half" in found else "") + EDGES[found["edge"]]


def _step(phrase: Phrase) -> bool:
    token = phrase.peek()
    if token.kind == "rec":
        return _take_rhythm(phrase)
    if token.kind in ("and", "comma", "next"):
        phrase.at += 1
        phrase.open_end |= token.kind == "next"
        phrase.joined = "" if token.kind == "next" else token.kind
        return token.kind != "next" or bool(phrase.points or phrase.rhythms)
    if token.kind in _RELATIONS or token.kind == "dash":
        # “chậm nhất trước ngày”, “chậm nhất đến hết”: the last word decides; other pairs say two things
        clash = phrase.relation not in ("", "cham", "den") or (token.kind == "dash" and not phrase.points)
        phrase.at += 1
        phrase.relation = "den" if token.kind == "dash" else token.kind
        phrase.joined = "dash" if token.kind == "dash" else phrase.joined
        return not clash
    return _take_point(phrase)


def _take_rhythm(phrase: Phrase) -> bool:
    token = phrase.peek()
    phrase.at += 1
    phrase.rhythms.add(token.word)
    # “trước ngày 15/8 và thường xuyên”: the work goes on after the date
    phrase.open_end |= phrase.joined == "and" and bool(phrase.points)
    bare = ("", "rec", "and", "comma")
    while phrase.peek().kind in ("and", "comma") and phrase.peek(1).kind == "unit" and phrase.peek(2).kind in bare:
        phrase.rhythms.add(f"hang-{phrase.peek(1).word}")
        phrase.at += 2
    phrase.joined = "rec"
    return not phrase.relation and phrase.rhythms <= set(RHYTHMS)


def _take_point(phrase: Phrase) -> bool:
    if not (phrase.joined or phrase.relation):
        return False
    point = _months_of_year(phrase) or _part_of_unit(phrase) or _day(phrase) or _same_unit(phrase) or _year(phrase)
    if point is None:
        return False
    # “trước ngày 15/6 và 15/12”: the bound holds for both
    last = phrase.points[-1] if phrase.points else None
    shared = last and phrase.joined in ("and", "comma") and last.unit == point.unit and last.relation in BOUNDS
    relation = phrase.relation or (last.relation if last and shared else "")
    phrase.points.append(replace(_with_year(phrase, point), relation=relation))
    phrase.relation = phrase.joined = ""
    return True


def _months_of_year(phrase: Phrase) -> Point | None:
    number, unit, edge = phrase.peek(), phrase.peek(1), phrase.peek(2)
    if (number.kind, unit.kind, unit.word, edge.kind) != ("num", "unit", "thang", "edge"):
        return None
    if edge.word not in ("dau", "cuoi") or not 1 <= number.number <= 11:
        return None
    phrase.at += 3
    phrase.take("unit", "nam")
    return Point("n-thang", number.number, edge.word)


def _part_of_unit(phrase: Phrase) -> Point | None:
    edge = phrase.take("edge")
    part = edge.word if edge else ""
    if edge and phrase.peek().kind == "year":
        return Point("nam", part=part)
    if phrase.peek(1).kind == "num" and phrase.peek().word in ("thang", "quy"):
        unit = phrase.peek().word
        phrase.at += 2
        return Point(unit, phrase.tokens[phrase.at - 1].number, part)
    # “năm” alone is hardly a deadline; “đến hết năm”, “cuối năm” are
    if (part or phrase.relation in BOUNDS) and phrase.take("unit", "nam"):
        return Point("nam", part=part)
    return None


def _day(phrase: Phrase) -> Point | None:
    named = phrase.take("unit", "ngay") is not None
    if found := phrase.take("date"):
        return Point("ngay", found.number, month=found.month, year=found.year)
    return _day_number(phrase) if named else None


def _day_number(phrase: Phrase) -> Point | None:
    number = phrase.take("num")
    if number is None:
        return None
    if phrase.peek().word == "thang" and phrase.peek(1).kind == "num":
        phrase.at += 2
        return Point("ngay", number.number, month=phrase.tokens[phrase.at - 1].number)
    return Point("ngay", number.number)


def _same_unit(phrase: Phrase) -> Point | None:
    if phrase.peek().kind != "num":
        return None
    last = phrase.points[-1] if phrase.points else None
    if phrase.peek(1).kind == "slash" and (last is None or last.unit == "ngay"):
        last = Point("thang")
    if last is None or last.unit not in ("ngay", "thang", "quy"):
        return None
    if last.unit == "ngay":
        return _day_number(phrase)
    # “đầu tháng 5, 6” means the beginning of both; “đầu tháng 5 đến 6” need not
    part = last.part if phrase.joined in ("and", "comma") and not phrase.relation else ""
    phrase.at += 1
    return Point(last.unit, phrase.tokens[phrase.at - 1].number, part)


def _year(phrase: Phrase) -> Point | None:
    token = phrase.peek()
    follows_years = not phrase.points or phrase.points[-1].unit == "nam"
    return Point("nam") if token.kind == "year" and (token.word or follows_years) else None


def _with_year(phrase: Phrase, point: Point) -> Point:
    if point.year is not None:
        return point
    if phrase.peek().kind == "comma" and phrase.peek(1).kind == "year" and phrase.peek(1).word and point.unit != "nam":
        phrase.at += 1
    token = phrase.take("year") or (phrase.take("slash") if point.unit != "nam" else None)
    return replace(point, year=token.year, later=token.number) if token else point
