"""The forms that rules of the schema take: texts, lists, mappings, each with what editors show of it."""

from __future__ import annotations

from typing import Any

Rules = dict[str, Any]


def rule(title: str, **more: Any) -> Rules:
    """A rule with the title that editors show."""
    return {"meta": {"title": title}, **more}


def cured(of: Rules, cure: str) -> Rules:
    """The rule with what to do where the value has another shape."""
    return {**of, "meta": {**of["meta"], "cure": cure}}


def text(title: str, **more: Any) -> Rules:
    """A text."""
    return rule(title, type="string", **more)


def texts(title: str) -> Rules:
    """A text, or a list of texts."""
    return rule(title, type=["string", "list"], schema={"type": "string"})


def naming(names: str, of: Rules) -> Rules:
    """A rule whose values name something of the workspace, which editors offer: `units`, `documents`, `items` …"""
    return {**of, "meta": {**of["meta"], "names": names}}


def flag(title: str) -> Rules:
    """Yes or no."""
    return text(title, allowed=["true", "false"])


def items(title: str, item: str, **more: Any) -> Rules:
    """A list of parts of one kind."""
    return rule(title, type="list", schema={"type": "dict", "schema": item}, **more)


def single(of: Rules) -> Rules:
    """A list that may be written as its one item."""
    return {**of, "meta": {**of["meta"], "single": True}}


def mapping(title: str, of: str) -> Rules:
    """A mapping of one kind."""
    return rule(title, type="dict", schema=of)


def numbering(title: str) -> Rules:
    """An example of a first label, or a list of such."""
    return rule(
        title,
        type=["string", "list"],
        schema={"type": "string", "check_with": "numbering"},
        check_with="numbering",
    )
