"""word/theme/theme1.xml: black on white and Times New Roman, also for what an office adds by Word's own buttons."""

from gen.word.ooxml.namespaces import DECLARATION, DRAWING
from gen.word.the_thuc import PHONG_CHU

_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}


def theme_part() -> str:
    """The theme of every template."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="Office Theme">'
        f'<a:themeElements><a:clrScheme name="Office">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Office">{_fonts("majorFont")}{_fonts("minorFont")}</a:fontScheme>'
        f'<a:fmtScheme name="Office">{_formats()}</a:fmtScheme></a:themeElements></a:theme>'
    )


def _fonts(kind: str) -> str:
    return f'<a:{kind}><a:latin typeface="{PHONG_CHU}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}>'


def _formats() -> str:
    """Three plain entries of each list, the least that the schema asks for."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
