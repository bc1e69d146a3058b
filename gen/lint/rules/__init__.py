"""The lint rules, in the order of the book of rules; a rule that is not listed here does not run."""

from gen.lint.rules import (
    abbreviation,
    appendix_missing,
    appendix_unmentioned,
    bases_date_order,
    bases_incomplete,
    bases_order,
    blanks,
    capital_citation,
    capital_people,
    cited_before_introduced,
    cited_differs,
    cited_not_in_force,
    deadline_after_parent,
    deadline_before_date,
    deadline_outside_period,
    dissolved_level,
    draft_blank,
    empty_heading,
    five_clear,
    impossible_day,
    lead_not_one_body,
    mixed_tone_marks,
    parent_not_cited,
    parent_task_dropped,
    period_dash,
    quarter_month,
    recipients_article,
    self_coordination,
    signing,
    single_point,
    straight_quotes,
    task_without_lead,
    typed_number,
    unclosed_note,
    unit_name,
)
from gen.lint.rules.rule import Finding, Rule

BASES = (
    bases_order.RULE,
    bases_date_order.RULE,
    bases_incomplete.RULE,
    cited_before_introduced.RULE,
    cited_not_in_force.RULE,
    cited_differs.RULE,
    parent_not_cited.RULE,
)
STRUCTURE = (
    task_without_lead.RULE,
    lead_not_one_body.RULE,
    self_coordination.RULE,
    five_clear.RULE,
    appendix_unmentioned.RULE,
    appendix_missing.RULE,
    recipients_article.RULE,
    single_point.RULE,
    empty_heading.RULE,
    typed_number.RULE,
)
CALENDAR = (
    deadline_outside_period.RULE,
    deadline_before_date.RULE,
    impossible_day.RULE,
    quarter_month.RULE,
    deadline_after_parent.RULE,
    parent_task_dropped.RULE,
)
WORDS = (
    unit_name.RULE,
    dissolved_level.RULE,
    mixed_tone_marks.RULE,
    abbreviation.RULE,
    straight_quotes.RULE,
    blanks.RULE,
    period_dash.RULE,
    unclosed_note.RULE,
    capital_people.RULE,
    capital_citation.RULE,
)
SIGNING = (signing.RULE, draft_blank.RULE)
RULES = (*BASES, *STRUCTURE, *CALENDAR, *WORDS, *SIGNING)

__all__ = ["BASES", "CALENDAR", "RULES", "SIGNING", "STRUCTURE", "WORDS", "Finding", "Rule"]
