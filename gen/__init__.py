"""Plans and decisions written once as YAML, printed as Word documents an office can sign.

The rooms, their layers and the way of a line of YAML through them: docs/architecture.md.
"""
