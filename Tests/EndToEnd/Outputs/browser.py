"""Chromium, as a reader's browser: a page opened in it, axe-core run on it, what can be seen and reached."""

import base64
import importlib.metadata
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service


def axe_source():
    """axe-core, out of the package that carries it."""
    files = importlib.metadata.files("axe-playwright-python")
    return next(file.locate() for file in files if file.name == "axe.min.js").read_text(encoding="utf-8")


class Browser:
    """One Chromium for many pages."""

    def __init__(self):
        self.profile = tempfile.TemporaryDirectory()
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                         "--disable-extensions", "--no-first-run", f"--user-data-dir={self.profile.name}"):
            options.add_argument(argument)
        options.binary_location = "/usr/bin/chromium"
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.set_script_timeout(120)
        self.axe = axe_source()

    def close(self):
        """End it."""
        self.driver.quit()
        self.profile.cleanup()

    def open(self, page: Path, width, dark=False, media="screen"):
        """A page at a width, light or dark, on the screen or as it is printed."""
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "media": media, "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
        self.driver.get(page.as_uri())

    def printed(self, page: Path, anchor, pdf: Path):
        """A page printed as its reader would, at an anchor of it or at none, into a PDF file."""
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
        self.driver.get("about:blank")
        self.driver.get(page.as_uri() + anchor)
        found = self.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
        pdf.write_bytes(base64.b64decode(found["data"]))

    def spoken(self):
        """What a screen reader is given, in the order of the page: of each node that is not ignored its role, its name, its level,
        and for a table the roles within it."""
        self.driver.execute_cdp_cmd("Accessibility.enable", {})
        nodes = self.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        known = {node["nodeId"]: node for node in nodes}

        def roles(node):
            for child in (known[child] for child in node.get("childIds", []) if child in known):
                if not child.get("ignored"):
                    yield child["role"]["value"]
                yield from roles(child)
        order, waiting = [], [nodes[0]["nodeId"]]
        while waiting:
            node = known[waiting.pop()]
            waiting += [child for child in reversed(node.get("childIds", [])) if child in known]
            if not node.get("ignored"):
                properties = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
                role = node["role"]["value"]
                order.append({"role": role, "name": node.get("name", {}).get("value", ""), "level": properties.get("level"),
                              "within": list(roles(node)) if role == "table" else []})
        return order

    def run(self, script, *arguments):
        """A script's value."""
        return self.driver.execute_script(script, *arguments)

    def violations(self):
        """What axe-core finds against WCAG 2.2 AA and its own best practices, and where."""
        self.run(self.axe)
        found = self.driver.execute_async_script("""
            const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                               resultTypes: ['violations', 'incomplete']})
              .then(results => done(results.violations), error => done([{id: String(error), nodes: []}]));""")
        return [(rule["id"], [node["html"][:120] for node in rule["nodes"][:3]]) for rule in found]
