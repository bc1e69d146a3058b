"""One document in the styles of another, where two are printed on different templates."""

from __future__ import annotations

from copy import deepcopy

from gen.review.traced.traced_document import TracedDocument
from gen.word.ooxml.elements import drop, replace, value
from gen.word.ooxml.namespaces import DOCUMENT_RELATIONS_PART, STYLES_PART, R, W
from gen.word.ooxml.xml_parser import Element, parse, serialise

_REFERENCES = ("pStyle", "rStyle", "tblStyle")
_LINKS = ("basedOn", "next", "link")
_BOUND = ("drawing", "pict", "object")


def fit_styles(old: TracedDocument, fresh: TracedDocument) -> bytes:
    """The part of styles in which both documents can be shown; the old one's references are made to fit."""
    if old.parts.get(DOCUMENT_RELATIONS_PART) != fresh.parts.get(DOCUMENT_RELATIONS_PART):
        for tree in (old.root, old.notes):
            _unbind(tree)
    if old.parts[STYLES_PART] == fresh.parts[STYLES_PART]:
        return fresh.parts[STYLES_PART]
    theirs, ours = parse(old.parts[STYLES_PART]), parse(fresh.parts[STYLES_PART])
    renamed, added = _renamed(theirs, ours)
    for style in added:
        ours.append(style)
    for tree in (old.root, old.notes):
        for name in _REFERENCES:
            for element in tree.iter(f"{W}{name}"):
                value = str(element.get(f"{W}val"))
                element.set(f"{W}val", renamed.get(value, value))
    return serialise(ours)


def _renamed(theirs: Element, ours: Element) -> tuple[dict[str, str], list[Element]]:
    """Their ids of styles as ours, by the styles' names; and those of theirs that we lack."""
    by_name = {_name(style): str(style.get(f"{W}styleId")) for style in ours.findall(f"{W}style")}
    taken = set(by_name.values())
    renamed: dict[str, str] = {}
    lacking = []
    for style in theirs.findall(f"{W}style"):
        id, name = str(style.get(f"{W}styleId")), _name(style)
        if name in by_name:
            renamed[id] = by_name[name]
            continue
        fresh = id
        while fresh in taken:
            fresh += "-cu"
        taken.add(fresh)
        renamed[id] = fresh
        copy = deepcopy(style)
        copy.attrib.pop(f"{W}default", "")
        lacking.append(copy)
    for style in lacking:
        style.set(f"{W}styleId", renamed[str(style.get(f"{W}styleId"))])
        for link in _LINKS:
            for element in style.findall(f"{W}{link}"):
                value = str(element.get(f"{W}val"))
                element.set(f"{W}val", renamed.get(value, value))
    return renamed, lacking


def _unbind(tree: Element) -> None:
    """Pictures and links lead to parts that only the traced's own file has: they go, their words stay."""
    for name in _BOUND:
        for element in list(tree.iter(f"{W}{name}")):
            drop(element)
    for link in list(tree.iter(f"{W}hyperlink")):
        if link.get(f"{R}id") is not None:
            replace(link, list(link))


def _name(style: Element) -> str:
    return (value(style, "name") or "").casefold()
