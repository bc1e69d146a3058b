"""What makes a Word template unsafe or wrong, told by the paragraph's own text before anything is compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from gen.core.diagnostic import Diagnostic, Position
from gen.render.tags import Form, Tag
from gen.text.suggestions import did_you_mean
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element

# a tag is a name or a loop over one; what is longer is none, and told as one that does not close
_TAG = re.compile(r"\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|\{#.{0,200}?#\}", re.DOTALL)
_PRINT = re.compile(r"\{\{(?P<form>[rp]?) +(?P<name>[a-z_]+(?:\.[a-z_]+)?) *\}\}")
_CONTROL = re.compile(
    r"\{%p +(?:(?P<open>if|for) +(?:(?P<var>[a-z_]+) +in +)?(?P<name>[a-z_]+(?:\.[a-z_]+)?)"
    r"|(?P<close>endif|endfor|else)) *%\}"
)
_FORBIDDEN_PARTS = {
    "vbaProject": "macro",
    "embeddings/": "đối tượng nhúng (OLE)",
    "activeX": "điều khiển ActiveX",
    "afchunk": "phần nhúng altChunk",
}
_FORBIDDEN_FIELDS = re.compile(r"\b(INCLUDETEXT|INCLUDEPICTURE|LINK|DDE|DDEAUTO|DATABASE|MACROBUTTON)\b", re.IGNORECASE)
_FIELD_PIECES = (f"{W}instrText", f"{W}fldChar")
_MEND = "Mở mẫu bằng Word, sửa đoạn này; danh sách thẻ ở docs/mau-word.md."


def check_parts(trees: Mapping[str, Element], names: Iterable[str], path: str) -> list[Diagnostic]:
    """Macros, embedded objects, fields and links that bring in what the template does not hold."""
    found = []
    for name in names:
        for sign, what in _FORBIDDEN_PARTS.items():
            if sign.lower() in name.lower():
                found.append(_unsafe(path, f"Mẫu có {what} ({name})."))
    for name, root in trees.items():
        if any(str(element.get("TargetMode", "")).lower() == "external" for element in root.iter()):
            found.append(_unsafe(path, f"Mẫu có liên kết ra ngoài ({name})."))
        if next(root.iter(f"{W}altChunk"), None) is not None:
            found.append(_unsafe(path, f"Mẫu có phần nhúng altChunk ({name})."))
        fetching = next((match for code in _field_codes(root) if (match := _FORBIDDEN_FIELDS.search(code))), None)
        if fetching:
            message = f"Mẫu có trường {fetching[0]} ({name}), trường này kéo nội dung từ nơi khác."
            found.append(_unsafe(path, message))
    return found


def _field_codes(root: Element) -> Iterator[str]:
    """The codes of the fields of a part; Word splits one over several runs."""
    yield from (str(field.get(f"{W}instr", "")) for field in root.iter(f"{W}fldSimple"))
    yield "".join(piece.text or "" if piece.tag == f"{W}instrText" else " " for piece in root.iter(*_FIELD_PIECES))


def _unsafe(path: str, message: str) -> Diagnostic:
    hint = "Mở mẫu bằng Word, bỏ phần đó, lưu lại dạng .docx thường."
    return Diagnostic("render/unsafe-template", message, Position(path), hint)


def paragraph_text(paragraph: Element) -> str:
    """The text of a paragraph as one reads it, tags included."""
    return "".join(node.text or "" for node in paragraph.iter(f"{W}t"))


@dataclass
class _Walk:
    path: str
    tags: dict[str, Tag]
    found: list[Diagnostic] = field(default_factory=list)
    open: list[tuple[str, str, str]] = field(default_factory=list)
    loops: dict[str, Tag] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def report(self, code: str, message: str, text: str) -> None:
        self.found.append(Diagnostic(f"render/{code}", f"{message} — trong đoạn “{text}”.", Position(self.path), _MEND))


def check_body(body: Element, path: str, tags: Iterable[Tag]) -> list[Diagnostic]:
    """Unknown, unbalanced, misspelt and missing tags of the document part."""
    walk = _Walk(path, {tag.name: tag for tag in tags})
    for paragraph in body.iter(f"{W}p"):
        text = paragraph_text(paragraph)
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None and walk.open:
            walk.report("section-in-tag", "Dấu ngắt phần (section) nằm giữa các thẻ điều kiện hoặc vòng lặp", text)
        if "{" in text or "}" in text:
            _paragraph(walk, text)
    for word, name, text in walk.open:
        walk.report("unbalanced-tag", f"“{{%p {word} {name} %}}” không có “end{word}”", text)
    for tag in walk.tags.values():
        if tag.required and tag.name not in walk.seen:
            message = f"Mẫu thiếu thẻ “{tag.name}” ({tag.meaning}); phần đó của văn bản sẽ không được in."
            walk.found.append(Diagnostic("render/missing-tag", message, Position(path), _MEND))
    return walk.found


def _paragraph(walk: _Walk, text: str) -> None:
    tags = _TAG.findall(text)
    rest = _TAG.sub("", text)
    if re.search(r"\{\{|\{%|\}\}|%\}|\{#|#\}", rest):
        walk.report("unbalanced-tag", "Thẻ mở mà không đóng, hoặc đóng mà không mở", text)
        return
    controls = [tag for tag in tags if tag.startswith("{%")]
    if len(controls) > 1 or (controls and (len(tags) > 1 or rest.strip())):
        walk.report("crowded-paragraph", "Thẻ {%p … %} phải đứng một mình trong đoạn của nó", text)
        return
    for tag in tags:
        _tag(walk, tag, text, alone=len(tags) == 1 and not rest.strip())


def _tag(walk: _Walk, tag: str, text: str, *, alone: bool) -> None:
    control, printed = _CONTROL.fullmatch(tag), _PRINT.fullmatch(tag)
    if control and control["close"]:
        _close(walk, control["close"], text)
    elif control:
        _open(walk, control, text)
    elif printed:
        _print(walk, printed["name"], printed["form"], text, alone=alone)
    else:
        walk.report("bad-tag", f"Không hiểu thẻ “{tag}” (chữ trong thẻ không dấu, ngoặc thẳng, đúng dấu cách)", text)


def _open(walk: _Walk, control: re.Match[str], text: str) -> None:
    word, name, var = control["open"], control["name"], control["var"]
    walk.open.append((word, name, text))
    tag = _known(walk, name, text)
    if tag is None:
        return
    is_list = tag.form in (Form.TEXTS, Form.RICHES)
    if word == "for" and (not var or not is_list):
        walk.report("bad-tag", f"“{name}” không lặp được bằng for", text)
    elif word == "for":
        walk.loops[var] = tag
    elif tag.form is Form.FLAG:
        walk.seen.add(name)


def _close(walk: _Walk, word: str, text: str) -> None:
    if word == "else":
        if not walk.open or walk.open[-1][0] != "if":
            walk.report("unbalanced-tag", "“else” không nằm trong “if” nào", text)
    elif not walk.open or walk.open[-1][0] != word.removeprefix("end"):
        walk.report("unbalanced-tag", f"“{word}” không khớp với thẻ mở nào", text)
    else:
        walk.open.pop()


def _print(walk: _Walk, name: str, form: str, text: str, *, alone: bool) -> None:
    if name in walk.loops:
        tag = walk.loops[name]
        walk.seen.add(tag.name)
        wanted = "r" if tag.form is Form.RICHES else ""
    else:
        known = _known(walk, name, text)
        if known is None:
            return
        tag = known
        walk.seen.add(name)
        if tag.form in (Form.TEXTS, Form.RICHES, Form.FLAG):
            walk.report("bad-tag", f"“{name}” phải viết dạng {tag.form.value}", text)
            return
        wanted = {Form.TEXT: "", Form.RICH: "r", Form.BLOCK: "p"}[tag.form]
    if form != wanted:
        walk.report("bad-tag", f"Thẻ “{name}” phải viết “{{{{{wanted} {name} }}}}”", text)
    elif wanted == "p" and not alone:
        walk.report("crowded-paragraph", f"Thẻ “{{{{p {name} }}}}” phải đứng một mình trong đoạn của nó", text)


def _known(walk: _Walk, name: str, text: str) -> Tag | None:
    tag = walk.tags.get(name)
    if tag is None:
        hint = did_you_mean(name, walk.tags)
        walk.report("unknown-tag", f"Không có thẻ “{name}”. {hint}".strip(), text)
    return tag
