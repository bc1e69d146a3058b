"""Namespaces, kinds of relation and names of parts of a .docx (ECMA-376); loads nothing, since every build needs it."""

WORDPROCESSING = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORD_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
# of an attribute that names a relation, and what every kind of relation of an office document begins with
OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EXTENDED_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
PROPERTY_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CORE_PROPERTIES_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"

# the same names as a parser tells them, ready to be put before a local name
W, R, A, WP = (f"{{{space}}}" for space in (WORDPROCESSING, OFFICE_RELATIONS, DRAWING, WORD_DRAWING))
V, VML_OFFICE = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# what only programs without the newer drawings show: a copy of what stands beside it
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# of a part that Word opens in its “Strict” dialect, what the others write
TRANSITIONAL = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": WORDPROCESSING,
    "http://purl.oclc.org/ooxml/drawingml/main": DRAWING,
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WORD_DRAWING,
    "http://purl.oclc.org/ooxml/officeDocument/math": MATH[1:-1],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": OFFICE_RELATIONS,
}
STRICT = "http://purl.oclc.org/ooxml/"

TYPES_PART, ROOT_RELATIONS_PART = "[Content_Types].xml", "_rels/.rels"
DOCUMENT_PART, DOCUMENT_RELATIONS_PART = "word/document.xml", "word/_rels/document.xml.rels"
STYLES_PART, FOOTNOTES_PART, COMMENTS_PART = "word/styles.xml", "word/footnotes.xml", "word/comments.xml"
CORE_PART, CUSTOM_PART = "docProps/core.xml", "docProps/custom.xml"

# how every part that the program writes begins
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
