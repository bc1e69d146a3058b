"""What makes a Word template unsafe or wrong, told by the paragraph's own text before anything is compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from gen.core.diagnostic import Diagnostic, Position
from gen.render.placeholders import Form, Placeholder
from gen.text.suggestions import did_you_mean
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element

# a placeholder is a name or a loop over one; what is longer is none, and told as one that does not close
_BRACES = re.compile(r"\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|\{#.{0,200}?#\}", re.DOTALL)
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
_FIELD_PARTS = (f"{W}instrText", f"{W}fldChar")
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
    yield "".join(part.text or "" if part.tag == f"{W}instrText" else " " for part in root.iter(*_FIELD_PARTS))


def _unsafe(path: str, message: str) -> Diagnostic:
    hint = "Mở mẫu bằng Word, bỏ phần đó, lưu lại dạng .docx thường."
    return Diagnostic("render/unsafe-template", message, Position(path), hint)


def paragraph_text(paragraph: Element) -> str:
    """The text of a paragraph as one reads it, placeholders included; not of the text boxes that hang on it."""
    return "".join(
        node.text or "" for node in paragraph.iter(f"{W}t") if next(node.iterancestors(f"{W}p")) is paragraph
    )


@dataclass
class _BodyCheck:
    path: str
    placeholders: dict[str, Placeholder]
    found: list[Diagnostic] = field(default_factory=list)
    open: list[tuple[str, str, str]] = field(default_factory=list)
    loops: dict[str, Placeholder] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def report(self, code: str, message: str, text: str) -> None:
        self.found.append(Diagnostic(f"render/{code}", f"{message} — trong đoạn “{text}”.", Position(self.path), _MEND))


def check_body(body: Element, path: str, placeholders: Iterable[Placeholder]) -> list[Diagnostic]:
    """Unknown, unbalanced, misspelt and missing placeholders of the document part."""
    check = _BodyCheck(path, {placeholder.name: placeholder for placeholder in placeholders})
    for paragraph in body.iter(f"{W}p"):
        text = paragraph_text(paragraph)
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None and check.open:
            check.report("section-in-tag", "Dấu ngắt phần (section) nằm giữa các thẻ điều kiện hoặc vòng lặp", text)
        if "{" in text or "}" in text:
            _paragraph(check, text)
    for word, name, text in check.open:
        check.report("unbalanced-tag", f"“{{%p {word} {name} %}}” không có “end{word}”", text)
    for placeholder in check.placeholders.values():
        if placeholder.required and placeholder.name not in check.seen:
            message = (
                f"Mẫu thiếu thẻ “{placeholder.name}” ({placeholder.meaning}); phần đó của văn bản sẽ không được in."
            )
            check.found.append(Diagnostic("render/missing-tag", message, Position(path), _MEND))
    return check.found


def _paragraph(check: _BodyCheck, text: str) -> None:
    placeholders = _BRACES.findall(text)
    rest = _BRACES.sub("", text)
    if re.search(r"\{\{|\{%|\}\}|%\}|\{#|#\}", rest):
        check.report("unbalanced-tag", "Thẻ mở mà không đóng, hoặc đóng mà không mở", text)
        return
    controls = [placeholder for placeholder in placeholders if placeholder.startswith("{%")]
    if len(controls) > 1 or (controls and (len(placeholders) > 1 or rest.strip())):
        check.report("crowded-paragraph", "Thẻ {%p … %} phải đứng một mình trong đoạn của nó", text)
        return
    for placeholder in placeholders:
        _placeholder(check, placeholder, text, alone=len(placeholders) == 1 and not rest.strip())


def _placeholder(check: _BodyCheck, placeholder: str, text: str, *, alone: bool) -> None:
    control, printed = _CONTROL.fullmatch(placeholder), _PRINT.fullmatch(placeholder)
    if control and control["close"]:
        _close(check, control["close"], text)
    elif control:
        _open(check, control, text)
    elif printed:
        _print(check, printed["name"], printed["form"], text, alone=alone)
    else:
        check.report(
            "bad-tag", f"Không hiểu thẻ “{placeholder}” (chữ trong thẻ không dấu, ngoặc thẳng, đúng dấu cách)", text
        )


def _open(check: _BodyCheck, control: re.Match[str], text: str) -> None:
    word, name, var = control["open"], control["name"], control["var"]
    check.open.append((word, name, text))
    placeholder = _named(check, name, text)
    if placeholder is None:
        return
    is_list = placeholder.form in (Form.TEXTS, Form.RICHES)
    if word == "for" and (not var or not is_list):
        check.report("bad-tag", f"“{name}” không lặp được bằng for", text)
    elif word == "for":
        check.loops[var] = placeholder
    elif placeholder.form is Form.FLAG:
        check.seen.add(name)


def _close(check: _BodyCheck, word: str, text: str) -> None:
    if word == "else":
        if not check.open or check.open[-1][0] != "if":
            check.report("unbalanced-tag", "“else” không nằm trong “if” nào", text)
    elif not check.open or check.open[-1][0] != word.removeprefix("end"):
        check.report("unbalanced-tag", f"“{word}” không khớp với thẻ mở nào", text)
    else:
        check.open.pop()


def _print(check: _BodyCheck, name: str, form: str, text: str, *, alone: bool) -> None:
    if name in check.loops:
        placeholder = check.loops[name]
        check.seen.add(placeholder.name)
        wanted = "r" if placeholder.form is Form.RICHES else ""
    else:
        known = _named(check, name, text)
        if known is None:
            return
        placeholder = known
        check.seen.add(name)
        if placeholder.form in (Form.TEXTS, Form.RICHES, Form.FLAG):
            check.report("bad-tag", f"“{name}” phải viết dạng {placeholder.form.value}", text)
            return
        wanted = {Form.TEXT: "", Form.RICH: "r", Form.BLOCK: "p"}[placeholder.form]
    if form != wanted:
        check.report("bad-tag", f"Thẻ “{name}” phải viết “{{{{{wanted} {name} }}}}”", text)
    elif wanted == "p" and not alone:
        check.report("crowded-paragraph", f"Thẻ “{{{{p {name} }}}}” phải đứng một mình trong đoạn của nó", text)


def _named(check: _BodyCheck, name: str, text: str) -> Placeholder | None:
    placeholder = check.placeholders.get(name)
    if placeholder is None:
        hint = did_you_mean(name, check.placeholders)
        check.report("unknown-tag", f"Không có thẻ “{name}”. {hint}".strip(), text)
    return placeholder
