/// The flags that stand before an argument without taking it for their value.
private let flags: Set = [
  "--all", "--open", "--suggest", "--profile", "--when-due", "--force", "--quiet", "-q", "--verbose", "-v",
]

extension String {
  /// Whether it is an argument right after an option that takes no value, or that nobody knows. What is wrong with it is then said
  /// after all options are known: an unknown one is the mistake, and not what was meant as its value.
  var mayBeValueOfUnknownOption: Bool {
    let all = CommandLine.arguments
    guard let place = all.firstIndex(of: self), place > 0 else { return false }
    return all[place - 1].hasPrefix("-") && !flags.contains(all[place - 1])
  }
}
