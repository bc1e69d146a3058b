"""lint/signing: lines of authority that can stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.node import Node
from gen.core.vocabulary import Khoi
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

_DEPUTY = re.compile(r"(?:quyền )?(?:phó\b|cấp phó)", re.I)
# bodies that one head answers for sign in the head's own name
_ONE_HEAD = re.compile(
    r"(?:sở|phòng|văn phòng|trung tâm|chi cục|cục|trường|bệnh viện|thanh tra|công an|ban quản lý)\b", re.I
)
_COMMITTEE = re.compile(r"ban (?:thường vụ|chấp hành)|đảng ủy|đảng uỷ|thành ủy|thành uỷ|tỉnh ủy|tỉnh uỷ|chi bộ", re.I)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Every signatory with lines that cannot be."""
    node = view.root.get("ky")
    party = view.document.khoi == Khoi.PARTY
    for signer in () if node is None else node.items if node.is_list else (node,):
        yield from _party(signer) if party else _state(signer)
        yield from _both(signer)


def _both(signer: Node) -> Iterator[LintViolation]:
    title, acting, instead = signer.text_of("chuc_vu"), signer.get("quyen"), signer.get("ky_thay")
    if acting is not None and _DEPUTY.match(acting.text):
        hint = "Q. đứng trước chức vụ người đứng đầu: quyen: Chủ tịch."
        line = f"Q. {acting.text}"
        yield LintViolation(acting, f"“{line}”: chỉ có quyền cấp trưởng.", hint, about=(line,))
    if instead is not None and _DEPUTY.match(instead.text):
        hint = "KT. đứng trước chức vụ người đứng đầu: ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch."
        line = f"KT. {instead.text}"
        yield LintViolation(instead, f"“{line}”: ký thay cấp trưởng, không ký thay cấp phó.", hint, about=(line,))
    if instead is not None and title and not _DEPUTY.match(title) and instead.text.casefold() == title.casefold():
        hint = "Cấp trưởng ký thì bỏ ky_thay; cấp phó ký thì ghi chuc_vu: Phó …"
        message = f"Ký thay {instead.text} mà người ký cũng là {title}."
        yield LintViolation(instead, message, hint, about=(instead.text, title))


def _state(signer: Node) -> Iterator[LintViolation]:
    title, whole, instead = signer.get("chuc_vu"), signer.get("thay_mat"), signer.get("ky_thay")
    order = signer.get("thua_lenh") or signer.get("thua_uy_quyen")
    if order is not None and whole is not None:
        hint = "Giữ một: TM. khi người đứng đầu tập thể ký, TL. (TUQ.) khi cấp dưới ký theo lệnh."
        yield LintViolation(order, "TL. hoặc TUQ. không đi cùng TM.", hint)
    if whole is not None and _ONE_HEAD.match(whole.text):
        hint = "Bỏ thay_mat; người đứng đầu ký với chức vụ của mình, cấp phó thì KT."
        line = f"TM. {whole.text}"
        message = f"“{line}”: cơ quan này theo chế độ thủ trưởng, không dùng TM."
        yield LintViolation(whole, message, hint, about=(line,))
    if title is None or order is not None:
        return
    deputy = bool(_DEPUTY.match(title.text))
    if deputy and instead is None:
        hint = "Thêm ky_thay: chức vụ cấp trưởng (Chủ tịch, Giám đốc …)."
        yield LintViolation(title, f"“{title.text}” ký mà không có dòng KT.", hint, about=(title.text,))
    if instead is not None and not deputy and instead.text.casefold() != title.text.casefold():
        message = f"KT. {instead.text} mà “{title.text}” không phải cấp phó."
        yield LintViolation(instead, message, "Kiểm tra chức vụ người ký.", about=(f"KT. {instead.text}", title.text))


def _party(signer: Node) -> Iterator[LintViolation]:
    whole, instead = signer.get("thay_mat"), signer.get("ky_thay")
    if whole is not None and instead is not None and _COMMITTEE.match(whole.text):
        hint = "Bỏ ky_thay: cấp ủy là tập thể, phó bí thư ký T/M trực tiếp."
        above, below = f"T/M {whole.text}", f"K/T {instead.text}"
        yield LintViolation(instead, f"“{above}” không đi cùng “{below}”.", hint, about=(above, below))


RULE = LintRule(
    name="signing",
    what="Các dòng quyền hạn ký phải hợp nhau. KT. thì người ký là cấp phó; TL., TUQ. không đi cùng TM.; Q. chỉ "
    "cho cấp trưởng; sở, phòng, trung tâm (chế độ thủ trưởng) không dùng TM.; cấp ủy Đảng ký T/M thì không "
    "K/T.",
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
