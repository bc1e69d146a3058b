"""The parts of a .docx: which is the document, what it refers to, each parsed without trust."""

from collections.abc import Mapping
from posixpath import dirname, join, normpath

from lxml import etree

from gen.word.measure.resolve import Element

_DOCUMENT = "word/document.xml"
_OFFICE_DOCUMENT = "/officeDocument"


class Package:
    """Parts by name; a part that is missing or broken is an empty element."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._parsed: dict[str, Element] = {}
        self.main = self._main()

    def element(self, name: str) -> Element:
        """The root of a part."""
        if name not in self._parsed:
            self._parsed[name] = parse(self._parts.get(name, b""))
        return self._parsed[name]

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
        return next((name for name in found if name in self._parts), _DOCUMENT)


def _resolved(part: str, target: str) -> str:
    return normpath(target if target.startswith("/") else join("/", dirname(part), target)).lstrip("/")


def parse(content: bytes) -> Element:
    """The root of an XML part, without entities or network; an empty element for what is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return etree.Element("missing")
