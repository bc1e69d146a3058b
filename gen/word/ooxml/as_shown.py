"""A part as Word shows it once changes are accepted: struck words gone, paragraphs joined, signs and fields as read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from gen.word.ooxml.elements import child, drop, name_above, new, property_is_on, replace, value
from gen.word.ooxml.namespaces import MATH, W
from gen.word.ooxml.symbols import is_symbols, shown_sign, shown_text
from gen.word.ooxml.xml_parser import Element

# a part without any of these reads as it stands
_ASKS = re.compile(
    rb"[<:](?:del|moveFrom|cellDel|sym|ptab|fldChar|oMath|sdt|customXml|smartTag|ins|moveTo|vanish|softHyphen|ruby)\b"
    rb"|[\"'](?:Wingdings|Webdings|Symbol)",
    re.IGNORECASE,
)
_STRUCK = ("del", "moveFrom")
_WRAPPERS = ("ins", "moveTo", "smartTag", "customXml", "sdt")
_PROPERTIES = ("rPr", "pPr", "trPr", "tcPr", "tblPr", "sdtPr", "smartTagPr", "customXmlPr")
_SHOWS = tuple(f"{W}{name}" for name in ("t", "tab", "br", "cr", "noBreakHyphen", "sym", "ptab"))
# may stand between two paragraphs without parting them
_BETWEEN = re.compile(r"(?:bookmark|comment|move|customXml|perm).*(?:Start|End)|proofErr")
_TICKED, _EMPTY = "☒", "☐"


@dataclass
class _Field:
    """A field that has begun: its code is not shown, its result is; a form's own choice stands where no result does."""

    choice: str = ""
    in_code: bool = True
    shows: bool = False


@dataclass(frozen=True)
class HiddenStyles:
    """The ids of the styles whose words are hidden."""

    ids: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def read(cls, styles: Element) -> HiddenStyles:
        """Those of a part of styles, each as it says itself or as the one that it is based on."""
        entries = {entry.get(f"{W}styleId", ""): entry for entry in styles.iterfind(f"{W}style")}
        hidden = {id: property_is_on(child(entry, "rPr"), "vanish") for id, entry in entries.items()}
        for id in entries:
            _settle(id, entries, hidden)
        return cls(frozenset(id for id, is_hidden in hidden.items() if is_hidden))


def _settle(id: str, entries: dict[str, Element], hidden: dict[str, bool | None]) -> None:
    """Tells of a style, and of all on the way to the one that says it, whether their words are hidden."""
    chain: list[str] = []
    while id in entries and hidden[id] is None and len(chain) < len(entries):
        chain.append(id)
        id = value(entries[id], "basedOn") or ""
    for below in chain:
        hidden[below] = bool(hidden.get(id))


def asks_for_reading(content: bytes) -> bool:
    """True for a part that Word shows otherwise than it is written."""
    return _ASKS.search(content) is not None


def as_shown(root: Element, hidden: HiddenStyles, *, hide: bool) -> Element:
    """A copy of a part's tree as Word shows it; hidden words go where `hide` says so, as on paper."""
    shown = deepcopy(root)
    _read_fields(shown)
    _drop_struck(shown)
    _read_signs(shown)
    marks = [p for p in shown.iter(f"{W}p") if _mark_is_gone(p, hidden, hide=hide)]
    if hide:
        for run in [run for run in shown.iter(f"{W}r") if _is_hidden(run, hidden)]:
            drop(run)
    _unwrap(shown)
    for paragraph in marks:
        _join_with_next(paragraph)
    return shown


def _read_fields(root: Element) -> None:
    """Takes out what stands in the code of a field, and puts in what a form's box or list shows."""
    stack: list[_Field] = []
    for element in list(root.iter(f"{W}fldChar", *_SHOWS)):
        if element.tag != f"{W}fldChar":
            if any(one.in_code for one in stack):
                drop(element)
            elif stack:
                stack[-1].shows = True
            continue
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            stack.append(_Field(_chosen(element)))
        elif stack and kind == "separate":
            stack[-1].in_code = False
        elif stack and kind == "end":
            done = stack.pop()
            if done.choice and not done.shows and not any(one.in_code for one in stack):
                element.addnext(_words(done.choice))


