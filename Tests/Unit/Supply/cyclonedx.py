"""What CycloneDX 1.6 demands of a bill of materials, as far as ours uses it, as a JSON schema."""

DIGITS = {"SHA-1": 40, "SHA-256": 64}


def closed(required, **optional):
    """An object of these members and no others."""
    return {"type": "object", "required": list(required), "properties": required | optional, "additionalProperties": False}


def listed(item):
    """A list of such items, none twice."""
    return {"type": "array", "items": item, "minItems": 1, "uniqueItems": True}


TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "pattern": "^https?://[^ ]+$"}
HASH = {"oneOf": [closed({"alg": {"const": name}, "content": {"type": "string", "pattern": f"^[0-9a-f]{{{length}}}$"}})
                  for name, length in DIGITS.items()]}
# A licence by its SPDX identifier, or by a name, or several as one SPDX expression, which then stands alone.
IDENTIFIER = {"enum": ["Apache-2.0", "BSD-2-Clause", "CC0-1.0", "LGPL-2.1-or-later", "MIT", "Zlib", "blessing"]}
LICENCES = {"oneOf": [
    listed({"oneOf": [closed({"license": closed({"id": IDENTIFIER})}), closed({"license": closed({"name": TEXT})})]}),
    listed(closed({"expression": {"type": "string", "pattern": r"^[\w.-]+(?: (?:AND|OR|WITH) [\w.-]+)+$"}})) | {"maxItems": 1},
]}
PURL = r"^pkg:(?:swift/[\w.-]+/[\w.-]+/[\w.-]+@[\w.-]+|deb/[\w-]+/[\w.%-]+@[\w.%~-]+\?arch=\w+&distro=[\w.-]+)$"
PROPERTY = closed({"name": TEXT, "value": {"type": "string"}})
REFERENCE = closed({"type": {"enum": ["vcs", "website"]}, "url": ADDRESS}, hashes=listed(HASH))
COMPONENT = closed(
    {"type": {"enum": ["application", "library"]}, "name": TEXT},
    **{"bom-ref": TEXT, "version": TEXT, "description": TEXT, "scope": {"enum": ["required", "optional", "excluded"]},
       "supplier": closed({"name": TEXT}), "hashes": listed(HASH), "licenses": LICENCES,
       "purl": {"type": "string", "pattern": PURL}, "externalReferences": listed(REFERENCE), "properties": listed(PROPERTY),
       "components": listed({"$ref": "#/definitions/component"})})
METADATA = closed({"timestamp": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
                   "component": {"$ref": "#/definitions/component"}}, lifecycles=listed(closed({"phase": {"const": "build"}})))
BILL = closed(
    {"bomFormat": {"const": "CycloneDX"}, "specVersion": {"const": "1.6"}, "version": {"type": "integer", "minimum": 1}},
    **{"$schema": {"const": "http://cyclonedx.org/schema/bom-1.6.schema.json"},
       "serialNumber": {"type": "string", "pattern": "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"},
       "metadata": METADATA, "components": listed({"$ref": "#/definitions/component"}),
       "dependencies": listed(closed({"ref": TEXT}, dependsOn=listed(TEXT)))}) | {"definitions": {"component": COMPONENT}}


def components(bill):
    """Every component, those within others too, and the program itself."""
    def below(component):
        yield component
        for part in component.get("components", []):
            yield from below(part)

    for component in [bill["metadata"]["component"], *bill["components"]]:
        yield from below(component)


def references(bill):
    """What a schema cannot say: each name of a component is its own, and dependencies speak of such names, once each."""
    names = [component["bom-ref"] for component in components(bill) if "bom-ref" in component]
    asking = [line["ref"] for line in bill["dependencies"]]
    asked = {name for line in bill["dependencies"] for name in line.get("dependsOn", [])}
    wrong = [f"{name} is there twice" for name in sorted(set(names)) if names.count(name) > 1]
    wrong += [f"{name} asks twice" for name in sorted(set(asking)) if asking.count(name) > 1]
    return wrong + [f"{name} is no component" for name in sorted(asked.union(asking) - set(names))]
