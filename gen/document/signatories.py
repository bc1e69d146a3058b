"""Who signs, line by line in print form (Decree 30, appendix I, II.7)."""

from __future__ import annotations

from gen.core.node import Node
from gen.document.context import ComposeContext
from gen.document.model import Signature

_AUTHORITY = ("thay_mat", "thua_uy_quyen", "thua_lenh", "ky_thay", "quyen")


def signatures(context: ComposeContext, node: Node | None) -> tuple[Signature, ...]:
    """The signatories in print form: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`, name."""
    signers = () if node is None else node.items if node.is_list else (node,)
    return tuple(_signature(context, signer) for signer in signers)


def _signature(context: ComposeContext, signer: Node) -> Signature:
    lines = []
    for key in _AUTHORITY:
        words = context.plain(signer.get(key))
        if words:
            lines.append(f"{context.family.authority[key]} {words.upper()}")
    return Signature(tuple(lines), context.plain(signer.get("chuc_vu")).upper(), context.plain(signer.get("ho_ten")))
