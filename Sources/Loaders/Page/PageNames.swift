internal import Mustache
internal import Wording

/// What a template may ask for by name. One type for all of the page: the first time that a type is met, Mustache asks what it
/// can do, and each such question looks through the whole program.
struct PageNames: MustacheParent {
  private let values: [String: Any]

  /// `nil` is written as false, so that nobody looks for the name further out.
  init(_ values: [String: Any?]) { self.values = values.mapValues { $0 ?? false } }

  func child(named name: String) -> Any? { values[name] }
}

extension PageContent {
  /// What templates say themselves; it is our own, and needs no escaping.
  private static var phrases: PageNames {
    PageNames(
      Dictionary(PageHeading.allCases.map { ("\($0)", $0.rawValue) }) { first, _ in first })
  }

  var names: PageNames {
    PageNames([
      "title": title, "style": style, "area": area, "plan": plan, "header": header, "day": day, "dayISO": dayISO,
      "tallies": tallies.map(\.names), "states": states.map(\.names), "attention": attention?.names,
      "areas": areas.map(\.names), "details": details.map(\.names), "planSide": planSide.names, "exports": exports.names,
      "audience": audience, "footer": footer, "phrases": Self.phrases,
    ])
  }
}

extension PagePlan {
  var names: PageNames {
    PageNames([
      "actions": actions.isEmpty ? nil : PageNames(["items": actions.map(\.names)]),
      "risks": risks.map { PageNames(["register": $0.names, "heatMaps": heatMaps.map(\.names), "legend": legend]) },
      "governance": governance?.names,
      "findings": findings.isEmpty ? nil : PageNames(["items": findings.map(\.names)]),
    ])
  }
}

extension PagePlan.Action {
  var names: PageNames {
    PageNames([
      "anchor": anchor, "heading": heading, "text": text, "words": words, "table": table.names, "about": about.map(\.names),
    ])
  }
}

extension PagePlan.Finding {
  var names: PageNames { PageNames(["heading": heading, "state": state, "quote": quote?.names, "taken": taken]) }
}

extension PageContent.Tally {
  var names: PageNames { PageNames(["mark": mark, "count": "\(count)", "words": words, "anchor": anchor]) }
}

extension PageContent.State {
  var names: PageNames {
    PageNames(["mark": mark, "text": text, "points": points.isEmpty ? nil : PageNames(["items": points])])
  }
}

extension PageContent.Area {
  var names: PageNames {
    PageNames([
      "number": number, "heading": heading, "criteria": criteria.isEmpty ? nil : PageNames(["items": criteria]),
      "cards": cards.map(\.names),
    ])
  }
}

extension PageContent.Card {
  var names: PageNames {
    PageNames([
      "link": link, "id": id, "title": title, "value": value, "rag": rag, "sketch": sketch, "alternative": alternative,
      "facts": facts,
    ])
  }
}

extension PageAttention {
  var names: PageNames { PageNames(["items": items.map(\.names)]) }
}

extension PageAttention.Item {
  var names: PageNames {
    PageNames([
      "severity": severity, "heading": heading, "link": link, "messages": messages.map(\.names), "question": question,
      "owner": owner,
    ])
  }
}

extension PageAttention.Message {
  var names: PageNames { PageNames(["mark": mark, "label": label, "text": text]) }
}

extension PageDetail {
  var names: PageNames {
    PageNames([
      "anchor": anchor, "id": id, "title": title, "planTitle": planTitle, "monitoringTitle": monitoringTitle, "value": value,
      "rag": rag, "standing": standing,
      "direction": direction, "question": question, "joined": joined, "commentary": commentary?.names, "series": series?.names,
      "control": control?.names, "parts": parts.map(\.names), "definition": definition, "about": about.map(\.names),
    ])
  }
}

extension PageDetail.Chart {
  var names: PageNames {
    PageNames([
      "caption": caption, "alternative": alternative, "markup": markup, "note": note, "summary": summary,
      "causes": causes.map { PageNames(["items": $0.items]) }, "rules": rules, "table": table?.names,
    ])
  }
}

extension PageDetail.Quote {
  var names: PageNames { PageNames(["paragraphs": paragraphs, "attribution": attribution]) }
}

extension PageDetail.Part {
  var names: PageNames { PageNames(["heading": heading, "note": note, "table": table.names]) }
}

extension PageDetail.Fact {
  var names: PageNames { PageNames(["term": term, "text": text]) }
}

extension PageTable {
  var names: PageNames { PageNames(["name": name, "caption": caption, "headings": headings, "rows": rows]) }
}
