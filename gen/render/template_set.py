"""A main template and its appendix template, made ready for each other: all that printing a document needs.

It is plain data, so that a build can keep it for the next one; nothing in it is ever run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from gen.render.package import Package
from gen.render.sections import text_width
from gen.render.steps import Steps, from_data, to_data

_MARGINS, _ROUNDED = ("top", "bottom", "left", "right", "gutter"), 20  # twips


class WordTemplate(NamedTuple):
    """A checked template; `widths` and `page` are in twips, `section` is the page set-up of its only section.

    `body` gives the XML of what stands between `head` and `section`, `skeleton` the words.
    """

    path: str
    head: str
    section: str
    body: Steps
    skeleton: Steps
    widths: Mapping[str, int]
    page: Mapping[str, int]

    @property
    def text_width(self) -> int:
        """The width between the margins, in twips."""
        return text_width(self.page, landscape=False)


class SigningBlock(NamedTuple):
    """What of a main template holds recipients and signatories, for an appendix that is signed by itself.

    `body` gives its XML, `skeleton` its words; `widths` are in twips.
    """

    body: Steps
    skeleton: Steps
    widths: Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class TemplateSet:
    """Two templates, that of appendices also for pages turned; their styles (our ids -> theirs), the first free note.

    `signing` is the signature block of the main one, `signing_turned` the same over the width of a page turned;
    `package` holds the parts that all documents have.

    Each is equal to itself alone: what was written for one set is kept under it.
    """

    main: WordTemplate
    appendix: WordTemplate
    landscape: WordTemplate
    signing: SigningBlock
    signing_turned: SigningBlock
    package: Package
    footnotes: str
    styles: Mapping[str, str]
    first_note: int
    # in pt, the type of tables
    table_pt: float

    def to_data(self) -> dict[str, Any]:
        """Texts, numbers, lists and mappings, to be kept in a file."""
        return {
            "main": _template_data(self.main),
            "appendix": _template_data(self.appendix),
            "landscape": _template_data(self.landscape),
            "signing": _template_data(self.signing),
            "signing_turned": _template_data(self.signing_turned),
            "parts": {name: data.decode("latin-1") for name, data in self.package.parts.items()},
            "footnotes": self.footnotes,
            "styles": dict(self.styles),
            "first_note": self.first_note,
            "table_pt": self.table_pt,
        }

    @property
    def margins_differ(self) -> bool:
        """True where appendices would stand otherwise on the page than the main text."""
        return any(abs(self.main.page[side] - self.appendix.page[side]) > _ROUNDED for side in _MARGINS)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> TemplateSet:
        """The template set read back; KeyError or TypeError for data of another version."""
        parts = {name: text.encode("latin-1") for name, text in data["parts"].items()}
        main, appendix, landscape = (_template(data[name]) for name in ("main", "appendix", "landscape"))
        signing, turned = (SigningBlock(**_with_steps(data[name])) for name in ("signing", "signing_turned"))
        rest = (data[name] for name in ("footnotes", "styles", "first_note", "table_pt"))
        return cls(main, appendix, landscape, signing, turned, Package(parts), *rest)


def _template_data(template: WordTemplate | SigningBlock) -> dict[str, Any]:
    ready = {"body": to_data(template.body), "skeleton": to_data(template.skeleton)}
    return template._asdict() | ready


def _template(data: Mapping[str, Any]) -> WordTemplate:
    return WordTemplate(**_with_steps(data))


def _with_steps(data: Mapping[str, Any]) -> dict[str, Any]:
    return {**data, "body": from_data(data["body"]), "skeleton": from_data(data["skeleton"])}
