package import Model

/// What became of one source in a check.
package struct CheckedSourceSentences: Sendable {
  private let source: CheckedSource

  /// Of one source.
  package init(_ source: CheckedSource) { self.source = source }

  /// Which source, and whether it came: `exclusions (Exclusions): delivered`.
  package var heading: String {
    "\(source.quality.source) (\(source.definition.title)): \(source.quality.status.rawValue)"
  }

  /// What became of it; nil where nothing needs saying.
  package var note: String? { source.quality.note.isEmpty ? nil : source.quality.note }

  /// How a file was read.
  package func sentence(_ file: FileReport) -> String {
    "\(SafeText.line(file.name)): \(file.encoding), \(file.delimiter), headings on line \(file.headingLine)"
  }

  /// What became of a file's headings: those that are read, and those that no column uses.
  package func headings(of file: FileReport) -> [String] {
    let known = file.headings.filter { !$0.column.isEmpty }
    let ignored = file.headings.filter { $0.column.isEmpty }
    return ["headings: " + known.map(name).joined(separator: ", ")]
      + (ignored.isEmpty ? [] : ["not used: " + ignored.map { "'\(SafeText.heading($0.found))'" }.joined(separator: ", ")])
  }

  /// `start_date ← 'Date of Exclusion'`; the canonical name alone where it stands as it is.
  private func name(of heading: FileReport.Heading) -> String {
    heading.found == heading.column ? heading.column : "\(heading.column) ← '\(SafeText.heading(heading.found))'"
  }

  /// Why rows could not be used, with the first places.
  package var rejects: [String] {
    source.rejects.map { total in
      let places = total.first.map { "\(SafeText.line($0.file)):\($0.line)" }.joined(separator: ", ")
      let more = total.count > total.first.count ? ", …" : ""
      let column = total.column.isEmpty ? "" : total.column + ": "
      let remedy = total.first.lazy.compactMap(\.remedy).first.map { ". \($0)" } ?? ""
      return "rejected \(total.count): \(column)\(total.rule.meaning) [\(total.rule.rawValue)] (\(places)\(more))\(remedy)"
    }
  }

  /// What is worth checking.
  package var warnings: [String] { source.quality.warnings.map { "warning: \($0)" } }

  /// What each column holds.
  package var profile: [String] {
    source.profile.map { column in
      var text = "\(column.column) (\(column.kind)): \(column.filled) filled, \(counted(column.distinct, "different value"))"
      if let smallest = column.smallest, let largest = column.largest { text += ", \(smallest) to \(largest)" }
      if !column.values.isEmpty {
        text += ": " + column.values.prefix(20).map { "\(SafeText.line($0.value)) \($0.count)" }.joined(separator: ", ")
        if column.values.count > 20 { text += ", …" }
      }
      return text
    }
  }
}
