"""The whole Document from a resolved tree: the parts in their order, the marks at their ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from gen.core.diagnostic import Diagnostic, Position, has_errors
from gen.core.node import Node
from gen.core.summary import summary_of
from gen.core.vocabulary import FIGURES, KINDS, DocumentKind
from gen.document.appendix import appendices
from gen.document.context import ComposeContext
from gen.document.issuer_lines import issuer_lines
from gen.document.issuer_name import issuer_name
from gen.document.issuing_unit import issuing_unit
from gen.document.items import Numberer
from gen.document.legal_bases import bases
from gen.document.mark_at_end import closed
from gen.document.model import Document, Item, Letterhead, Table, tables_of
from gen.document.note_texts import note_paragraphs
from gen.document.recipients import recipients
from gen.document.scope import Scope, citing_names, figures_of, standard_names
from gen.document.signatories import signatures
from gen.document.standalone import standalone
from gen.document.table import composed_table
from gen.document.table_room import tell_fit
from gen.document.table_totals import TableTotals, tell_units
from gen.registers.entries import LegalDocument, Registers, Unit, read_documents
from gen.registers.wording import FamilyWording, wording
from gen.text.dates import BLANK, PartialDate, read_date
from gen.text.inline import citable, shield
from gen.text.numbering import DECISION_FIRST, PLAN_FIRST

_REQUIRED = ("loai", "don_vi", "trich_yeu")
# other names are made from these, so they can't use names themselves
_TYPED_WHOLE = ("so", "ky_hieu", "ten_loai")


def compose(
    root: Node,
    id: str,
    registers: Registers,
    missing_at: Position | None = None,
    parent: LegalDocument | None = None,
) -> tuple[Document | None, list[Diagnostic]]:
    """The Document, or None where something is wrong; `missing_at` is where a missing key is told."""
    missing = [key for key in _REQUIRED if not root.text_of(key) and not (root.get(key) and root.mapping[key].tag)]
    if missing:
        return None, [_missing(root, key, missing_at or root.pos) for key in missing]
    unit, problems = issuing_unit(root, registers)
    if unit is None or root.text_of("loai") not in wording().kinds:
        return None, problems or [_no_slot(root.mapping["loai"])]
    composer = _DocumentComposer(root, id, unit, _with_own(registers, root), parent)
    document = composer.document()
    found = problems + composer.context.found
    return (None if has_errors(found) else document), found


_ADD = {
    "loai": f"Loại là {', '.join(KINDS[:-1])} hoặc {KINDS[-1]}; ví dụ thêm dòng: loai: {DocumentKind.PLAN}",
    "don_vi": "Thêm dòng “don_vi: …” với mã của đơn vị ban hành, như trong plans/danh-muc/don-vi.yaml.",
    "trich_yeu": "Thêm dòng: trich_yeu: …",
}


def _missing(root: Node, key: str, place: Position) -> Diagnostic:
    empty = root.get(key)
    if empty is not None:
        return Diagnostic("schema/required", f"“{key}” đang trống.", empty.named_at, f"Viết “{key}: …”.")
    return Diagnostic("schema/required", f"Thiếu “{key}”.", place, _ADD[key])


def _no_slot(kind: Node) -> Diagnostic:
    hint = f"Chọn một trong: {', '.join(wording().kinds)}."
    return Diagnostic("schema/not-allowed", "“loai” không để chỗ điền được.", kind.pos, hint)


def cite(root: Node, registers: Registers) -> LegalDocument | None:
    """A resolved document as others cite it (`{{ cha }}`), None where its unit is unknown."""
    composer = _composer(root, registers, None, whole=False)
    if composer is None:
        return None
    composer.scope.cites = True
    subject = citable(composer.context.words(root.get("trich_yeu")))
    return LegalDocument(
        ma="",
        loai=composer.called,
        so=shield(composer.number_and_symbol()),
        ngay=composer.date or PartialDate(),
        co_quan=shield(composer.issuer()),
        ve=subject[:1].lower() + subject[1:],
    )


def as_standalone(root: Node, registers: Registers, parent: LegalDocument | None) -> Node:
    """The resolved document as one of its own, for `gen show`."""
    composer = _composer(root, registers, parent)
    return standalone(root, composer.context.scope, composer.scope_of_bases) if composer else standalone(root, {}, {})


def names_of(root: Node, registers: Registers, parent: LegalDocument | None) -> Mapping[str, object]:
    """The names that `{{ }}` may use in a resolved document; none where its unit is unknown."""
    composer = _composer(root, registers, parent)
    return composer.context.scope if composer else {}


def _composer(
    root: Node, registers: Registers, parent: LegalDocument | None, *, whole: bool = True
) -> _DocumentComposer | None:
    unit, _ = issuing_unit(root, registers)
    if unit is None or root.text_of("loai") not in wording().kinds:
        return None
    return _DocumentComposer(root, "", unit, _with_own(registers, root), parent, whole=whole)


def _with_own(registers: Registers, root: Node) -> Registers:
    own = root.get("van_ban")
    return registers.with_documents(read_documents(own)) if own is not None else registers


class _DocumentComposer:
    def __init__(
        self,
        root: Node,
        id: str,
        unit: Unit,
        registers: Registers,
        parent: LegalDocument | None,
        *,
        whole: bool = True,
    ) -> None:
        self.root, self.id, self.unit = root, id, unit
        self.kind = DocumentKind(root.text_of("loai"))
        self.family: FamilyWording = wording().families[unit.khoi]
        date = read_date(root.text_of("ngay")) if root.text_of("ngay") else None
        self.date = date if isinstance(date, PartialDate) else None
        self.called = self._called()
        self.long_bases = self._long_dates()
        self.context = ComposeContext(root, self.family, registers)
        self.totals = TableTotals(root, self._table_by_itself)
        number = self.number_and_symbol()
        this = wording().this_document.format(loai=self.called)
        long_date = root.text_of("ngay_can_cu") == "dai"
        names = standard_names(unit, self.date, registers, this, number) | {"tong": self.totals}
        names |= figures_of(root, unit, registers)
        scope = Scope(names | citing_names(registers, parent, long_date), root.get("bien"), self.context.found)
        self.scope = self.context.scope = scope
        if whole:
            scope.check_unused()
        # all dates of one block are written alike; what is wrong with `bien` was told above
        cited = names | citing_names(registers, parent, self.long_bases)
        self.scope_of_bases = scope if long_date == self.long_bases else Scope(cited, root.get("bien"), [])

    def _called(self) -> str:
        """How a sentence calls this kind of document: `Kế hoạch`."""
        own = " ".join(self.root.text_of("ten_loai").split())
        return own.capitalize() if own else wording().kinds[self.kind].called

    def _long_dates(self) -> bool:
        wanted = self.root.text_of("ngay_can_cu")
        return wanted == "dai" if wanted else self.kind is DocumentKind.DECISION

    def number_and_symbol(self) -> str:
        """`164/KH-UBND`, with room for the pen where there is no number yet."""
        return self.family.fill("so_ky_hieu", so=self._number(), ky_hieu=self._symbol())

    def _number(self) -> str:
        number = self.root.text_of("so")
        return f"0{number}" if number in tuple("123456789") else number or BLANK

    def _symbol(self) -> str:
        own = self.root.text_of("ky_hieu")
        if own:
            return own
        return self.family.fill("ky_hieu", loai=wording().kinds[self.kind].short, co_quan=self.unit.ky_hieu)

    def document(self) -> Document:
        """All parts, in the order in which they are read."""
        context, root = self.context, self.root
        for key in ("mo_dau", "ket_thuc"):
            context.tell_empty(key, root.get(key))
        for key in _TYPED_WHOLE:
            if "{{" in root.text_of(key):
                hint = "Viết hẳn chữ ra; khoá này làm nên các tên khác."
                context.report("text/bad-expression", f"“{key}” không dùng {{{{ }}}} được.", root.mapping[key], hint)
        subject = context.title(root.mapping["trich_yeu"])
        cited = bases(replace(context, scope=self.scope_of_bases), root.get("can_cu"), self.long_bases)
        preamble = context.paragraphs(root.get("mo_dau"))
        items = self._items()
        closing = context.paragraphs(root.get("ket_thuc"))
        items, closing = closed(items, closing, self._closing_mark(), root.get("dau_ket"))
        attached = appendices(context, root.get("phu_luc"), self._attached())
        received = recipients(context, root.get("noi_nhan"))
        signed = signatures(context, root.get("ky"))
        notes = note_paragraphs(context, root.get("chu_thich"))
        tell_units(context, self.totals)
        return Document(
            id=self.id,
            kind=self.kind,
            unit=self.unit,
            date=self.date,
            number=self.number_and_symbol(),
            letterhead=self._letterhead(),
            kind_name=context.plain(root.get("ten_loai")).upper() or wording().kinds[self.kind].printed,
            subject=subject,
            authority=self._authority(),
            bases=cited,
            preamble=preamble,
            items=items,
            closing=closing,
            recipients=received,
            signatures=signed,
            appendices=attached,
            notes=notes,
            fingerprint=self._fingerprint(),
        )

    def _table_by_itself(self, table: Node) -> Table | None:
        """A table as it will print; what is wrong with it is told where it does."""
        apart = replace(self.context, found=[], called_notes={})
        made = composed_table(apart, table)
        if made is not None and not apart.found and not apart.called_notes:
            self.context.tables[table] = made
        return None if has_errors(apart.found) else made

    def _fingerprint(self) -> str:
        """A digest of the resolved document, the same wherever its words were written; waivers do not count."""
        tree = self.root
        silent = {"bo_qua", FIGURES} & tree.mapping.keys()
        if silent:
            tree = tree.with_value({key: value for key, value in tree.mapping.items() if key not in silent})
        if summary_of(tree).names_parent:
            tree = standalone(tree, self.context.scope, self.scope_of_bases)
        return summary_of(tree).digest.hex()

    def _items(self) -> tuple[Item, ...]:
        items = self._numbered()
        for table in tables_of(items):
            tell_fit(self.context, table, landscape=False, in_body=True)
        return items

    def _numbered(self) -> tuple[Item, ...]:
        articles = self.root.get("dieu")
        if self.kind is DocumentKind.DECISION:
            return Numberer(self.context, DECISION_FIRST, composed_table).items(articles) if articles else ()
        sections = self.root.get("phan")
        return Numberer(self.context, PLAN_FIRST, composed_table).sections(sections) if sections else ()

    def _closing_mark(self) -> str:
        own = self.root.get("dau_ket")
        return self.context.plain(own) if own is not None else self.family.formulas["het"]

    def _authority(self) -> str:
        if self.kind is not DocumentKind.DECISION:
            return ""
        return (self._typed_authority or self.unit.ten).upper()

    @cached_property
    def _typed_authority(self) -> str:
        decides = self.kind is DocumentKind.DECISION
        return self.context.plain(self.root.get("tham_quyen")) if decides else ""

    def issuer(self) -> str:
        """Who issued this, as others cite it."""
        return issuer_name(self.unit, self._typed_authority)

    def _letterhead(self) -> Letterhead:
        superior = self.context.registers.units.get(self.unit.chu_quan)
        place = self.context.plain(self.root.get("dia_danh")) or self.unit.dia_danh
        date = (self.date or PartialDate()).long
        return Letterhead(
            superior="\n".join(issuer_lines(superior)) if superior else self.unit.chu_quan.upper(),
            issuer=issuer_lines(self.unit),
            number=self.family.fill("so", so=self._number(), ky_hieu=self._symbol()),
            place_and_date=self.family.fill("dia_danh_ngay", dia_danh=place, ngay=date),
        )

    def _attached(self) -> str:
        date = self.date or PartialDate()
        return self.family.fill(
            "kem_theo",
            loai=self.called,
            so_ky_hieu=self.number_and_symbol(),
            ngay_dai=date.long,
            ngay_ngan=date.short,
            co_quan=self.issuer(),
        )
