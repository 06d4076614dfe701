"""What SARIF 2.1.0 asks of a log, written down from the standard: the objects that the program writes, and no others.

OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0: 3.13 sarifLog, 3.14 run, 3.18 tool, 3.19 toolComponent,
3.20 invocation, 3.27 result, 3.28 location, 3.29 physicalLocation, 3.30 region, 3.4 artifactLocation, 3.11 message, 3.49
reportingDescriptor, 3.58 notification.
"""

import re

URI = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")
LEVELS = ("none", "note", "warning", "error")


def need(holds, message):
    """Refuse what the standard does not allow."""
    if not holds:
        raise AssertionError(f"not SARIF 2.1.0: {message}")


def members(value, what, required, optional=()):
    """An object with all of the required properties, and no others than these and the optional ones."""
    need(isinstance(value, dict), f"{what} is no object")
    need(set(required) <= set(value), f"{what} lacks {set(required) - set(value)}")
    need(set(value) <= set(required) | set(optional), f"{what} has {set(value) - set(required) - set(optional)}")


def listed(value, what):
    """A list."""
    need(isinstance(value, list), f"{what} is no list")
    return value


def text(value, what):
    """A message with a text."""
    members(value, what, ["text"])
    need(isinstance(value["text"], str) and value["text"] != "", f"{what} says nothing")


def whole(value, what, least):
    """A whole number."""
    need(isinstance(value, int) and not isinstance(value, bool) and value >= least, f"{what} is {value}")


def location(value):
    """A place in a file."""
    members(value, "location", ["physicalLocation"])
    members(value["physicalLocation"], "physicalLocation", ["artifactLocation", "region"])
    artifact, region = value["physicalLocation"]["artifactLocation"], value["physicalLocation"]["region"]
    members(artifact, "artifactLocation", ["uri"])
    need(isinstance(artifact["uri"], str) and URI.fullmatch(artifact["uri"]), f"no URI reference: {artifact['uri']}")
    need(not re.search(r"%(?![0-9A-F]{2})", artifact["uri"]), f"a percent sign alone: {artifact['uri']}")
    need(".." not in artifact["uri"].split("/")[1:], "dot segments after the first (3.4.3)")
    members(region, "region", ["startLine", "startColumn"])
    whole(region["startLine"], "startLine", 1)
    whole(region["startColumn"], "startColumn", 1)


def check(log):
    """Refuse a log that is not SARIF 2.1.0."""
    members(log, "sarifLog", ["version", "runs"], ["$schema"])
    need(log["version"] == "2.1.0", "version")
    for run in listed(log["runs"], "runs"):
        members(run, "run", ["tool"], ["invocations", "results", "columnKind"])
        need(run.get("columnKind") in (None, "utf16CodeUnits", "unicodeCodePoints"), "columnKind")
        members(run["tool"], "tool", ["driver"])
        driver = run["tool"]["driver"]
        members(driver, "driver", ["name"], ["version", "rules"])
        need(isinstance(driver["name"], str) and driver["name"], "driver.name")
        rules = listed(driver.get("rules", []), "rules")
        for rule in rules:
            members(rule, "rule", ["id"], ["shortDescription"])
            text(rule["shortDescription"], "shortDescription")
        need(len({rule["id"] for rule in rules}) == len(rules), "a rule twice")
        for invocation in listed(run.get("invocations", []), "invocations"):
            members(invocation, "invocation", ["executionSuccessful"], ["exitCode", "toolExecutionNotifications"])
            need(isinstance(invocation["executionSuccessful"], bool), "executionSuccessful")
            whole(invocation.get("exitCode", 0), "exitCode", 0)
            for notification in listed(invocation.get("toolExecutionNotifications", []), "notifications"):
                members(notification, "notification", ["message"], ["level"])
                text(notification["message"], "message")
                need(notification.get("level", "warning") in LEVELS, "level")
        for result in listed(run.get("results", []), "results"):
            members(result, "result", ["message"], ["ruleId", "ruleIndex", "level", "locations"])
            text(result["message"], "message")
            need(result.get("level", "warning") in LEVELS, "level")
            whole(result.get("ruleIndex", 0), "ruleIndex", 0)
            need(rules[result["ruleIndex"]]["id"] == result["ruleId"], "ruleIndex and ruleId disagree")
            for place in listed(result.get("locations", []), "locations"):
                location(place)
