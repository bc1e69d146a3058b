"""A child, written as what differs from its parent, folded onto it (`fold`); every value keeps its place.

Nothing is imported here: a plan without a parent needs none of it.
"""
