"""The rules of the alerts: their defaults, what a seed makes of them, and how that is written into the definitions."""

from dataclasses import dataclass, field

from plan import SOURCES

OFF = "off"
DEFAULTS = {
    "off_trajectory": {"amber": "warning", "red": "critical"},
    "target_missed": {"severity": "warning"},
    "worsened": {"severity": "warning", "by_percent": 10, "months_running": 3},
    "restated": {"severity": "warning", "by_percent": 1},
    "not_computed": {"severity": "critical"},
    "source_stale": {"severity": "warning"},
    "source_refused": {"severity": "critical"},
    "rejects_high": {"severity": "warning", "above_percent": 1},
}
SOURCE_RULES = ("source_stale", "source_refused", "rejects_high")
FIGURE_RULES = tuple(rule for rule in DEFAULTS if rule not in SOURCE_RULES)
SEVERITIES = ("warning", "critical")


def worse(severity, other):
    """Whether one severity is worse than another."""
    return SEVERITIES.index(severity) > SEVERITIES.index(other)


@dataclass
class Rules:
    """What plan.yml says, and what the files of KPIs and sources override, rule by rule and key by key."""

    data_owner: str
    repeat_after: int = 3
    plan: dict = field(default_factory=dict)
    kpis: dict = field(default_factory=dict)
    sources: dict = field(default_factory=dict)
    due_days: dict = field(default_factory=dict)

    def settings(self, rule, about):
        """What holds for a figure (kpi, part) or a source (its name); None where the rule is off."""
        own = self.sources.get(about, {}) if isinstance(about, str) else self.kpis.get(about[0], {})
        held = {"pending_for": 0, "keep_firing_for": 0, **DEFAULTS[rule]}
        for said in (self.plan.get(rule, {}), own.get(rule, {})):
            if said == OFF:
                return None
            held.update(said)
        return held

    def write(self, pipelines):
        """Add all of it to the definitions in a folder."""
        # What charts find is computed a second time by Tests/EndToEnd/Oracle; to the ledger it is a rule like the others.
        head = {"data_owner": self.data_owner, "repeat_after": self.repeat_after, "special_cause": OFF, "source_shrunk": OFF}
        add(pipelines / "plan.yml", "alerts", {**head, **self.plan})
        for kpi, said in self.kpis.items():
            add(pipelines / f"kpis/{kpi}.yml", "alerts", said)
        for source, said in self.sources.items():
            add(pipelines / f"sources/{source}.yml", "alerts", said)
        for source, day in self.due_days.items():
            add(pipelines / f"sources/{source}.yml", "due_day", day)


def add(path, key, value):
    """A key at the end of a definition."""
    with open(path, "a", encoding="utf-8") as file:
        file.write(f"{key}: {flow(value)}\n")


def flow(value):
    """A value as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    return str(value)


def drawn(dice, data_owner, yearly_is_known=True):
    """Rules of a seed. Where the values of a year before are not all published, nobody asks whether 5a has worsened."""
    rules = Rules(data_owner, dice.choice([1, 2, 3, 3, 4]))
    rules.plan = {rule: drawn_rule(dice, rule) for rule in DEFAULTS if dice.random() < 0.7}
    rules.plan = {rule: said for rule, said in rules.plan.items() if said}
    rules.kpis["1"] = {"worsened": {"by_percent": dice.choice([3, 5, 20])}}
    rules.kpis["5"] = {"worsened": drawn_rule(dice, "worsened") if yearly_is_known else OFF}
    if dice.random() < 0.5:
        rules.kpis["2"] = {dice.choice(["off_trajectory", "target_missed", "restated"]): {"keep_firing_for": 2}}
    if dice.random() < 0.5:
        rules.kpis["3"] = {"off_trajectory": {"pending_for": 2}, dice.choice(FIGURE_RULES[1:]): OFF}
    if dice.random() < 0.5:
        rules.sources["visits"] = {"source_stale": {"severity": "critical", "keep_firing_for": 1}}
    if dice.random() < 0.5:
        rules.sources["places"] = {"rejects_high": {"above_percent": 5}, "source_refused": {"pending_for": 1}}
    rules.due_days = {source: dice.choice([1, 2, 4, 6, 20]) for source in SOURCES}
    for said in (*rules.kpis.values(), *rules.sources.values()):
        for rule in [rule for rule in said if rules.plan.get(rule) == OFF]:
            del said[rule]
    rules.kpis, rules.sources = ({name: said for name, said in own.items() if said}
                                 for own in (rules.kpis, rules.sources))
    return rules


def drawn_rule(dice, rule):
    """What a plan may say of a rule: whatever holds by default, or something else."""
    if dice.random() < 0.06:
        return OFF
    said = {"pending_for": dice.choice([0, 0, 1, 2]), "keep_firing_for": dice.choice([0, 0, 1, 2])}
    if rule == "off_trajectory":
        said.update(dice.choice([{}, {"amber": "critical"}, {"red": "warning"}]))
    elif rule == "worsened":
        said.update(by_percent=dice.choice([2, 5, 10]), months_running=dice.choice([1, 2, 3]))
    elif rule == "restated":
        said["by_percent"] = dice.choice([0, 1, 2.5])
    elif rule == "rejects_high":
        said["above_percent"] = dice.choice([0.5, 2, 5])
    else:
        said["severity"] = dice.choice(SEVERITIES)
    kept = dice.sample(sorted(said), dice.randint(1, len(said)))
    return {key: said[key] for key in kept}
