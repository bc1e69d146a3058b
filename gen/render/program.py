"""A template's text as steps: print a tag, repeat, choose. Jinja reads it; filling it needs nothing but the steps.

The tags a template may use are few (`tags`), so that the steps are plain data: they can be kept between runs, and
filling a document runs no code that came from a template.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from gen.render.piece import Filled, Piece, Value

Step: TypeAlias = "str | Print | Loop | Choice"
Program: TypeAlias = "tuple[Step, ...]"


class Print(NamedTuple):
    """`{{ name }}`"""

    name: str


class Loop(NamedTuple):
    """`{% for each in name %} … {% endfor %}`"""

    each: str
    name: str
    steps: Program


class Choice(NamedTuple):
    """`{% if name %} … {% else %} … {% endif %}`"""

    name: str
    then: Program
    otherwise: Program


def fill(program: Program, values: Mapping[str, Value]) -> Filled:
    """The text with its tags filled."""
    out: Filled = []
    _run(program, values, out)
    return out


def _run(program: Program, values: Mapping[str, Value], out: Filled) -> None:
    for step in program:
        if isinstance(step, str):
            out.append(step)
        elif isinstance(step, Print):
            value = values[step.name]
            out.extend([value] if isinstance(value, Piece) else pieces(value))
        elif isinstance(step, Loop):
            for piece in pieces(values[step.name]):
                _run(step.steps, {**values, step.each: piece}, out)
        else:
            _run(step.then if values[step.name] else step.otherwise, values, out)


def pieces(value: Value) -> Sequence[Piece]:
    """The pieces of a tag that has several."""
    assert not isinstance(value, bool | Piece), value
    return value


def read_program(source: str) -> Program:
    """The steps of a text with Jinja tags; only what `template_check` lets through."""
    from jinja2.sandbox import SandboxedEnvironment

    return _steps(SandboxedEnvironment().parse(source).body)


def _steps(body: Iterable[Any]) -> Program:
    from jinja2 import nodes

    out: list[Step] = []
    for node in body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                out.append(part.data if isinstance(part, nodes.TemplateData) else Print(_name(part)))
        elif isinstance(node, nodes.For):
            out.append(Loop(_name(node.target), _name(node.iter), _steps(node.body)))
        elif isinstance(node, nodes.If):
            out.append(Choice(_name(node.test), _steps(node.body), _steps(node.else_)))
        else:
            raise TypeError(f"a tag that the check should have refused: {node}")
    return tuple(out)


def _name(node: Any) -> str:
    from jinja2 import nodes

    if isinstance(node, nodes.Getattr):
        return f"{_name(node.node)}.{node.attr}"
    if not isinstance(node, nodes.Name):
        raise TypeError(f"a tag that the check should have refused: {node}")
    return str(node.name)


def to_data(program: Program) -> list[Any]:
    """The steps as lists and texts, to be kept in a file."""
    return [_to_data(step) for step in program]


def _to_data(step: Step) -> Any:
    if isinstance(step, str):
        return step
    if isinstance(step, Print):
        return [step.name]
    if isinstance(step, Loop):
        return [step.each, step.name, to_data(step.steps)]
    return ["", step.name, to_data(step.then), to_data(step.otherwise)]


def from_data(data: Iterable[Any]) -> Program:
    """The steps read back."""
    return tuple(step if isinstance(step, str) else _from_data(*step) for step in data)


def _from_data(first: str, name: str = "", *bodies: Any) -> Step:
    if not bodies:
        return Print(first)
    steps = tuple(from_data(body) for body in bodies)
    return Loop(first, name, steps[0]) if len(steps) == 1 else Choice(name, steps[0], steps[1])
