"""Nodes back to YAML, in the one canonical form."""

from __future__ import annotations

from collections.abc import Iterable

from gen.core.node import Node, walk
from gen.source.scalars import QUOTES, WIDTH, flow_scalar, quoted, scalar, text_lines
from gen.source.trivia import FileTrivia, Trivia

_STEP = "  "
# a list of short texts goes into brackets by itself where nobody has written it otherwise
_SHORT, _SHORT_LIST = 30, WIDTH - 30


def write(root: Node, trivia: FileTrivia | None = None) -> str:
    """The YAML text of a file, with the comments and the brackets of the one it was read from."""
    writer = _Writer(trivia)
    blocks = list(writer.blocks(root))
    lines = _trimmed(writer.trivia.head)
    before_long = False
    for number, (head, body) in enumerate(blocks):
        long = root.is_mapping and len(body) > 1
        apart = bool(number) and (long or before_long or head[:1] == [""])
        lines += [*([""] if apart else []), *_trimmed(head), *body]
        before_long = long
    return "\n".join([*lines, *writer.trivia.end]) + "\n"


def written_entry(key: str, value: Node, indent: str) -> list[str]:
    """The lines of a new entry of a mapping that stands at an indent."""
    return _Writer(None).entry(key, value, indent)[1]


def written_item(item: Node, indent: str) -> list[str]:
    """The lines of a new item of a list whose dashes stand at an indent."""
    head, lines = _Writer(None).item(item, indent)
    return [*head, *lines]


def written_in_brackets(node: Node) -> str:
    """A new value on one line, as it stands inside brackets."""
    return _Writer(None).part(node, Trivia())


def _trimmed(lines: list[str]) -> list[str]:
    """Comment lines without the blank one before them."""
    return lines[1:] if lines[:1] == [""] else lines


class _Writer:
    """Writes a tree; its trivia say what stands about its values, and which stand in brackets."""

    def __init__(self, trivia: FileTrivia | None) -> None:
        self.trivia = trivia or FileTrivia()
        self.fresh = trivia is None

    def blocks(self, root: Node) -> Iterable[tuple[list[str], list[str]]]:
        """The entries or items of a file, each as its head and its lines."""
        if root.is_list:
            yield from (self.item(item, "") for item in root.items)
        else:
            yield from (self.entry(key, value, "") for key, value in root.mapping.items())

    def entry(self, key: str, value: Node, indent: str) -> tuple[list[str], list[str]]:
        trivia = self.trivia.of_entry(value)
        head = [f"{indent}{line}".rstrip() for line in trivia.above]
        return head, self.value(f"{indent}{scalar(key)}:", value, indent, trivia)

    def item(self, item: Node, indent: str) -> tuple[list[str], list[str]]:
        trivia = self.trivia.of_item(item)
        head = [f"{indent}{line}".rstrip() for line in trivia.above]
        if item.is_list and not item.tag and (row := self.row(item, trivia)):
            return head, [f"{indent}- {row}{f'  {trivia.behind}' if trivia.behind else ''}"]
        if item.is_text or item.tag or self.flow(f"{indent}-", item, trivia):
            return head, self.value(f"{indent}-", item, indent, trivia)
        # what the item holds begins on the line of its dash, so comments before that stand above
        head += [f"{indent}{trivia.behind}"] if trivia.behind else []
        inner, lines = self.inside(item, indent + _STEP, trivia)
        return [*head, *(line[len(_STEP) :] for line in inner)], [f"{indent}- {lines[0].lstrip()}", *lines[1:]]

    def value(self, lead: str, value: Node, indent: str, trivia: Trivia) -> list[str]:
        """A value behind its key or dash."""
        tail = f"  {trivia.behind}" if trivia.behind else ""
        lead += f" !{value.tag}" if value.tag else ""
        below = indent + _STEP
        if value.is_text:
            if not value.text and (value.tag or lead.endswith(":")):
                return [lead + tail]
            return text_lines(lead, value.text, below, tail, trivia.first_char)
        flow = self.flow(lead, value, trivia)
        if flow:
            return [f"{lead} {flow}{tail}"]
        inner, lines = self.inside(value, below, trivia)
        return [lead + tail, *inner, *lines]

    def inside(self, node: Node, indent: str, trivia: Trivia) -> tuple[list[str], list[str]]:
        """The comments above the first entry or item of a collection, and all its other lines."""
        if node.is_list:
            parts = [self.item(item, indent) for item in node.items]
        else:
            parts = [self.entry(key, value, indent) for key, value in node.mapping.items()]
        lines = [line for head, body in parts for line in (*head, *body)]
        first = _trimmed(parts[0][0]) if parts else []
        lines = lines[len(parts[0][0]) :] if parts else lines
        return first, [*lines, *(f"{indent}{line}".rstrip() for line in trivia.below)]

    def row(self, node: Node, trivia: Trivia) -> str:
        """A list within a list, where it is not written with a dash a cell: in brackets, however long; else nothing."""
        if not node.items or (trivia.first_char != "[" and not self.fresh):
            return ""
        return "" if any(trivia.below) or self.commented(node) else self.in_brackets(node)

    def flow(self, lead: str, node: Node, trivia: Trivia) -> str:
        """A collection in brackets, where it is written so and fits on the line; else nothing."""
        if not node.mapping and not node.items:
            return "{}" if node.is_mapping else "[]"
        if trivia.first_char not in ("{", "[") and not (self.fresh and _short_texts(node)):
            return ""
        if any(trivia.below) or any("\n" in value.text for value in walk(node)) or self.commented(node):
            return ""
        flow = self.in_brackets(node)
        return flow if len(lead) + 1 + len(flow) <= WIDTH else ""

    def commented(self, node: Node) -> bool:
        """True where a comment stands inside."""
        entries = [(value, self.trivia.of_entry(value)) for value in node.mapping.values()]
        items = [(item, self.trivia.of_item(item)) for item in node.items]
        return any(trivia.commented or self.commented(value) for value, trivia in (*entries, *items))

    def in_brackets(self, node: Node) -> str:
        """A collection on one line."""
        if not node.mapping and not node.items:
            return "{}" if node.is_mapping else "[]"
        if node.is_list:
            return f"[{', '.join(self.listed(item, self.trivia.of_item(item)) for item in node.items)}]"
        entries = (
            f"{flow_scalar(key)}: {self.part(value, self.trivia.of_entry(value))}"
            for key, value in node.mapping.items()
        )
        return f"{{{', '.join(entries)}}}"

    def listed(self, node: Node, trivia: Trivia) -> str:
        """One item of a list in brackets: in quotes where somebody has set it apart so, as no comma of a name does."""
        if node.is_text and not node.tag and trivia.first_char in QUOTES:
            return quoted(node.text)
        return self.part(node, trivia)

    def part(self, node: Node, trivia: Trivia) -> str:
        """One value inside brackets."""
        tag = f"!{node.tag} " if node.tag else ""
        return tag + (flow_scalar(node.text, trivia.first_char) if node.is_text else self.in_brackets(node))


def _short_texts(node: Node) -> bool:
    if not node.is_list or any(not item.is_text or item.tag or len(item.text) >= _SHORT for item in node.items):
        return False
    return len(", ".join(flow_scalar(item.text) for item in node.items)) < _SHORT_LIST
