/// How to write a KPI and a source, in one page: what the README of a new plan says, so that nobody has to look elsewhere for it.
enum DefinitionGuide {
  /// How to write a KPI.
  static let kpi = """
    ## Write a KPI of your own

    Copy the file in `Pipelines/kpis` that is most like it. Give it the next number, and change what it counts:

    | key | what it says |
    | --- | --- |
    | `unit` | `percent`, `weeks`, `months`, `days`, or what is counted: `children`, `schools`, …; others are listed in `plan.yml`, as in `units: [appeals]` |
    | `better` | `higher` or `lower` |
    | `source` | the export whose rows count |
    | `day` | the column with the date by which a row counts; `none` where the export has no dates |
    | `window` | the dates that count: `rolling 12 months`, `month`, `financial year to date`, `academic year to date`, `to date` (everything so far), `at the day` (what is open on the day), `latest day` (the latest census) |
    | `where` | the rows that count: `{sen_status: [K, E]}`, `{outcome: {not: withdrawn}}`, `{need: present}`, `{hours: {at_least: 2}}`, `{issued_date: {within: 20 weeks, of: request_date}}`, `{held_date: {on_or_before: due_date}}` |
    | `stops` | from which date on a row no longer counts: `[{on: end_date}]` |
    | `kind` | how the rows become a number |
    | `breakdowns` | the columns of codes or categories by which the figure is shown too |

    | `kind` | what it gives | its keys |
    | --- | --- | --- |
    | `count` | the number of rows | |
    | `distinct` | the number of different children, schools or others | `of: child_id` |
    | `sum` | the sum of a column | `column: hours` |
    | `proportion` | the percentage of rows that pass a condition | `numerator: {attended: yes}`; `of: child_id` counts children instead |
    | `proportion` | the sum of one column as a percentage of another's | `numerator: attended`, `denominator: possible` |
    | `latest` | a percentage over the latest row of each school or other | `per`, `denominator`, `numerator` |
    | `repeats` | those with more than one row | `of: child_id`, `count: entities` |
    | `duration` | the time from one date to another, or to the day of the figure | `from`, `to`, `statistic: median` |
    | `coverage` | the percentage of one export's schools or others that another export has | `of`, `reached` |
    | `stages` | the number of stages reached | `column`, `stages` |
    | `statistic` | a statistic of a column of numbers | `column: hours`, `statistic: mean` |
    | `ratio` | one measure divided by another, such as suspensions per 100 pupils | `of`, `to`, `per: 100` |
    | `difference` | one measure less another | `of`, `less` |
    | `total` | several measures added up | `of`, a list |

    What follows `examples` in the files are worked examples: a few rows, and what the figure must be on some dates. Write one before
    you trust a figure. `scorecard test` runs them.

    """

  /// How to describe a column of an export.
  static let column = """
    A column has a `type`:

    | `type` | for |
    | --- | --- |
    | `identifier` | what stands for a child, a school or a record: `{type: identifier, domain: person}`. Columns of one `domain` name the same children or schools |
    | `day` | dates; `required: yes` rejects rows in which it is blank |
    | `code` | a short list of values: `{type: code, codes: {yes: [Y], no: [N]}}`, each with its spellings |
    | `category` | values that nobody lists |
    | `number` | numbers; `places: 2` for decimal places |
    | `text` | free text, which no figure counts |

    `key` names the columns by which a row is unique, such as `[case_id]`; `none` where each row counts for itself.

    """
}
