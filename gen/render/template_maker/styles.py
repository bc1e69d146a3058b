"""word/styles.xml: the figures of the law and our spacing, as named styles that show in Word's gallery."""

from dataclasses import dataclass
from itertools import count

from gen.render.template_maker.xml_text import el, flags, part
from gen.word.ooxml.units import mm_to_twips, pt_to_twips
from gen.word.the_thuc import PHONG_CHU, TEN_KIEU, GianDong, Khoang, ThanhTo, TheThuc

CHO_KY = 64.0  # pt of room for signature and seal: four blank lines of 14 pt


@dataclass(frozen=True)
class StyleSettings:
    """What the law leaves to us: space around a paragraph (pt), what holds together, place in the outline."""

    before: float = 0
    after: float = 0
    body: bool = False  # stands as the law says of body paragraphs: indent, spacing, line
    keep_next: bool = False
    contextual: bool = False  # no space between neighbours of the same style
    outline: int | None = None
    caps: bool = False
    based_on: str = "Normal"
    following: str | None = None


SETTINGS: dict[str, StyleSettings] = {
    "QuocHieu": StyleSettings(),
    "TieuNgu": StyleSettings(),
    "ChuQuan": StyleSettings(),
    "CoQuan": StyleSettings(),
    "DauSao": StyleSettings(),
    "SoKyHieu": StyleSettings(before=6),
    "DiaDanh": StyleSettings(before=6),
    "TenLoai": StyleSettings(before=18, keep_next=True, following="TrichYeu"),
    "TrichYeu": StyleSettings(keep_next=True),
    "GachDuoi": StyleSettings(after=6, keep_next=True),
    "ThamQuyen": StyleSettings(before=12, after=6, keep_next=True),
    "CanCu": StyleSettings(based_on="LoiVan"),
    "LoiVan": StyleSettings(body=True),
    "Chuong": StyleSettings(before=12, contextual=True, keep_next=True, outline=0, following="LoiVan"),
    "Heading1": StyleSettings(outline=0, caps=True, keep_next=True, based_on="LoiVan", following="LoiVan"),
    "Heading2": StyleSettings(outline=1, keep_next=True, based_on="LoiVan", following="LoiVan"),
    "Heading3": StyleSettings(outline=2, keep_next=True, based_on="LoiVan", following="LoiVan"),
    "Heading4": StyleSettings(outline=3, keep_next=True, based_on="LoiVan", following="LoiVan"),
    "Dieu": StyleSettings(outline=0, based_on="LoiVan"),
    "QuyenHan": StyleSettings(keep_next=True),
    "ChucVu": StyleSettings(keep_next=True),
    "HoTen": StyleSettings(before=CHO_KY),
    "NoiNhanNhan": StyleSettings(keep_next=True, following="NoiNhan"),
    "NoiNhan": StyleSettings(),
    "PhuLuc": StyleSettings(keep_next=True, outline=0, following="PhuLucTieuDe"),
    "PhuLucTieuDe": StyleSettings(keep_next=True, caps=True, following="KemTheo"),
    "KemTheo": StyleSettings(keep_next=True),
    "BangDau": StyleSettings(keep_next=True),
    "BangO": StyleSettings(),
    "BangNhom": StyleSettings(keep_next=True),
    "FootnoteText": StyleSettings(),
    "Header": StyleSettings(),
}

_BUILT_IN = {"Heading1", "Heading2", "Heading3", "Heading4", "FootnoteText", "Header"}

# Components the law says nothing of, with our choice.
_OURS = {
    "Heading3": ThanhTo("heading 3", "", Khoang(13, 14, 14), "both", dam=True),
    "Heading4": ThanhTo("heading 4", "", Khoang(13, 14, 14), "both", dam=True),
    "TieuNgu": ThanhTo("Tiêu ngữ", "", Khoang(13, 14, 14), "center", dam=True),
    "DauSao": ThanhTo("Dấu sao", "", Khoang(14, 14, 14), "center"),
    "GachDuoi": ThanhTo("Gạch dưới trích yếu", "", Khoang(14, 14, 14), "center"),
    "BangDau": ThanhTo("Bảng (hàng đầu)", "", Khoang(10, 13, 12), "center", dam=True),
    "BangO": ThanhTo("Bảng (ô)", "", Khoang(10, 13, 12), "left"),
    "BangNhom": ThanhTo("Bảng (nhóm)", "", Khoang(10, 13, 12), "left", dam=True),
    "FootnoteText": ThanhTo("footnote text", "", Khoang(10, 12, 10), "both"),
}


def styles_part(he: TheThuc) -> str:
    """word/styles.xml of one system of rules."""
    order = count(1)
    named = [_paragraph_style(style_id, he, next(order)) for style_id in SETTINGS]
    drawn = [_rule(next(order)), _hairline(next(order))]
    return part("styles", _defaults(), _latent(), _NORMAL, *named, *drawn, _FIXED, _plain_table(), _ruled_table())


def _defaults() -> str:
    fonts = el("rFonts", ascii=PHONG_CHU, hAnsi=PHONG_CHU, eastAsia=PHONG_CHU, cs=PHONG_CHU)
    size = el("sz", val=28) + el("szCs", val=28)
    language = el("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA")
    characters = el("rPrDefault", el("rPr", fonts, el("color", val="auto"), size, language))
    spacing = el("spacing", before=0, after=0, line=240, lineRule="auto")
    return el("docDefaults", characters, el("pPrDefault", el("pPr", spacing)))


def _latent() -> str:
    return el(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=376,
    )


