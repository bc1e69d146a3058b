"""What items are called in a sentence, by their labels: khoản 2, điểm a, gạch đầu dòng thứ hai."""

from __future__ import annotations

from gen.text.numbering import LabelKind

# with a number of their own, and without
NUMBERED = {LabelKind.ROMAN: "Mục", LabelKind.CLAUSE: "khoản", LabelKind.POINT: "điểm"}
UNNUMBERED = {LabelKind.DASH: "gạch đầu dòng", LabelKind.PLUS: "dấu cộng", LabelKind.NONE: "đoạn"}
