import ArgumentParser

/// How long: `90s`, `30m`, `2h`.
struct WaitDuration: ExpressibleByArgument {
  let seconds: Double

  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    guard let unit = argument.last.flatMap({ units[$0] }), let number = Double(argument.dropLast()), number >= 0,
      number * unit <= 7 * 24 * 3600
    else { return nil }
    seconds = number * unit
  }
}
