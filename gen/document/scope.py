"""The names that `{{ }}` may use in a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from gen.core.diagnostic import Diagnostic, Related
from gen.core.node import Node, Tag
from gen.core.vocabulary import FIGURES
from gen.document.citation import Citation
from gen.registers.entries import LegalDocument, Registers, Unit
from gen.text.dates import PartialDate
from gen.text.interpolate import CONDITIONAL, UnknownId, expand
from gen.text.printed_value import Markup
from gen.text.suggestions import did_you_mean

# what an open slot prints: room to write in
SLOT = "…" * 20


class Scope(Mapping[str, object]):
    """The standard names and the document's own `bien`, which may use each other but not in a circle."""

    def __init__(self, names: dict[str, object], own: Node | None, found: list[Diagnostic]) -> None:
        self._names = names
        self._own = own.mapping if own else {}
        self._found = found
        self._open: list[str] = []
        # true while the document is read for another that cites it
        self.cites = False
        for name, node in self._own.items():
            if name in names or name in CONDITIONAL:
                message = f"“{name}” là tên có sẵn, không đặt cho biến được."
                hint = f"Đặt tên khác, ví dụ “{name}_1”, ở đây và ở các chỗ {{{{ {name} }}}}."
                found.append(Diagnostic("text/reserved-name", message, node.named_at, hint))

    def __getitem__(self, name: str) -> object:
        if name not in self._names:
            self._names[name] = self._resolve(name, self._own[name])
        return self._names[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names or name in self._own

    def __iter__(self) -> Iterator[str]:
        return iter({**self._names, **self._own})

    def __len__(self) -> int:
        return len({**self._names, **self._own})

    def _resolve(self, name: str, node: Node) -> Markup:
        if name in self._open:
            circle = " → ".join([*self._open[self._open.index(name) :], name])
            related = tuple(Related(self._own[step].named_at, f"“{step}”") for step in self._open)
            message = f"Các biến gọi vòng tròn: {circle}."
            hint = "Viết hẳn chữ vào một trong các biến."
            self._found.append(Diagnostic("text/circle", message, node.named_at, hint, related=related))
            return Markup("")
        if node.tag is Tag.SLOT:
            return Markup(SLOT)
        self._open.append(name)
        value = Markup(expand(node, self, self._found))
        self._open.pop()
        return value

    def check_unused(self) -> None:
        """Evaluates every variable, so that a mistake in one nobody uses is told too."""
        for name, node in self._own.items():
            if "{" in node.text:
                self[name]


def standard_names(
    unit: Unit, date: PartialDate | None, registers: Registers, this: str, number: str
) -> dict[str, object]:
    """The names that every document has."""
    blank = date or PartialDate()
    names: dict[str, object] = {
        "don_vi": unit,
        "van_ban_nay": this,
        "so_ky_hieu": number,
        "ngay_dai": blank.long,
        "ngay_ngan": blank.short,
        "dv": _find_unit(registers),
    }
    if blank.year:
        names["nam"] = blank.year
    return names


def citing_names(registers: Registers, parent: LegalDocument | None, long_date: bool) -> dict[str, object]:
    """The names that cite a document, their dates all long or all short."""
    names: dict[str, object] = {"vb": _find_document(registers, long_date)}
    if parent is not None:
        names["cha"] = Citation(parent, long_date, has_markup=True)
    return names


def figures_of(root: Node, unit: Unit, registers: Registers) -> dict[str, object]:
    """`so_lieu`, where the document has a file of figures; dotted blanks for the unit of whoever wrote that key."""
    named, own = root.get(FIGURES), root.mapping["don_vi"].pos.path
    figures = registers.figures.get(named.text) if named is not None else None
    if named is None or figures is None:
        return {}
    # most documents have none
    from gen.registers.figures import FiguresOfUnit

    return {FIGURES: FiguresOfUnit(figures, unit.ma, Markup(SLOT) if named.pos.path == own else None)}


def _find_document(registers: Registers, long_date: bool) -> Callable[[str], Citation]:
    def vb(ma: str) -> Citation:
        found = registers.documents.get(ma) or registers.plans.get(ma)
        if found is None:
            hint = did_you_mean(str(ma), (*registers.documents, *registers.plans))
            raise UnknownId(hint or "Thêm văn bản vào plans/danh-muc/van-ban.yaml hoặc khoá van_ban.")
        return Citation(found, long_date)

    return vb


def _find_unit(registers: Registers) -> Callable[[str], object]:
    def dv(ma: str) -> object:
        found = registers.units.get(ma) or registers.groups.get(ma)
        if found is None:
            hint = did_you_mean(str(ma), (*registers.units, *registers.groups))
            raise UnknownId(hint or "Thêm đơn vị vào plans/danh-muc/don-vi.yaml.")
        return found

    return dv
