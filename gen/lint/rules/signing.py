"""lint/signing: lines of authority that can stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.node import Node
from gen.core.vocabulary import Khoi
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.registers.wording import wording
from gen.text.offices import deputy_of, is_collective, is_deputy, is_deputy_of, is_office

# bodies that one head answers for sign in the head's own name
_ONE_HEAD = re.compile(
    r"(?:sở|phòng|văn phòng|trung tâm|chi cục|cục|trường|bệnh viện|thanh tra|công an|ban quản lý)\b", re.I
)
_COMMITTEE = re.compile(r"ban (?:thường vụ|chấp hành)|đảng ủy|đảng uỷ|thành ủy|thành uỷ|tỉnh ủy|tỉnh uỷ|chi bộ", re.I)
# what stands before the office of a person
_OF_A_HEAD = ("ky_thay", "thua_lenh", "thua_uy_quyen", "quyen")
# “TL. Thường trực …” is written though several people are meant
_BOTH_WAYS = "thường trực"


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Every signatory with lines that cannot be."""
    party = view.document.khoi == Khoi.PARTY
    signs = wording().families[view.document.khoi].authority
    for signer in (*signers(view), *appendix_signers(view)):
        yield from _heads(signer)
        yield from _before_whom(signer, signs)
        yield from _instead(signer)
        yield from _party(signer) if party else _state(signer)


def signers(view: DocumentView) -> tuple[Node, ...]:
    """The signatories of the document as written."""
    return _signers(view.root)


def appendix_signers(view: DocumentView) -> tuple[Node, ...]:
    """Those of appendices that are signed by themselves."""
    return tuple(signer for appendix in view.document.appendices for signer in _signers(appendix.source))


def _signers(holder: Node) -> tuple[Node, ...]:
    node = holder.get("ky")
    return () if node is None else tuple(node.items) if node.is_list else (node,)


def _heads(signer: Node) -> Iterator[LintViolation]:
    """Q. and KT. stand before a head."""
    acting, instead = signer.get("quyen"), signer.get("ky_thay")
    if acting is not None and is_deputy(acting.text):
        hint = "Q. đứng trước chức vụ người đứng đầu: quyen: Chủ tịch."
        line = f"Q. {acting.text}"
        yield LintViolation(acting, f"“{line}”: chỉ có quyền cấp trưởng.", hint, about=(line,))
    if instead is not None and is_deputy(instead.text):
        hint = "KT. đứng trước chức vụ người đứng đầu: ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch."
        line = f"KT. {instead.text}"
        yield LintViolation(instead, f"“{line}”: ký thay cấp trưởng, không ký thay cấp phó.", hint, about=(line,))


def _before_whom(signer: Node, signs: dict[str, str]) -> Iterator[LintViolation]:
    """TM. stands before a collective, the others before the office of a person."""
    whole = signer.get("thay_mat")
    if whole is not None and is_office(whole.text) and not is_collective(whole.text):
        line = f"{signs['thay_mat']} {whole.text}"
        hint = "Ghi tên tập thể (thay_mat: Ủy ban nhân dân); ký thay một người thì dùng ky_thay."
        yield LintViolation(whole, f"“{line}”: đứng trước tên tập thể, không phải chức vụ.", hint, about=(line,))
    for key in _OF_A_HEAD:
        head = signer.get(key)
        if head is None or not is_collective(head.text) or head.text.casefold().startswith(_BOTH_WAYS):
            continue
        line = f"{signs[key]} {head.text}"
        hint = f"Ghi chức vụ người đứng đầu, như {key}: Chủ tịch; thay mặt tập thể thì dùng thay_mat."
        yield LintViolation(head, f"“{line}”: đứng trước chức vụ, không phải tên tập thể.", hint, about=(line,))


