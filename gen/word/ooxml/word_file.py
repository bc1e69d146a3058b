"""The parts of a .docx: which is the document, what it refers to, each parsed when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from posixpath import dirname, join, normpath
from types import MappingProxyType

from lxml import etree

from gen.word.ooxml.as_shown import HiddenStyles, as_shown, asks_for_reading
from gen.word.ooxml.namespaces import DOCUMENT_PART
from gen.word.ooxml.xml_parser import Element, parse

_OFFICE_DOCUMENT = "/officeDocument"


class WordFile:
    """Parts by name, and the names of all entries, also of those not read; a part that is missing is an empty element.

    A part that is no XML raises CannotRead when it is asked for; `open_docx` lets none through. `roots` holds what is
    parsed already.
    """

    def __init__(
        self,
        parts: Mapping[str, bytes],
        names: tuple[str, ...] | None = None,
        roots: Mapping[str, Element] = MappingProxyType({}),
    ) -> None:
        self.parts = parts
        self.names = tuple(parts) if names is None else names
        self._roots = dict(roots)
        self._shown: dict[tuple[str, bool], Element] = {}
        self.main = self._main()

    def element(self, name: str) -> Element:
        """The root of a part."""
        if name not in self._roots:
            content = self.parts.get(name)
            self._roots[name] = etree.Element("missing") if content is None else parse(content, name)
        return self._roots[name]

    def shown(self, name: str, *, hidden: bool = False) -> Element:
        """The root of a part as Word shows it with all changes accepted; `hidden` keeps the words that it hides."""
        if not asks_for_reading(self.parts.get(name, b"")) and (hidden or not self._hidden_styles.ids):
            return self.element(name)
        if (name, hidden) not in self._shown:
            self._shown[name, hidden] = as_shown(self.element(name), self._hidden_styles, hide=not hidden)
        return self._shown[name, hidden]

    @cached_property
    def _hidden_styles(self) -> HiddenStyles:
        return HiddenStyles.read(self.part("styles"))

    def related(self, kind: str) -> str:
        """The name of the first part that the document refers to as `kind`, empty where there is none."""
        return next((name for name, of in self.relations(self.main).values() if of.endswith(f"/{kind}")), "")

    def part(self, kind: str) -> Element:
        """A part beside the document by its kind (`styles`, `numbering` …)."""
        return self.element(self.related(kind) or f"word/{kind}.xml")

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the package, by id: the part's name and the kind of relation."""
        folder, _, file = part.rpartition("/")
        root = self.element(join(folder, "_rels", f"{file}.rels"))
        inside = (r for r in root.iter("{*}Relationship") if r.get("TargetMode") != "External")
        return {r.get("Id", ""): (_resolved(part, r.get("Target", "")), r.get("Type", "")) for r in inside}

    def _main(self) -> str:
        found = (name for name, kind in self.relations("").values() if kind.endswith(_OFFICE_DOCUMENT))
        return next((name for name in found if name in self.parts), DOCUMENT_PART)


def _resolved(part: str, target: str) -> str:
    return normpath(target if target.startswith("/") else join("/", dirname(part), target)).lstrip("/")
