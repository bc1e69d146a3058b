"""What must be put where in a text for it to say what a changed tree says, all else left as it is."""

from __future__ import annotations

from collections.abc import Sequence

from gen.core.node import Node
from gen.source.edits.extents import Extent, Part, extents
from gen.source.edits.kept_order import kept_in_order
from gen.source.edits.line_places import Lines
from gen.source.edits.new_scalar import on_one_line, rewritten_scalar
from gen.source.edits.splices import Splice, spliced
from gen.source.scalars import WIDTH, flow_scalar
from gen.source.write import written_entry, written_in_brackets, written_item

_STEP = "  "


class NotInPlace(ValueError):
    """A change that this way of writing can't be given at its place."""


def splices_for(text: str, old: Node, new: Node) -> list[Splice]:
    """The splices of a text, from which `old` was read, that make it say `new`; raises NotInPlace."""
    writer = _Writer(text)
    root = extents(text)
    if not (old.is_mapping and new.is_mapping) and not (old.is_list and new.is_list):
        raise NotInPlace
    writer.value(old, new, root, None)
    return writer.splices


class _Writer:
    """Walks an old tree along its text and a new one; a value knows the part that holds it."""

    def __init__(self, text: str) -> None:
        self.text, self.lines = text, Lines(text)
        self.splices: list[Splice] = []

    def put(self, start: int, end: int, new: str) -> None:
        if self.text[start:end] != new:
            self.splices.append(Splice(start, end, new))

    def value(self, old: Node, new: Node, at: Extent, part: Part | None, *, flow: bool = False) -> None:
        """Puts a new value in place of an old one."""
        if old is new:
            return
        like = old.tag == new.tag and type(old.value) is type(new.value)
        if like and old.is_text:
            if old.text != new.text:
                self.scalar(new.text, at, part, flow=flow)
        elif like and old.is_mapping and any(key in old.mapping for key in new.mapping):
            self.mapping(old, new, at)
        elif like and old.is_list and {item.pos for item in old.items} & {item.pos for item in new.items}:
            self.sequence(old, new, at)
        elif part is None:
            raise NotInPlace
        elif old.value or new.value or old.tag != new.tag or not like:
            self.whole(new, at, part, flow=flow)

    def scalar(self, text: str, at: Extent, part: Part | None, *, flow: bool) -> None:
        """A text in place of another one, in its form."""
        old = self.text[at.begin : at.end]
        if flow:
            lead = "" if at.begin < at.end or self.text[at.begin - 1 : at.begin] in ("", " ", "[", "{") else " "
            self.put(at.begin, at.end, lead + on_one_line(text, at.style))
            return
        if part is None:
            raise NotInPlace
        if not text and self.text[at.start - 1 : at.start] in (" ", "\n", ""):
            self.emptied(at, part)
            return
        column = self.lines.column(part.start)
        head = self.text[self.lines.start(at.begin) : at.begin].rstrip()
        first, rest = rewritten_scalar(head, old, text, at.style, " " * (column + len(_STEP)))
        self.text_in_place(at, first, rest, column)

    def emptied(self, at: Extent, part: Part) -> None:
        """An empty text: nothing behind a key, a pair of quotes behind a dash."""
        is_key = self.text[part.start] != "-" or part.start == at.start
        before = self.text[part.start : at.start]
        if is_key and before.rstrip(" ").endswith(":") and at.style not in ("|", ">"):
            self.put(at.start - (len(before) - len(before.rstrip(" "))), at.end, "")
        else:
            self.text_in_place(at, '""', [], self.lines.column(part.start))

    def text_in_place(self, at: Extent, first: str, rest: Sequence[str], column: int) -> None:
        """A written text: its first line where the old one began, the others below."""
        block = at.style in ("|", ">")
        lead = "" if self.text[at.begin - 1 : at.begin] == " " else " "
        first_end = self.lines.end(at.begin) if block else at.end
        note = self.text[at.begin : first_end].partition("#") if block else ("", "", "")
        tail = f"  #{note[2].rstrip()}" if note[1] else ""
        indent = self.indent_of(at, column) if block else " " * (column + len(_STEP))
        below = "".join("\n" + (line and indent + line) for line in rest)
        if block or "\n" in self.text[at.begin : at.end]:
            self.put(at.begin, at.end, lead + first + tail + below)
        else:
            self.put(at.begin, at.end, lead + first)
            self.put(end := self.lines.end(at.end), end, below)

    def indent_of(self, at: Extent, column: int) -> str:
        """How far the lines of a block scalar are set in."""
        body = self.text[at.begin : at.end].split("\n")[1:]
        return next((line[: len(line) - len(line.lstrip(" "))] for line in body if line.strip()), " " * (column + 2))

    def whole(self, new: Node, at: Extent, part: Part, *, flow: bool) -> None:
        """A value of another shape in place of the old one."""
        if flow:
            self.put(at.start, at.end, written_in_brackets(new))
            return
        indent = " " * self.lines.column(part.start)
        is_item = part.start != at.start and self.text[part.start : part.start + 2].strip() == "-"
        lines = written_item(new, indent) if is_item else written_entry(_KEY, new, indent)
        comment = self.lines.behind(at.end)
        first = lines[0].removeprefix(indent)
        if not is_item:
            first = self.text[part.start : at.start].partition("\n")[0].rstrip() + first.removeprefix(f"{_KEY}:")
        tail = f"  {comment}" if comment else ""
        self.put(part.start, self.lines.end(at.end), "\n".join([first + tail, *lines[1:]]))

    def mapping(self, old: Node, new: Node, at: Extent) -> None:
        """A mapping entry by entry."""
        keys = list(old.mapping)
        if [key for key in keys if key in new.mapping] != [key for key in new.mapping if key in old.mapping]:
            raise NotInPlace
        parts = dict(zip(keys, at.parts, strict=True))
        added: dict[str, list[str]] = {}
        last = ""
        for key, value in new.mapping.items():
            if key in parts:
                self.value(old.mapping[key], value, parts[key].value, parts[key], flow=at.in_brackets)
                last = key
            else:
                added.setdefault(last, []).append(key)
        kept = [number for number, key in enumerate(keys) if key in new.mapping]
        self.remove(at, kept, spaced=False)
        for last, names in added.items():
            entries = {name: new.mapping[name] for name in names}
            self.add_entries(at, entries, parts[last] if last else None, at.parts[kept[0]])

    def add_entries(self, at: Extent, entries: dict[str, Node], behind: Part | None, first: Part) -> None:
        if at.in_brackets:
            texts = [f"{flow_scalar(key)}: {written_in_brackets(value)}" for key, value in entries.items()]
            self.add_in_brackets(texts, behind, first)
            return
        column = self.lines.column(at.parts[0].start)
        indent = " " * column
        lines = [line for key, value in entries.items() for line in written_entry(key, value, indent)]
        if behind is None:
            self.put(first.start, first.start, "\n".join(lines).removeprefix(indent) + "\n" + indent)
        else:
            end = self.lines.after(behind.value.end, column)
            self.put(end, end, "".join(f"\n{line}" for line in lines))

    def add_in_brackets(self, texts: Sequence[str], behind: Part | None, first: Part) -> None:
        if behind is None:
            self.put(first.start, first.start, "".join(f"{text}, " for text in texts))
        else:
            self.put(behind.value.end, behind.value.end, "".join(f", {text}" for text in texts))

    def remove(self, at: Extent, kept: Sequence[int], *, spaced: bool) -> None:
        """Takes all parts out but those kept."""
        for number, part in enumerate(at.parts):
            if number in kept:
                continue
            following = next((other for other in kept if other > number), None)
            if at.in_brackets and following is None:
                before = at.parts[kept[-1]]
                self.put(before.value.end, at.parts[-1].value.end, "")
                return
            if at.in_brackets:
                self.put(part.start, at.parts[number + 1].start, "")
            elif not self.lines.begins(part.start):
                if following is None or number:
                    raise NotInPlace
                self.put(part.start, at.parts[following].start, "")
            elif not (kept and number < kept[0] and not self.lines.begins(at.parts[0].start)):
                self.remove_lines(part, self.lines.column(part.start), spaced=spaced)

    def remove_lines(self, part: Part, column: int, *, spaced: bool) -> None:
        start, end = self.lines.start(part.start), self.lines.after(part.value.end, column)
        blank_above = start and self.lines.is_blank(start - 1)
        if spaced and blank_above and self.lines.is_blank(min(end + 1, len(self.text))):
            start -= 1
        if end < len(self.text):
            self.put(start, end + 1, "")
        else:
            self.put(max(start - 1, 0), end, "")

    def sequence(self, old: Node, new: Node, at: Extent) -> None:
        """A list item by item: known ones by their place in the file."""
        numbers = {item.pos: number for number, item in enumerate(old.items)}
        known = [numbers.get(item.pos) for item in new.items]
        stay = kept_in_order([number for number in known if number is not None])
        for item, number in zip(new.items, known, strict=True):
            if number in stay:
                part = at.parts[number]
                self.value(old.items[number], item, part.value, part, flow=at.in_brackets)
        spaced = not at.in_brackets and self.spaced(at)
        self.remove(at, sorted(stay), spaced=spaced)
        behind: Part | None = None
        first = at.parts[min(stay)]
        for item, number in zip(new.items, known, strict=True):
            if number in stay:
                behind = at.parts[number]
            elif number is None:
                self.add_item(item, at, behind, first, spaced=spaced)
            else:
                self.put_moved(self.moved(old.items[number], item, at, number), at, behind, first, spaced=spaced)

    def spaced(self, at: Extent) -> bool:
        """True where blank lines part the items of a list."""
        starts = [self.lines.before(part.start) for part in at.parts[1:]]
        return bool(starts) and all(self.lines.is_blank(start - 1) for start in starts)

    def add_item(self, item: Node, at: Extent, behind: Part | None, first: Part, *, spaced: bool) -> None:
        if at.in_brackets:
            self.add_in_brackets([written_in_brackets(item)], behind, first)
            return
        indent = " " * self.lines.column(at.parts[0].start)
        beside = behind or first
        lines = written_item(item, indent)
        long = any("\n" in value.text for value in item.mapping.values())
        if beside.value.style == "{" and item.is_mapping and not long:
            flow = f"{indent}- {written_in_brackets(item)}"
            lines = [flow] if len(flow) <= WIDTH else lines
        self.put_moved("\n".join(lines), at, behind, first, spaced=spaced)

    def put_moved(self, written: str, at: Extent, behind: Part | None, first: Part, *, spaced: bool) -> None:
        """Puts the lines of an item behind another one, or before the first."""
        if at.in_brackets:
            self.add_in_brackets([written], behind, first)
            return
        apart = "\n" if spaced else ""
        if behind is not None:
            end = self.lines.after(behind.value.end, self.lines.column(at.parts[0].start))
            self.put(end, end, f"\n{apart}{written}")
        elif self.lines.begins(first.start):
            start = self.lines.start(first.start)
            self.put(start, start, f"{written}\n{apart}")
        else:
            indent = " " * self.lines.column(first.start)
            self.put(first.start, first.start, f"{written.removeprefix(indent)}\n{indent}")

    def moved(self, old: Node, item: Node, at: Extent, number: int) -> str:
        """The lines of an item that goes elsewhere, with what changes in it; they are taken out where they stood."""
        part = at.parts[number]
        inner = _Writer(self.text)
        inner.value(old, item, part.value, part, flow=at.in_brackets)
        if at.in_brackets:
            start, end = part.value.start, part.value.end
        elif self.lines.begins(part.start):
            start = self.lines.before(part.start)
            end = self.lines.after(part.value.end, self.lines.column(part.start))
            self.put(start, self.lines.start(part.start), "")
        else:
            raise NotInPlace
        shifted = [Splice(splice.start - start, splice.end - start, splice.new) for splice in inner.splices]
        return spliced(self.text[start:end], shifted)


_KEY = "khoa"