def _instead(signer: Node) -> Iterator[LintViolation]:
    """Below KT. stands the deputy of this head."""
    title, head = signer.get("chuc_vu"), signer.get("ky_thay")
    if head is None or is_deputy(head.text) or is_collective(head.text):
        return
    wanted, line = deputy_of(head.text), f"KT. {head.text}"
    hint = f"Cấp phó ký thì ghi chuc_vu: {wanted}; cấp trưởng ký thì bỏ ky_thay."
    if title is None or not title.text:
        yield LintViolation(head, f"“{line}” mà dưới đó chưa có chức vụ người ký.", hint, about=(line,))
    elif title.text.casefold() == head.text.casefold():
        message = f"Ký thay {head.text} mà người ký cũng là {title.text}."
        yield LintViolation(head, message, hint, about=(line, title.text))
    elif not is_deputy(title.text):
        message = f"{line} mà “{title.text}” không phải cấp phó."
        yield LintViolation(title, message, hint, about=(line, title.text))
    elif not is_deputy_of(title.text, head.text):
        message = f"{line} mà người ký là “{title.text}”: cấp phó của {head.text} là {wanted}."
        yield LintViolation(title, message, hint, severity=Severity.WARNING, about=(line, title.text))


def _state(signer: Node) -> Iterator[LintViolation]:
    title, whole = signer.get("chuc_vu"), signer.get("thay_mat")
    order = signer.get("thua_lenh") or signer.get("thua_uy_quyen")
    if order is not None and whole is not None:
        hint = "Giữ một: TM. khi người đứng đầu tập thể ký, TL. (TUQ.) khi cấp dưới ký theo lệnh."
        yield LintViolation(order, "TL. hoặc TUQ. không đi cùng TM.", hint)
    if whole is not None and _ONE_HEAD.match(whole.text):
        hint = "Bỏ thay_mat; người đứng đầu ký với chức vụ của mình, cấp phó thì KT."
        line = f"TM. {whole.text}"
        message = f"“{line}”: cơ quan này theo chế độ thủ trưởng, không dùng TM."
        yield LintViolation(whole, message, hint, about=(line,))
    if title is not None and order is None and is_deputy(title.text) and signer.get("ky_thay") is None:
        hint = "Thêm ky_thay: chức vụ cấp trưởng (Chủ tịch, Giám đốc …)."
        yield LintViolation(title, f"“{title.text}” ký mà không có dòng KT.", hint, about=(title.text,))


def _party(signer: Node) -> Iterator[LintViolation]:
    whole, instead = signer.get("thay_mat"), signer.get("ky_thay")
    if whole is not None and instead is not None and _COMMITTEE.match(whole.text):
        hint = "Bỏ ky_thay: cấp ủy là tập thể, phó bí thư ký T/M trực tiếp."
        above, below = f"T/M {whole.text}", f"K/T {instead.text}"
        yield LintViolation(instead, f"“{above}” không đi cùng “{below}”.", hint, about=(above, below))


RULE = LintRule(
    name="signing",
    what="Các dòng quyền hạn ký phải hợp nhau. KT. thì người ký là cấp phó của đúng người ấy (Chủ tịch – Phó Chủ tịch, "
    "Bộ trưởng – Thứ trưởng …); TM. đứng trước tên tập thể, KT., TL., TUQ., Q. đứng trước chức vụ; TL., TUQ. không "
    "đi cùng TM.; Q. chỉ cho cấp trưởng; sở, phòng, trung tâm (chế độ thủ trưởng) không dùng TM.; cấp ủy Đảng ký "
    "T/M thì không K/T.",
    why="Nghị định 30/2020/NĐ-CP, Điều 13 và Phụ lục I, II.7b; văn bản Đảng: Quy định 399-QĐ/TW, HD 05-HD/VPTW.",
    severity=Severity.ERROR,
    wrong="""\
ky:
  thay_mat: Ủy ban nhân dân
  chuc_vu: »Phó Chủ tịch
""",
    right="""\
ky:
  thay_mat: Ủy ban nhân dân
  ky_thay: Chủ tịch
  chuc_vu: Phó Chủ tịch
""",
    check=check,
)
