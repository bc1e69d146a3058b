"""A template's text as steps: print a value, repeat, choose. Jinja reads it; filling it needs nothing but the steps.

The placeholders that a template may use are few (`placeholders`), so that the steps are plain data: they can be kept
between runs, and filling a document runs no code that came from a template.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from gen.render.fragment import Filled, Fragment, Value

Step: TypeAlias = "str | PrintStep | LoopStep | ChoiceStep"
Steps: TypeAlias = "tuple[Step, ...]"


class PrintStep(NamedTuple):
    """`{{ name }}`"""

    name: str


class LoopStep(NamedTuple):
    """`{% for each in name %} … {% endfor %}`"""

    each: str
    name: str
    steps: Steps


class ChoiceStep(NamedTuple):
    """`{% if name %} … {% else %} … {% endif %}`"""

    name: str
    then: Steps
    otherwise: Steps


def fill(steps: Steps, values: Mapping[str, Value]) -> Filled:
    """The text with its placeholders filled; KeyError where a value is missing."""
    out: Filled = []
    _run(steps, values, out)
    return out


def _run(steps: Steps, values: Mapping[str, Value], out: Filled) -> None:
    for step in steps:
        if isinstance(step, str):
            out.append(step)
        elif isinstance(step, PrintStep):
            value = values[step.name]
            out.extend([value] if isinstance(value, Fragment) else fragments(value))
        elif isinstance(step, LoopStep):
            for fragment in fragments(values[step.name]):
                _run(step.steps, {**values, step.each: fragment}, out)
        else:
            _run(step.then if values[step.name] else step.otherwise, values, out)


def fragments(value: Value) -> Sequence[Fragment]:
    """The fragments of a value that has several; AssertionError for one that is none of these."""
    assert not isinstance(value, bool | Fragment), value
    return value


def read_steps(source: str) -> Steps:
    """The steps of a text with placeholders; TypeError for what `template_check` does not let through."""
    from jinja2.sandbox import SandboxedEnvironment

    return _steps(SandboxedEnvironment().parse(source).body)


def _steps(body: Iterable[Any]) -> Steps:
    from jinja2 import nodes

    out: list[Step] = []
    for node in body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                out.append(part.data if isinstance(part, nodes.TemplateData) else PrintStep(_name(part)))
        elif isinstance(node, nodes.For):
            out.append(LoopStep(_name(node.target), _name(node.iter), _steps(node.body)))
        elif isinstance(node, nodes.If):
            out.append(ChoiceStep(_name(node.test), _steps(node.body), _steps(node.else_)))
        else:
            raise TypeError(f"a placeholder that the check should have refused: {node}")
    return tuple(out)


def _name(node: Any) -> str:
    from jinja2 import nodes

    if isinstance(node, nodes.Getattr):
        return f"{_name(node.node)}.{node.attr}"
    if not isinstance(node, nodes.Name):
        raise TypeError(f"a placeholder that the check should have refused: {node}")
    return str(node.name)


def to_data(steps: Steps) -> list[Any]:
    """The steps as lists and texts, to be kept in a file."""
    return [_to_data(step) for step in steps]


def _to_data(step: Step) -> Any:
    if isinstance(step, str):
        return step
    if isinstance(step, PrintStep):
        return [step.name]
    if isinstance(step, LoopStep):
        return [step.each, step.name, to_data(step.steps)]
    return ["", step.name, to_data(step.then), to_data(step.otherwise)]


def from_data(data: Iterable[Any]) -> Steps:
    """The steps read back."""
    return tuple(step if isinstance(step, str) else _from_data(*step) for step in data)


def _from_data(first: str, name: str = "", *bodies: Any) -> Step:
    if not bodies:
        return PrintStep(first)
    steps = tuple(from_data(body) for body in bodies)
    return LoopStep(first, name, steps[0]) if len(steps) == 1 else ChoiceStep(name, steps[0], steps[1])
