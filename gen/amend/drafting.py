"""From the issued text of a plan and what its source now says to the draft of what amends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from gen.amend.amendment import amendment
from gen.amend.draft import DraftFacts, draft
from gen.amend.left_out import left_out
from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.core.vocabulary import DocumentKind
from gen.document.model import Document
from gen.registers.wording import wording
from gen.text.inline import typed
from gen.text.interpolate import expand
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Drafted:
    """The draft, how many instructions it has, and what of the difference it leaves out."""

    text: str
    count: int
    left_out: list[str]


def drafted(
    library: Library, id: str, texts: tuple[Document, Document], kind: DocumentKind | None, year: int, amends: str
) -> Drafted | None:
    """The draft; None where nothing that can be amended differs. `amends` is the path of the plan from the draft."""
    old, new = texts
    kind = kind or new.kind
    found = amendment(old, new, wording().kinds[kind].called)
    if not found.instructions:
        return None
    resolved = library.resolve(id)
    issued = library.resolve(library.in_force(id))
    cited, root = library.cite(issued), resolved.root
    assert cited is not None and root is not None
    left = list(left_out(old, new))
    facts = DraftFacts(kind, new.unit.ma, year, amends, cited, left)
    return Drafted(draft(found, new, root, facts, written_out(library, resolved)), len(found.instructions), left)


def written_out(library: Library, resolved: Resolved) -> Callable[[Node], Node]:
    """What writes out the `{{ }}` of a text as its own document has them."""
    scope = library.names(resolved)

    def written(node: Node) -> Node:
        ignored: list[Diagnostic] = []
        return replace(node, value=typed(expand(node, scope, ignored))) if "{{" in node.text else node

    return written
