/// A text about one figure in parts, before it is laid out as plain text, Markdown or HTML.
///
/// **Shape**: a figure of the plan.
package struct DescribedText: Sendable, Equatable {
  /// A term and what is said of it.
  package struct Fact: Sendable, Equatable {
    /// What it is about: `Owner`.
    package var term: String
    /// What is said of it.
    package var text: String
  }

  /// Rows below headings.
  package struct Table: Sendable, Equatable {
    /// What the table shows.
    package var caption: String
    /// Above the columns.
    package var headings: [String]
    /// As many cells a row as there are headings.
    package var rows: [[String]]
  }

  /// A piece of a section.
  package enum Block: Sendable, Equatable {
    /// One or more sentences.
    case paragraph(String)
    /// Sentences, a point each.
    case list([String])
    /// Terms, each with what is said of it.
    case facts([Fact])
    /// A table.
    case table(Table)
    /// A heading within the section, with more below it.
    case heading(String)
  }

  /// A part with a heading.
  package struct Section: Sendable, Equatable {
    /// Above the part.
    package var heading: DescribedHeading
    /// What it says.
    package var blocks: [Block]
  }

  /// The figure.
  package var id: String
  /// `KPI 7: Rolling 12-month number of exclusions for all pupils`.
  package var title: String
  /// The parts, without those that would be empty.
  package var sections: [Section]
}

/// What is above the parts of a description.
package enum DescribedHeading: String, Sendable, CaseIterable {
  case counts = "What it counts"
  case readings = "How the KPI can be read"
  case targets = "Baseline, targets and colours"
  case answers = "Who answers for it"
  case toConfirm = "To be confirmed"
  case shownNext = "Shown next to it"
  case breakdowns = "Broken down by"
  case sources = "Exports and columns"
  case limits = "Limitations"
  case shown = "Where it shows"
  case lineage = "From the exports to the readers"
}
