"""Words that are written in another way than they should be: what most rules of spelling find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from gen.lint.document_view import DocumentView
from gen.lint.rule import LintViolation


def each_rewritten(
    view: DocumentView, called: str, found: Callable[[str], Iterable[tuple[str, str]]]
) -> Iterator[LintViolation]:
    """A violation for each pair that `found` gives of a text: what is typed, and how it is written."""
    for text in view.texts:
        for typed, meant in found(text.plain):
            message = f"{called} “{typed}” viết là “{meant}”."
            yield LintViolation(text.source, message, f"Viết “{meant}”.", words=typed, about=(meant,))
