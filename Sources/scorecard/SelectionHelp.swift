import ArgumentParser
import Model
import Pipeline

extension Selection {
  /// How KPIs are chosen, for the help of options and arguments.
  static let help = "7, 5a, area:2, action:2.1, source:suspensions, state:red or changed; or several with commas."
}

extension [String] {
  /// Refuses an option or an argument that is given and names nothing: no selection would mean all KPIs. `name` is the option; nil
  /// for an argument.
  func refuseEmptySelection(_ name: String? = "--kpi") throws {
    guard !isEmpty, listed.isEmpty else { return }
    throw ValidationError(
      name.map { "\($0) is empty: name a KPI, such as \($0) 7." } ?? "The name of the KPI is empty: name one, such as 7.")
  }
}

extension PrintedFormat {
  /// Whether programs read it, for which an empty answer is one too.
  var isData: Bool { self == .csv || self == .json }
}
