"""The cases of tests/cases: what a drafter wrote, and what is expected of it.

A case is `=== name`, a sentence, its files, and what is expected:

    --- plans/a.yaml + ke-hoach     a file; `+ ke-hoach` appends that tail of common.txt, so that no line moves
    --- plans/a.yaml [cp1258]       a file in an encoding of its own (also: utf-16, nfd, bom, crlf)
    --- expected
    plans/a.yaml:3:5 error schema/unknown-key | part of the message → part of the hint
    built: a                        documents that must be there; all others must not (`tot` is always told apart)
    a prints: words                 words that the built document holds
    beside: plans/con.yaml:2:5 plans/cha.yaml:3:7   the first place's finding names the second as well
    says: plans/a.yaml → plans/b.yaml               words of the report
    --- cured: plans/a.yaml + ke-hoach               the file after the cure of the hint (support/cures.py)
    --- shown con                                   what `gen show con` prints; keys of the case's tails left out

Control characters are drawn as their pictures (␇ ␉ ␌), other ones as ⟨U+200B⟩; ⟨30000 × [⟩ repeats a text;
`options: --strict` adds options.
In the files `ke-thua-*` every place told beside a finding has its line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from places import CASES
from workbench import Office, sections

_EXPECTED = re.compile(r"(?P<place>\S+:\d+:\d+) (?P<severity>\w+) (?P<code>\S+) \| (?P<message>.*?) → (?P<hint>.*)")
_FILE = re.compile(r"(?P<path>\S+)(?: \+ (?P<tail>\S+))?(?: \[(?P<form>\S+)\])?")
_REPEAT = re.compile(r"⟨(\d+) × (.+?)⟩")
_FORMS = {
    "utf-16": lambda text: text.encode("utf-16"),
    "cp1258": lambda text: text.encode("cp1258"),
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
    "bom": lambda text: text.encode("utf-8-sig"),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "": lambda text: text.encode(),
}


@dataclass(frozen=True)
class Case:
    """One case, as its file tells it."""

    name: str
    text: str

    def write(self, office: Office) -> None:
        for head, body in sections(self.text).items():
            if head != "expected" and _FILE.fullmatch(head):
                office.write(*file_bytes(head, body, office))

    @property
    def of_the_cascade(self) -> bool:
        return self.name.startswith("ke-thua-")

    @property
    def expected(self) -> list[str]:
        return [line for line in sections(self.text)["expected"].splitlines() if line.strip()]

    def told(self, key: str) -> list[str]:
        """The values of the lines `key: …` of what is expected."""
        return [line.split(": ", 1)[1] for line in self.expected if line.startswith(f"{key}: ")]

    @property
    def findings(self) -> list[re.Match[str]]:
        found = [_EXPECTED.fullmatch(line) for line in self.expected if " | " in line]
        assert all(found), f"{self.name}: a line of what is expected has no “| … → …”"
        return [one for one in found if one]


def file_bytes(head: str, body: str, office: Office) -> tuple[str, bytes]:
    """The path and the content of a file of a case, as its head says."""
    match = _FILE.fullmatch(head)
    assert match, head
    tail = office.tail(match["tail"]) if match["tail"] else ""
    written = _REPEAT.sub(lambda m: int(m[1]) * m[2], body.rstrip("\n") + "\n")
    return match["path"], _FORMS[match["form"] or ""](_controls(written) + tail)


def _controls(text: str) -> str:
    text = re.sub("[\u2400-\u241f]", lambda m: chr(ord(m[0]) - 0x2400), text)
    return re.sub(r"⟨U\+([0-9A-F]{4,5})⟩", lambda m: chr(int(m[1], 16)), text)


def every_case() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.txt")):
        _, *parts = re.split(r"^=== (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for name, text in zip(parts[::2], parts[1::2], strict=True):
            yield Case(f"{path.stem}/{name.strip()}", text)


EVERY = list(every_case())