def _head(style_id: str, based_on: str, priority: int, following: str | None = None) -> str:
    """What every style says first: its name, its parent, the style of the next paragraph, its place in the gallery."""
    names = el("name", val=TEN_KIEU[style_id]) + el("basedOn", val=based_on)
    return names + (el("next", val=following) if following else "") + el("uiPriority", val=priority) + el("qFormat")


def _paragraph_style(style_id: str, he: TheThuc, priority: int) -> str:
    settings, component = SETTINGS[style_id], _component(style_id, he)
    head = _head(style_id, settings.based_on, priority, settings.following)
    custom = {} if style_id in _BUILT_IN else {"customStyle": 1}
    given = _component(settings.based_on, he).co.chon if settings.based_on in SETTINGS else None
    type_ = _type(component, settings.caps, inherits_size=given == component.co.chon)
    body = head + el("pPr", _paragraph_properties(settings, component, he)) + (el("rPr", type_) if type_ else "")
    return el("style", body, type="paragraph", **custom, styleId=style_id)


def _component(style_id: str, he: TheThuc) -> ThanhTo:
    return he.thanh_to.get(style_id) or _OURS[style_id]


def _paragraph_properties(settings: StyleSettings, component: ThanhTo, he: TheThuc) -> str:
    inherits = settings.based_on == "LoiVan"
    spacing = "" if inherits else el("spacing", **_spacing(settings, he))
    indent = el("ind", firstLine=mm_to_twips(he.doan_van.lui_dau_dong.chon)) if settings.body and not inherits else ""
    return "".join(
        (
            el("keepNext") if settings.keep_next else "",
            el("widowControl"),
            spacing,
            indent,
            el("contextualSpacing") if settings.contextual else "",
            el("jc", val=component.canh) if not inherits else "",
            el("outlineLvl", val=settings.outline) if settings.outline is not None else "",
        )
    )


def _spacing(settings: StyleSettings, he: TheThuc) -> dict[str, str | int]:
    if not settings.body:
        return {
            "before": pt_to_twips(settings.before),
            "after": pt_to_twips(settings.after),
            "line": 240,
            "lineRule": "auto",
        }
    return {"before": pt_to_twips(he.doan_van.cach_doan.chon), "after": 0, **_line(he.doan_van.gian_dong)}


def _line(gian_dong: GianDong) -> dict[str, str | int]:
    if gian_dong.kieu == "dung":
        return {"line": pt_to_twips(gian_dong.khoang.chon), "lineRule": "exact"}
    return {"line": round(gian_dong.khoang.chon * 240), "lineRule": "auto"}


def _type(component: ThanhTo, caps: bool, *, inherits_size: bool) -> str:
    """The look of a style; a size that its parent has is the parent's, so that to change that one is to change both."""
    size = round(component.co.chon * 2)
    return "".join(
        (
            flags("b", "bCs") if component.dam else "",
            flags("i", "iCs") if component.nghieng else "",
            el("caps") if caps else "",
            el("color", val="auto") if not inherits_size else "",
            el("sz", val=size) + el("szCs", val=size) if not inherits_size else "",
            el("u", val="single") if component.gach_chan else "",
        )
    )


_NORMAL = el(
    "style",
    el("name", val="Normal") + el("uiPriority", val=0) + el("qFormat"),
    type="paragraph",
    default=1,
    styleId="Normal",
)

_HIDDEN = el("uiPriority", val=99) + flags("semiHidden", "unhideWhenUsed")
_FIXED = "".join(
    (
        el(
            "style",
            el("name", val="Default Paragraph Font") + _HIDDEN,
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        el(
            "style",
            el("name", val=TEN_KIEU["FootnoteReference"]) + el("basedOn", val="DefaultParagraphFont"),
            el("uiPriority", val=99) + el("unhideWhenUsed") + el("rPr", el("vertAlign", val="superscript")),
            type="character",
            styleId="FootnoteReference",
        ),
        el("style", el("name", val="No List") + _HIDDEN, type="numbering", default=1, styleId="NoList"),
    )
)


def _rule(priority: int) -> str:
    line = el("pBdr", el("bottom", val="single", sz=6, space=0, color="000000"))
    spacing = el("spacing", before=0, after=120, line=80, lineRule="exact")
    return _special("KeNgang", priority, el("keepNext") + line + spacing + el("jc", val="center"))


def _hairline(priority: int) -> str:
    spacing = el("spacing", before=0, after=0, line=20, lineRule="exact")
    return _special("NgatPhan", priority, spacing)


def _special(style_id: str, priority: int, properties: str) -> str:
    head = (
        el("name", val=TEN_KIEU[style_id])
        + el("basedOn", val="Normal")
        + el("uiPriority", val=priority)
        + el("qFormat")
    )
    body = head + el("pPr", properties) + el("rPr", el("sz", val=2), el("szCs", val=2))
    return el("style", body, type="paragraph", customStyle=1, styleId=style_id)


def _margins(**widths: int) -> str:
    return el("tblCellMar", *(el(side, w=width, type="dxa") for side, width in widths.items()))


def _plain_table() -> str:
    properties = el("tblPr", el("tblInd", w=0, type="dxa"), _margins(top=0, left=0, bottom=0, right=0))
    return el(
        "style",
        el("name", val="Normal Table") + _HIDDEN,
        properties,
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _ruled_table() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = el("tblBorders", *(el(side, val="single", sz=4, space=0, color="000000") for side in sides))
    properties = el("tblPr", el("tblInd", w=0, type="dxa"), borders, _margins(top=20, left=80, bottom=20, right=80))
    head = (
        el("name", val=TEN_KIEU["BangPhuLuc"])
        + el("basedOn", val="TableNormal")
        + el("uiPriority", val=40)
        + el("qFormat")
    )
    return el("style", head, properties, type="table", customStyle=1, styleId="BangPhuLuc")
