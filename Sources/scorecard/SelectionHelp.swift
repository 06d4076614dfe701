import Model

extension Selection {
  /// How KPIs are chosen, for the help of options and arguments.
  static let help = "7, 5a, area:2, action:2.1, source:suspensions, state:red or changed; or several with commas."
}
