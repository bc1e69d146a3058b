"""A child, written as what differs from its parent, folded onto it; every value keeps its place."""

from gen.cascade.fold import fold, loose_marks

__all__ = ["fold", "loose_marks"]
