"""The grammar of deadlines: from words to the points in time they name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from gen.text.deadline_vocabulary import (
    BOUNDS,
    EDGES,
    HALVES,
    NUMBERS,
    RHYTHMS,
    THIRDS,
    TOKENS,
    UNITS,
    WEEKS,
    Relation,
    Rhythm,
    TimeUnit,
    TokenKind,
    UnitPart,
)

# what may join a point to the one before it
_JOINS = (TokenKind.AND, TokenKind.COMMA)
_BEGINNING_OR_END = (UnitPart.BEGINNING, UnitPart.END)


@dataclass(frozen=True, slots=True)
class Token:
    """A run of words of the phrase with what it says."""

    kind: TokenKind | Relation
    number: int = 0
    month: int | None = None
    year: int | None = None
    # of a year: with the word “năm” before it
    named: bool = False
    unit: TimeUnit | None = None
    part: UnitPart = UnitPart.WHOLE
    rhythm: Rhythm = Rhythm.ALWAYS


@dataclass(frozen=True, slots=True)
class Point:
    """One stretch of a year that the phrase names, with the word that relates it to the deadline.

    Of a day, `number` is the day and `month` its month; `later` counts the years after the document's own.
    """

    unit: TimeUnit
    number: int = 1
    part: UnitPart = UnitPart.WHOLE
    month: int | None = None
    year: int | None = None
    later: int = 0
    relation: Relation = Relation.NONE


@dataclass(slots=True)
class Phrase:
    """What has been understood so far of a run of tokens; `joined` is what stood before the place where it is."""

    tokens: list[Token]
    at: int = 0
    points: list[Point] = field(default_factory=list)
    rhythms: set[Rhythm] = field(default_factory=set)
    open_end: bool = False
    relation: Relation = Relation.NONE
    joined: TokenKind | None = TokenKind.START

    def peek(self, ahead: int = 0) -> Token:
        """The token so far ahead, one of nothing past the end."""
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else _END

    def take(self, kind: TokenKind, unit: TimeUnit | None = None) -> Token | None:
        """The next token where it is of that kind, stepped over."""
        token = self.peek()
        if token.kind is not kind or (unit is not None and token.unit is not unit):
            return None
        self.at += 1
        return token


_END = Token(TokenKind.NOTHING)


def parse_phrase(text: str) -> Phrase | None:
    """The phrase whose every word is understood, None where one is not."""
    phrase = Phrase(_tokens(text))
    while phrase.peek() is not _END:
        if not _step(phrase):
            return None
    dangling = phrase.relation is not Relation.NONE or phrase.joined in (*_JOINS, TokenKind.DASH)
    return None if dangling or not (phrase.points or phrase.rhythms) else phrase


def _tokens(text: str) -> list[Token]:
    """The tokens of a text, none at all where a word is unknown."""
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        kind, match = next(((kind, found) for kind, pattern in TOKENS if (found := pattern.match(text, at))), _UNKNOWN)
        if match is None:
            return []
        if kind is not TokenKind.NOISE:
            tokens.append(_token(kind, match))
        at = match.end()
        while text[at : at + 1] == " ":
            at += 1
    return tokens


_UNKNOWN: tuple[TokenKind, re.Match[str] | None] = (TokenKind.NOTHING, None)


def _token(kind: TokenKind | Relation, match: re.Match[str]) -> Token:
    found = {name: value for name, value in match.groupdict().items() if value}
    year = int(found["y"]) if "y" in found else None
    if kind is TokenKind.DATE:
        return Token(kind, int(found["d"]), int(found["m"]), year)
    if kind is TokenKind.YEAR:
        return Token(kind, "later" in found, year=year, named="named" in found)
    if kind is TokenKind.RHYTHM:
        unit = UNITS.get(found.get("unit", ""))
        return Token(kind, rhythm=RHYTHMS.get(unit, Rhythm.ALWAYS) if unit else Rhythm.ALWAYS)
    if kind is TokenKind.PART:
        return Token(kind, part=_part(found))
    if kind is TokenKind.NUMBER:
        return Token(kind, _number(found["n"]))
    return Token(kind, year=year, unit=UNITS.get(found.get("unit", "")))


def _number(word: str) -> int:
    return NUMBERS.get(word) or int(word)


def _part(found: dict[str, str]) -> UnitPart:
    if "week" in found:
        return WEEKS[_number(found["week"]) - 1]
    if "ends" in found:
        return UnitPart.WEEK_1 if found["ends"] == "đầu" else UnitPart.LAST_WEEK
    if "third" in found:
        return THIRDS[found["third"]]
    return (HALVES if "half" in found else EDGES)[found["edge"]]


def _step(phrase: Phrase) -> bool:
    """Goes on by what stands next; False where it makes no sense there."""
    token = phrase.peek()
    if token.kind is TokenKind.RHYTHM:
        return _take_rhythm(phrase)
    if token.kind is TokenKind.ONWARDS:
        phrase.at += 1
        phrase.open_end, phrase.joined = True, None
        return bool(phrase.points or phrase.rhythms)
    if token.kind is TokenKind.AND or token.kind is TokenKind.COMMA:
        phrase.at += 1
        phrase.joined = token.kind
        return True
    if token.kind is TokenKind.DASH or isinstance(token.kind, Relation):
        return _take_relation(phrase, token.kind)
    return _take_point(phrase)


def _take_relation(phrase: Phrase, kind: TokenKind | Relation) -> bool:
    # “chậm nhất trước ngày”, “chậm nhất đến hết”: the last word decides; other pairs say two things
    clash = phrase.relation not in (Relation.NONE, Relation.AT_LATEST, Relation.UNTIL)
    phrase.at += 1
    if isinstance(kind, Relation):
        phrase.relation = kind
        return not clash
    phrase.relation, phrase.joined = Relation.UNTIL, TokenKind.DASH
    return not clash and bool(phrase.points)


def _take_rhythm(phrase: Phrase) -> bool:
    phrase.rhythms.add(phrase.peek().rhythm)
    phrase.at += 1
    # “trước ngày 15/8 và thường xuyên”: the work goes on after the date
    phrase.open_end |= phrase.joined is TokenKind.AND and bool(phrase.points)
    bare = (TokenKind.NOTHING, TokenKind.RHYTHM, *_JOINS)
    while phrase.peek().kind in _JOINS and phrase.peek(1).kind is TokenKind.UNIT and phrase.peek(2).kind in bare:
        unit = phrase.peek(1).unit
        if unit not in RHYTHMS:
            return False
        phrase.rhythms.add(RHYTHMS[unit])
        phrase.at += 2
    phrase.joined = TokenKind.RHYTHM
    return phrase.relation is Relation.NONE


def _take_point(phrase: Phrase) -> bool:
    if phrase.joined is None and phrase.relation is Relation.NONE:
        return False
    point = _months_of_year(phrase) or _part_of_unit(phrase) or _day(phrase) or _same_unit(phrase) or _year(phrase)
    if point is None:
        return False
    # “trước ngày 15/6 và 15/12”: the bound holds for both
    last = phrase.points[-1] if phrase.points else None
    shared = last and phrase.joined in _JOINS and last.unit is point.unit and last.relation in BOUNDS
    relation = last.relation if last and shared and phrase.relation is Relation.NONE else phrase.relation
    phrase.points.append(replace(_with_year(phrase, point), relation=relation))
    phrase.relation, phrase.joined = Relation.NONE, None
    return True


def _months_of_year(phrase: Phrase) -> Point | None:
    number, unit, part = phrase.peek(), phrase.peek(1), phrase.peek(2)
    if number.kind is not TokenKind.NUMBER or unit.kind is not TokenKind.UNIT or part.kind is not TokenKind.PART:
        return None
    if unit.unit is not TimeUnit.MONTH or part.part not in _BEGINNING_OR_END or not 1 <= number.number <= 11:
        return None
    phrase.at += 3
    phrase.take(TokenKind.UNIT, TimeUnit.YEAR)
    return Point(TimeUnit.MONTHS_OF_YEAR, number.number, part.part)


def _part_of_unit(phrase: Phrase) -> Point | None:
    named = phrase.take(TokenKind.PART)
    part = named.part if named else UnitPart.WHOLE
    if named and phrase.peek().kind is TokenKind.YEAR:
        return Point(TimeUnit.YEAR, part=part)
    unit = phrase.peek().unit
    if phrase.peek(1).kind is TokenKind.NUMBER and unit in (TimeUnit.MONTH, TimeUnit.QUARTER):
        phrase.at += 2
        return Point(unit, phrase.tokens[phrase.at - 1].number, part)
    # “năm” alone is hardly a deadline; “đến hết năm”, “cuối năm” are
    if (named or phrase.relation in BOUNDS) and phrase.take(TokenKind.UNIT, TimeUnit.YEAR):
        return Point(TimeUnit.YEAR, part=part)
    return None


def _day(phrase: Phrase) -> Point | None:
    named = phrase.take(TokenKind.UNIT, TimeUnit.DAY) is not None
    if found := phrase.take(TokenKind.DATE):
        return Point(TimeUnit.DAY, found.number, month=found.month, year=found.year)
    return _day_number(phrase) if named else None


def _day_number(phrase: Phrase) -> Point | None:
    number = phrase.take(TokenKind.NUMBER)
    if number is None:
        return None
    if phrase.peek().unit is TimeUnit.MONTH and phrase.peek(1).kind is TokenKind.NUMBER:
        phrase.at += 2
        return Point(TimeUnit.DAY, number.number, month=phrase.tokens[phrase.at - 1].number)
    return Point(TimeUnit.DAY, number.number)


def _same_unit(phrase: Phrase) -> Point | None:
    if phrase.peek().kind is not TokenKind.NUMBER:
        return None
    last = phrase.points[-1] if phrase.points else None
    if phrase.peek(1).kind is TokenKind.SLASHED_YEAR and (last is None or last.unit is TimeUnit.DAY):
        last = Point(TimeUnit.MONTH)
    if last is None or last.unit not in (TimeUnit.DAY, TimeUnit.MONTH, TimeUnit.QUARTER):
        return None
    if last.unit is TimeUnit.DAY:
        return _day_number(phrase)
    # “đầu tháng 5, 6” means the beginning of both; “đầu tháng 5 đến 6” need not
    listed = phrase.joined in _JOINS and phrase.relation is Relation.NONE
    phrase.at += 1
    return Point(last.unit, phrase.tokens[phrase.at - 1].number, last.part if listed else UnitPart.WHOLE)


def _year(phrase: Phrase) -> Point | None:
    token = phrase.peek()
    follows_years = not phrase.points or phrase.points[-1].unit is TimeUnit.YEAR
    return Point(TimeUnit.YEAR) if token.kind is TokenKind.YEAR and (token.named or follows_years) else None


def _with_year(phrase: Phrase, point: Point) -> Point:
    if point.year is not None:
        return point
    is_year = point.unit is TimeUnit.YEAR
    following = phrase.peek(1)
    if phrase.peek().kind is TokenKind.COMMA and following.kind is TokenKind.YEAR and following.named and not is_year:
        phrase.at += 1
    token = phrase.take(TokenKind.YEAR) or (None if is_year else phrase.take(TokenKind.SLASHED_YEAR))
    return replace(point, year=token.year, later=token.number) if token else point
