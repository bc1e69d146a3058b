"""A Word file as bytes: parts in fixed order, with fixed times, uncompressed, so that the bytes never vary."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from gen.render.template_maker.ooxml import DECLARATION, el, flags, paragraph, part, run, twips
from gen.render.template_maker.styles import styles_part
from gen.render.template_maker.theme import theme_part
from gen.word.the_thuc import PHONG_CHU, TheThuc

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PARTS = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def word_file(body: str, he: TheThuc, title: str) -> bytes:
    """The bytes of a .docx with this body, in one system of rules."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _root_relations(),
        "docProps/core.xml": _core(title),
        "docProps/app.xml": _APP,
        "word/document.xml": part("document", el("body", body, _section(he))),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/styles.xml": styles_part(he),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/footnotes.xml": _footnotes(),
        "word/header1.xml": _header(),
        "word/theme/theme1.xml": theme_part(),
    }
    return zip_parts({name: text.encode() for name, text in parts.items()})


def zip_parts(parts: dict[str, bytes]) -> bytes:
    """A zip whose bytes depend on nothing but the parts and their order."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, content in parts.items():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 0
            archive.writestr(info, content)
    return buffer.getvalue()


def _section(he: TheThuc) -> str:
    page = he.trang
    margins = {
        "top": twips(page.le_tren.chon),
        "right": twips(page.le_phai.chon),
        "bottom": twips(page.le_duoi.chon),
        "left": twips(page.le_trai.chon),
        "header": twips(page.so_trang_cach_mep.chon),
        "footer": twips(page.so_trang_cach_mep.chon),
        "gutter": 0,
    }
    return el(
        "sectPr",
        el("headerReference", type="default", r_id="rId5"),
        el("pgSz", w=twips(page.rong), h=twips(page.cao)),
        el("pgMar", **margins),
        el("pgNumType", start=1),
        el("titlePg"),
    )


def _content_types() -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PARTS.items())
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _root_relations() -> str:
    return _relations(
        (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    )


def _document_relations() -> str:
    targets = {kind: f"{kind}.xml" for kind in ("styles", "settings", "fontTable", "footnotes")}
    targets |= {"header": "header1.xml", "theme": "theme/theme1.xml"}
    return _relations(*((f"{_OFFICE}/relationships/{kind}", target) for kind, target in targets.items()))


def _core(title: str) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


_APP = f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties"><Application>gen</Application></Properties>'


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
