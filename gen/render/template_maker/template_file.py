"""A Word file as bytes: parts in fixed order, with fixed times, uncompressed, so that the bytes never vary."""

from gen.render.template_maker.styles import styles_part
from gen.render.template_maker.theme import theme_part
from gen.render.template_maker.xml_text import el, flags, paragraph, part, run
from gen.word.ooxml.archive import written_zip
from gen.word.ooxml.namespaces import (
    CONTENT_TYPES,
    CORE_PART,
    CORE_PROPERTIES,
    CORE_PROPERTIES_RELATION,
    DECLARATION,
    DOCUMENT_PART,
    DOCUMENT_RELATIONS_PART,
    DUBLIN_CORE,
    EXTENDED_PROPERTIES,
    FOOTNOTES_PART,
    OFFICE_RELATIONS,
    PACKAGE_RELATIONS,
    ROOT_RELATIONS_PART,
    STYLES_PART,
    TYPES_PART,
)
from gen.word.ooxml.units import mm_to_twips
from gen.word.the_thuc import PHONG_CHU, TheThuc

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PARTS = {
    DOCUMENT_PART: f"{_WORD}.document.main+xml",
    STYLES_PART: f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    FOOTNOTES_PART: f"{_WORD}.footnotes+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    CORE_PART: "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def word_file(body: str, he: TheThuc, title: str) -> bytes:
    """The bytes of a .docx with this body (WordprocessingML), in one system of rules."""
    parts = {
        TYPES_PART: _content_types(),
        ROOT_RELATIONS_PART: _root_relations(),
        CORE_PART: _core(title),
        "docProps/app.xml": _APP,
        DOCUMENT_PART: part("document", el("body", body, _section(he))),
        DOCUMENT_RELATIONS_PART: _document_relations(),
        STYLES_PART: styles_part(he),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        FOOTNOTES_PART: _footnotes(),
        "word/header1.xml": _header(),
        "word/theme/theme1.xml": theme_part(),
    }
    return written_zip({name: text.encode() for name, text in parts.items()})


def _section(he: TheThuc) -> str:
    page = he.trang
    margins = {
        "top": mm_to_twips(page.le_tren.chon),
        "right": mm_to_twips(page.le_phai.chon),
        "bottom": mm_to_twips(page.le_duoi.chon),
        "left": mm_to_twips(page.le_trai.chon),
        "header": mm_to_twips(page.so_trang_cach_mep.chon),
        "footer": mm_to_twips(page.so_trang_cach_mep.chon),
        "gutter": 0,
    }
    return el(
        "sectPr",
        el("headerReference", type="default", r_id="rId5"),
        el("pgSz", w=mm_to_twips(page.rong), h=mm_to_twips(page.cao)),
        el("pgMar", **margins),
        el("pgNumType", start=1),
        el("titlePg"),
    )


def _content_types() -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PARTS.items())
    return (
        f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONS}">{entries}</Relationships>'


def _root_relations() -> str:
    return _relations(
        (f"{OFFICE_RELATIONS}/officeDocument", DOCUMENT_PART),
        (CORE_PROPERTIES_RELATION, CORE_PART),
        (f"{OFFICE_RELATIONS}/extended-properties", "docProps/app.xml"),
    )


def _document_relations() -> str:
    targets = {kind: f"{kind}.xml" for kind in ("styles", "settings", "fontTable", "footnotes")}
    targets |= {"header": "header1.xml", "theme": "theme/theme1.xml"}
    return _relations(*((f"{OFFICE_RELATIONS}/{kind}", target) for kind, target in targets.items()))


def _core(title: str) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{CORE_PROPERTIES}"'
        f' xmlns:dc="{DUBLIN_CORE}">'
        f"<dc:title>{title}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


_APP = f'{DECLARATION}<Properties xmlns="{EXTENDED_PROPERTIES}"><Application>gen</Application></Properties>'


def _settings() -> str:
    modern = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    uri = "http://schemas.microsoft.com/office/word"
    compat = (el("compatSetting", name=name, uri=uri, val=value) for name, value in modern.items())
    return part(
        "settings",
        el("zoom", percent=100),
        el("defaultTabStop", val=720),
        el("characterSpacingControl", val="doNotCompress"),
        el("footnotePr", el("footnote", id=-1), el("footnote", id=0)),
        el("compat", *compat),
        el("themeFontLang", val="vi-VN"),
        el("decimalSymbol", val=","),
        el("listSeparator", val=";"),
    )


def _font_table() -> str:
    font = el("panose1", val="02020603050405020304") + el("charset", val="00") + el("family", val="roman")
    return part("fonts", el("font", font, el("pitch", val="variable"), name=PHONG_CHU))


def _footnotes() -> str:
    def note(number: int, kind: str) -> str:
        return el("footnote", paragraph("FootnoteText", el("r", el(kind))), type=kind, id=number)

    return part("footnotes", note(-1, "separator"), note(0, "continuationSeparator"))


def _header() -> str:
    def field(kind: str) -> str:
        return el("r", el("fldChar", fldCharType=kind))

    instruction = el("r", el("instrText", " PAGE ", xml_space="preserve"))
    page = field("begin") + instruction + field("separate") + run("2", flags("noProof")) + field("end")
    return part("hdr", paragraph("Header", page))
