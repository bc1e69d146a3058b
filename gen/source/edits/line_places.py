"""Lines around a place of a text: where they begin and end, and the comments that go with what stands there."""

from __future__ import annotations


class Lines:
    """A text by its lines."""

    def __init__(self, text: str) -> None:
        self.text = text

    def start(self, at: int) -> int:
        """Where the line of a place begins."""
        return self.text.rfind("\n", 0, at) + 1

    def end(self, at: int) -> int:
        """Where the line of a place ends, before its line break."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def column(self, at: int) -> int:
        """How many signs stand before a place on its line."""
        return at - self.start(at)

    def begins(self, at: int) -> bool:
        """True where nothing but blanks stands before a place on its line."""
        return not self.text[self.start(at) : at].strip(" ")

    def behind(self, at: int) -> str:
        """What stands behind a place on its line, blanks before it left out."""
        return self.text[at : self.end(at)].strip()

    def after(self, end: int, column: int) -> int:
        """The end of the last line that goes with a value: of its own, or of comments set in deeper than `column`."""
        last = at = self.end(end)
        while at < len(self.text):
            line = self.text[at + 1 : self.end(at + 1)]
            at = self.end(at + 1)
            if line.strip() and not (line.lstrip().startswith("#") and len(line) - len(line.lstrip()) > column):
                break
            last = at if line.strip() else last
        return last

    def before(self, start: int) -> int:
        """The beginning of the first of the comment lines right above a line, else of that line."""
        first = self.start(start)
        while first:
            above = self.start(first - 1)
            if not self.text[above : first - 1].lstrip().startswith("#"):
                break
            first = above
        return first

    def is_blank(self, at: int) -> bool:
        """True where the line of a place is empty; the one behind the last is."""
        return not self.text[self.start(at) : self.end(at)].strip()
