"""Between subject and body: the addressees, who decides, the bases (căn cứ), “QUYẾT ĐỊNH:”."""

from __future__ import annotations

from collections.abc import Sequence

from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.component_patterns import CAN_CU, CITED, DAN, KINH_GUI, QUYET_DINH
from gen.word.audit.line_labels import label_of
from gen.word.audit.printed_lines import PrintedLine
from gen.word.audit.recognise.known_line import KnownLine

_DECIDING = ("quyết định", "nghị quyết")


def name_bases(lines: Sequence[PrintedLine], kind: str | None) -> tuple[list[KnownLine], int]:
    """Who decides, the addressees, the bases; and how many lines they took.

    A letter (kind None) has no bases: a “Căn cứ …;” that opens it is prose (PL III, form 1.5).
    """
    named: list[KnownLine] = []
    taken, open_, addressed = 0, False, False
    decides = any(QUYET_DINH.match(line.text) and (line.capitals or line.centred) for line in lines)
    for at, line in enumerate(lines):
        text = line.text
        if not text:
            continue
        if QUYET_DINH.match(text) and (line.capitals or line.centred):
            return [*named, KnownLine(ComponentKey.THAM_QUYEN, line)], at + 1
        if KINH_GUI.match(text) or (addressed and text[:1] in "-–+"):
            named.append(KnownLine(ComponentKey.KINH_GUI, line))
            addressed = True
        elif not named and line.capitals and kind in _DECIDING and not label_of(text, False):
            named.append(KnownLine(ComponentKey.THAM_QUYEN, line))
        elif kind is not None and _is_base(line, open_, decides):
            named.append(KnownLine(ComponentKey.CAN_CU, line))
            open_ = text.endswith((";", ","))
        else:
            break
        taken = at + 1
    return named, taken


def _is_base(line: PrintedLine, open_: bool, decides: bool) -> bool:
    """A line of the block of bases; `open_`: the one before does not end it, `decides`: “QUYẾT ĐỊNH:” will follow."""
    text = line.text
    if line.paragraph.in_table or not line.first:
        return False
    slanted = all(run.format.italic for run in line.visible_runs)
    goes_on = open_ and (slanted or text[:1] in "-–")
    if text.endswith(":"):
        return bool(CAN_CU.match(text)) and (slanted or goes_on)
    if CAN_CU.match(text) or (CITED.match(text) and text.endswith((";", ","))):
        return True
    if DAN.match(text) or CITED.match(text):
        return text.endswith(";") or open_ or slanted or decides
    return goes_on or (text.endswith(";") and (open_ or slanted))
