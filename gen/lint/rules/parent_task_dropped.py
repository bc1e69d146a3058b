"""lint/parent-task-dropped: work that the parent gives to this unit's level is not struck out in silence."""

from __future__ import annotations

from collections.abc import Iterator

from gen.cascade.override import OverrideKind
from gen.core.diagnostic import Severity
from gen.core.node import Node, Tag, walk
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.text.shorten import shortened

_NAMING = ("chu_tri", "thuc_hien", "lien_quan")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Each removal of the child that takes away tasks naming the unit or a group that holds it."""
    unit = view.document.unit
    if view.parent is None or view.parent.document.unit.ma == unit.ma:
        # a unit may choose freely from its own plan
        return
    ours = {unit.ma, *(ma for ma, group in view.registers.groups.items() if group.holds(unit))}
    gone = {node.text: node for node in walk(view.own) if node.tag is Tag.REMOVE and node.is_text and node.text}
    for override in view.overrides:
        if override.kind is not OverrideKind.REMOVED:
            continue
        tasks = [node for node in walk(override.parent) if _names(view, node, ours)]
        if not tasks:
            continue
        name = override.path.rsplit("/", 1)[-1]
        at = gone.get(name) or _dropped_key(view, name) or view.own.mapping.get("ke_thua", view.own)
        words = "; ".join(f"“{shortened(_words(task), 50)}”" for task in tasks[:3]) + (" …" if len(tasks) > 3 else "")
        message = f"Bỏ “{name}” là bỏ {len(tasks)} việc văn bản cha giao cấp này: {words}."
        hint = "Giữ lại hoặc nhận bằng nhan_viec; không nhận thì ghi lý do ở bo_qua."
        related = ((override.parent.named_at, "phần của văn bản cha"),)
        yield LintViolation(at, message, hint, related=related, about=(name, *map(_words, tasks)))


def _names(view: DocumentView, node: Node, ours: set[str]) -> bool:
    for key in _NAMING:
        value = node.get(key)
        # what nhan_viec gave to somebody here was the unit's before
        while value is not None:
            for text in (value, *value.items):
                if text.text and (text.text in ours or ours & view.names.mentioned(text.text)):
                    return True
            value = value.over
    return False


def _dropped_key(view: DocumentView, name: str) -> Node | None:
    """Where the child says that it does not want a key."""
    listed = view.own.get("khong_ke_thua")
    keys = {item.text.replace("_", "-"): item for item in (listed.items if listed else ())}
    return keys.get(name.replace("_", "-")) or view.own.get(name)


def _words(task: Node) -> str:
    for key in ("tieu_de", "noi_dung", "nhiem_vu", "viec", "ten"):
        text = " ".join(task.text_of(key).split())
        if text:
            return text
    return task.text_of("ma") or "…"


_PARENT = """\
--- plans/cha.yaml
loai: ke-hoach
don_vi: thanh-pho-mau
so: 18
ngay: 2026-01-20
trich_yeu: Hoạt động hè năm 2026
noi_dung:
  - {ma: day-boi, noi_dung: Dạy bơi, chu_tri: cap-xa, thoi_gian: Tháng 6/2026}
  - {ma: trai-he, noi_dung: Trại hè, chu_tri: so-noi-vu, thoi_gian: Tháng 7/2026}
--- plans/mau.yaml
ke_thua: cha.yaml
don_vi: phuong-mau
mo_dau: Thực hiện {{ cha }}, phường ban hành Kế hoạch như sau.
"""

RULE = LintRule(
    name="parent-task-dropped",
    what="Việc mà văn bản cha giao cho đơn vị hoặc cho cấp của đơn vị (chu_tri, thuc_hien, lien_quan) được nhận "
    "lại, không bị bỏ lặng lẽ. Không nhận thì nói lý do ở `bo_qua`.",
    why="Cấp trên giao việc cho “Ủy ban nhân dân cấp xã” thì mỗi xã, phường đều phải có việc ấy trong kế hoạch "
    "của mình.",
    severity=Severity.WARNING,
    wrong=_PARENT
    + """\
noi_dung:
  - »!bo day-boi
""",
    right=_PARENT
    + """\
noi_dung:
  - !bo trai-he
""",
    check=check,
)
