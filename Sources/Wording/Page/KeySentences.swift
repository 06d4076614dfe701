package import Model

/// The key of the page: what each colour, mark and word means, a line each.
package enum KeySentences {
  /// What a colour means.
  package static func rag(_ rag: RAG?) -> (term: String, text: String) {
    switch rag {
    case .red?: ("Red", "off track: worse than the target so far, by more than the amber margin.")
    case .amber?: ("Amber", "nearly on track: within 10% of the target so far, unless the KPI sets another margin.")
    case .green?: ("Green", "on track: meets the target so far.")
    case nil: ("No colour", "no target is set, or there is no value to compare with it.")
    }
  }

  /// What the column of that name holds.
  package static let target = (
    term: "Target so far",
    text: "the value planned by now. Between two target dates it lies on a straight line from one to the next."
  )

  /// What the column of that name holds.
  package static let realChange = (
    term: "Real change?",
    text:
      "whether the latest point is outside normal variation on the figure’s control chart. “Cannot tell”: too few points, or no chart is possible."
  )

  /// What the points and lines of a control chart are.
  package static let chartMarks: [(mark: ChartMark, term: String, text: String)] = [
    (.common, "Grey circle", "normal variation: no significant change."),
    (.improvement, "Blue diamond", "a real improvement."),
    (.concern, "Orange square", "a real deterioration, a cause for concern."),
    (.limits, "Dashed grey lines", "the limits of normal variation: nearly all points fall between them by chance alone."),
    (.mean, "Solid black line", "the average."),
    (.target, "Solid green line", "the target."),
    (.expected, "Dashed purple line", "on charts of the trend, the planned trajectory; diamonds on it are targets."),
    (.before, "Thin grey line", "on charts of the trend, earlier years of a total that starts again each year."),
  ]

  /// A mark of a chart that the key explains.
  package enum ChartMark: Sendable {
    case common, improvement, concern, limits, mean, target, expected, before
  }

  /// Where the rules come from.
  package static let method =
    "Control charts follow the statistical process control (SPC) method of NHS England’s Making Data Count."
}

/// The icons of variation and assurance, as Making Data Count names them.
package enum IconSentences {
  /// What the variation of the latest point is; nil where there is no chart, or too few points.
  package static func variation(_ variation: ControlChart.Variation?) -> String {
    switch variation {
    case .improvement?: "Real improvement"
    case .concern?: "Real deterioration"
    case .commonCause?: "No significant change"
    case .high?: "Real change: higher"
    case .low?: "Real change: lower"
    case nil: "Cannot tell: no chart, or too few points"
    }
  }

  /// What the letter of the icon says; nil for an icon without one.
  package static func letter(_ variation: ControlChart.Variation, better: Better?) -> String? {
    switch variation {
    case .improvement: better.map { $0 == .higher ? "H" : "L" }
    case .concern: better.map { $0 == .higher ? "L" : "H" }
    case .high: "H"
    case .low: "L"
    case .commonCause: nil
    }
  }

  /// Whether the target will be met as things vary now; nil where there is no target or no chart.
  package static func assurance(_ assurance: ControlChart.Assurance?) -> String {
    switch assurance {
    case .passes?: "Consistently meets the target"
    case .hitAndMiss?: "Meets the target some of the time"
    case .fails?: "Consistently misses the target"
    case nil: "Not tested, or no target"
    }
  }

  /// What each icon says in the key: the letter or sign, and what it means.
  package static let key: [(icon: Icon, term: String, text: String)] = [
    (.variation(.commonCause, nil), "Grey wave", "normal variation: no significant change."),
    (.variation(.improvement, .higher), "Blue H", "a real improvement, where higher is better."),
    (.variation(.improvement, .lower), "Blue L", "a real improvement, where lower is better."),
    (.variation(.concern, .lower), "Orange H", "a real deterioration towards higher values."),
    (.variation(.concern, .higher), "Orange L", "a real deterioration towards lower values."),
    (.assurance(.passes), "Blue P", "pass: unless something changes, the target will be met every time."),
    (.assurance(.hitAndMiss), "Grey ?", "the target will be met at some times and missed at others."),
    (.assurance(.fails), "Orange F", "fail: unless something changes, the target will be missed every time."),
  ]

  /// An icon of the key.
  package enum Icon: Sendable {
    case variation(ControlChart.Variation, Better?)
    case assurance(ControlChart.Assurance)
  }

  /// Above the matrix.
  package static let matrix = "KPIs by real change, and by whether normal variation meets the target"
  /// Above the first column of the matrix.
  package static let matrixCorner = "Real change?"
}
