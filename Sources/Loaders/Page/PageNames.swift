internal import Model
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
      "title": title, "style": PageStyle.sheet, "symbols": PageIcon.symbols, "area": area, "plan": plan, "day": day,
      "dayISO": dayISO, "summary": summary.names, "contents": contents.markup, "attention": attention?.names,
      "improved": improved.names, "states": states.map(\.names), "toConfirm": toConfirm?.names, "matrix": matrix?.names,
      "key": PageKey.markup,
      "method": KeySentences.method, "areas": areas.map(\.names), "planSide": planSide.names, "exports": exports.names,
      "audience": Scorecard.audience, "footer": footer, "phrases": Self.phrases,
    ])
  }
}

extension PageSummary {
  var names: PageNames {
    PageNames([
      "verdict": verdict, "lead": lead.isEmpty ? nil : lead, "worst": worst?.names, "table": table?.names, "note": note,
    ])
  }
}

extension PageSummary.Worst {
  var names: PageNames {
    PageNames(["introduction": introduction, "link": link, "name": name, "sentences": sentences, "style": style])
  }
}

extension PageImproved {
  var names: PageNames {
    PageNames([
      "groups": groups.map(\.names), "none": groups.isEmpty ? PageHeading.noImproved.rawValue : nil, "onTrack": onTrack,
    ])
  }
}

extension PageImproved.Group {
  var names: PageNames { PageNames(["heading": heading, "style": style, "items": items.map(\.names)]) }
}

extension PageImproved.Item {
  var names: PageNames { PageNames(["icon": icon, "link": link, "heading": heading, "text": text]) }
}

extension PagePlan {
  var names: PageNames {
    PageNames([
      "actions": actions.isEmpty ? nil : PageNames(["items": actions.map(\.names)]),
      "risks": risks.map { PageNames(["register": $0.names, "heatMaps": heatMaps.map(\.names), "legend": legend]) },
      "oversight": hasOversight ? PageNames(["header": header, "governance": governance?.names]) : nil,
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

extension PageContent.State {
  var names: PageNames {
    PageNames(["mark": mark, "text": text, "points": points.isEmpty ? nil : PageNames(["items": points])])
  }
}

extension PageArea {
  var names: PageNames {
    PageNames([
      "number": number, "heading": heading, "criteria": criteria.isEmpty ? nil : PageNames(["items": criteria]),
      "details": details.map(\.names),
    ])
  }
}

extension PageAttention {
  var names: PageNames { PageNames(["groups": groups.map(\.names)]) }
}

extension PageAttention.Group {
  var names: PageNames { PageNames(["heading": heading, "questions": questions, "items": items.map(\.names)]) }
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
  var names: PageNames { PageNames(["mark": mark, "label": label, "style": isLabelShown ? "label" : "hidden", "text": text]) }
}

extension PageDetail {
  var names: PageNames {
    PageNames([
      "anchor": anchor, "id": id, "title": title, "planTitle": planTitle, "monitoringTitle": monitoringTitle, "value": value,
      "rag": rag, "icons": icons, "standing": standing, "related": beside.isEmpty ? nil : PageNames(["items": beside]),
      "oldCommentary": oldCommentary,
      "direction": direction, "question": question, "joined": joined, "commentary": commentary?.names, "series": series?.names,
      "control": control?.names, "parts": parts.map(\.names), "definition": definition,
      "otherDefinitions": otherDefinitions, "about": about.map(\.names),
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
  var names: PageNames { PageNames(["attributes": attributes, "caption": caption, "headings": headings, "rows": rows]) }
}
