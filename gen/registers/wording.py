"""The words that print without being typed, read from wording.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from gen.core.node import Node
from gen.core.vocabulary import Khoi
from gen.source import read_source


class KindWording(NamedTuple):
    """A kind of document: as printed on top, as called in a sentence, as abbreviated in its symbol."""

    printed: str
    called: str
    short: str


class FamilyWording(NamedTuple):
    """The formulas of the State or of the Party, and what stands before a title by authority (TM., KT. …)."""

    formulas: dict[str, str]
    authority: dict[str, str]

    def fill(self, name: str, **values: str) -> str:
        """One formula with its blanks filled."""
        return self.formulas[name].format(**values)


class Wording(NamedTuple):
    """All of wording.yaml; `families` holds, by khoi, what differs between State and Party."""

    kinds: dict[str, KindWording]
    sections: dict[str, str]
    attributes: dict[str, str]
    this_document: str
    appendix: str
    table_unit: tuple[str, ...]
    base_opener: str
    openers: tuple[str, ...]
    numberless: tuple[str, ...]
    citation: dict[str, str]
    verbs: tuple[str, ...]
    # the sentences of an amending document, by what they have done
    amending: dict[str, str]
    # the frame of an amending document
    amending_frame: dict[str, str]
    consolidating: dict[str, str]
    families: Mapping[str, FamilyWording]


@cache
def wording() -> Wording:
    """All of wording.yaml, read once."""
    data = Path(__file__).with_name("wording.yaml").read_bytes()
    root, problems = read_source(data, "wording.yaml")
    assert root is not None and not problems, problems
    bases, cites = root.mapping["can_cu"], root.mapping["trich_dan"]
    return Wording(
        kinds={
            name: KindWording(node.text_of("in"), node.text_of("goi"), node.text_of("tat"))
            for name, node in root.mapping["loai"].mapping.items()
        },
        sections=_texts(root.mapping["muc"]),
        attributes=_texts(root.mapping["nhan"]),
        this_document=root.text_of("van_ban_nay"),
        appendix=root.text_of("phu_luc"),
        table_unit=_words(root.mapping["dvt"]),
        base_opener=bases.text_of("dan"),
        openers=_words(bases.mapping["mo_dau"]),
        numberless=_words(cites.mapping["khong_so"]),
        citation=_texts(cites),
        verbs=_words(cites.mapping["dong_tu"]),
        amending=_texts(root.mapping["sua_doi"]),
        consolidating=_texts(root.mapping["hop_nhat"]),
        amending_frame=_texts(root.mapping["khung_sua_doi"]),
        families={khoi: _family(root.mapping[khoi]) for khoi in Khoi},
    )


def _family(node: Node) -> FamilyWording:
    return FamilyWording(_texts(node), _texts(node.mapping["quyen_han"]))


def _texts(node: Node) -> dict[str, str]:
    return {key: value.text for key, value in node.mapping.items() if value.is_text}


def _words(node: Node) -> tuple[str, ...]:
    return tuple(item.text for item in node.items)
