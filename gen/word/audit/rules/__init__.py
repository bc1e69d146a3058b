"""Every rule of the audit, in the order of the report."""

from gen.word.audit.finding import Rule
from gen.word.audit.rules import appendix, body, contents, ending, ink, letterhead, lines, look, numbering, page

RULES: tuple[Rule, ...] = (
    *page.RULES,
    *ink.RULES,
    *look.RULES,
    *letterhead.RULES,
    *lines.RULES,
    *body.RULES,
    *numbering.RULES,
    *ending.RULES,
    *appendix.RULES,
    *contents.RULES,
)