def _chosen(begin: Element) -> str:
    """What a form field shows of itself: a ticked or an empty box, the entry chosen from a list."""
    box, options = begin.find(f"{W}ffData/{W}checkBox"), begin.find(f"{W}ffData/{W}ddList")
    if box is not None:
        ticked = property_is_on(box, "checked")
        return _TICKED if (property_is_on(box, "default") if ticked is None else ticked) else _EMPTY
    if options is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in options.iterfind(f"{W}listEntry")]
    at = value(options, "result") or value(options, "default") or "0"
    return entries[int(at)] if at.isdecimal() and int(at) < len(entries) else ""


def _words(text: str) -> Element:
    words = new("t")
    words.text = text
    return words


def _drop_struck(root: Element) -> None:
    struck = [row for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}del") is not None]
    struck += [cell for cell in root.iter(f"{W}tc") if cell.find(f"{W}tcPr/{W}cellDel") is not None]
    for element in struck:
        drop(element)
    for table in [table for table in root.iter(f"{W}tbl") if next(table.iter(f"{W}tc"), None) is None]:
        drop(table)
    for name in _STRUCK:
        for element in [one for one in root.iter(f"{W}{name}") if name_above(one) not in _PROPERTIES]:
            drop(element)


def _read_signs(root: Element) -> None:
    """Signs of fonts of symbols, aligned tabs, formulas as words and tabs."""
    for sign in list(root.iter(f"{W}sym")):
        code = sign.get(f"{W}char", "")
        shown = shown_sign(sign.get(f"{W}font"), int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,6}", code) else ""
        replace(sign, [_words(shown)])
    for tab in list(root.iter(f"{W}ptab")):
        replace(tab, [new("tab")])
    for run in root.iter(f"{W}r"):
        fonts = run.find(f"{W}rPr/{W}rFonts")
        font = None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
        for words in run.iterfind(f"{W}t") if is_symbols(font) else ():
            words.text = shown_text(font, words.text or "")
    for formula in list(root.iter(f"{MATH}oMath")):
        run = new("r")
        run.append(_words("".join(words.text or "" for words in formula.iter(f"{MATH}t", f"{W}t"))))
        replace(formula, [run])
    for ruby in list(root.iter(f"{W}ruby")):
        base = child(ruby, "rubyBase")
        text = "".join(words.text or "" for words in base.iter(f"{W}t")) if base is not None else ""
        replace(ruby, [_words(text)])


def _is_hidden(run: Element, hidden: HiddenStyles) -> bool:
    own = property_is_on(child(run, "rPr"), "vanish")
    if own is not None:
        return own
    style = value(child(run, "rPr"), "rStyle")
    if style is not None and style in hidden.ids:
        return True
    paragraph = next(run.iterancestors(f"{W}p"), None)
    return paragraph is not None and (value(child(paragraph, "pPr"), "pStyle") or "") in hidden.ids


def _mark_is_gone(paragraph: Element, hidden: HiddenStyles, *, hide: bool) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    if mark is None:
        return False
    if any(child(mark, name) is not None for name in _STRUCK):
        return True
    return hide and property_is_on(mark, "vanish") is True


def _unwrap(root: Element) -> None:
    """What stands in a box of Word's, or was put in by a change, stands by itself."""
    for name in _WRAPPERS:
        for box in [one for one in root.iter(f"{W}{name}") if name_above(one) not in _PROPERTIES]:
            inner = child(box, "sdtContent") if name == "sdt" else box
            kept = (
                [one for one in inner if str(one.tag).removeprefix(W) not in _PROPERTIES] if inner is not None else []
            )
            replace(box, kept)


def _join_with_next(paragraph: Element) -> None:
    """Puts the words of a paragraph whose mark is gone before those of the next; the look is that of the next."""
    following = next(_neighbours(paragraph), None)
    if following is not None and following.tag == f"{W}p":
        at = 1 if child(following, "pPr") is not None else 0
        following[at:at] = [part for part in paragraph if part.tag != f"{W}pPr"]
        drop(paragraph)
    elif all(part.tag == f"{W}pPr" for part in paragraph) and following is not None:
        drop(paragraph)


def _neighbours(element: Element) -> Iterator[Element]:
    for following in element.itersiblings():
        if isinstance(following.tag, str) and not _BETWEEN.fullmatch(following.tag.removeprefix(W)):
            yield following
