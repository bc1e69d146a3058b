"""The format of a Word file: names (`namespaces`), zip (`archive`), XML (`xml_parser`, `elements`), `opening` it."""
