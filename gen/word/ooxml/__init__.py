"""The format of a Word file: its names (`namespaces`), zip (`archive`), XML (`xml_parser`, `elements`), `opening` it."""
