"""A child, written as what differs from its parent, folded onto it; every value keeps its place."""

from gen.cascade.fold import Folded, fold, loose_marks
from gen.cascade.merge import Touch
from gen.cascade.sharing import Sharing

__all__ = ["Folded", "Sharing", "Touch", "fold", "loose_marks"]
