/// Sizes of files and lengths of time, as people say them.
package enum Amounts {
  /// A size, in decimal units: `1 byte`, `312 kB`, `99 MB`, `1.4 GB`.
  package static func size(bytes: Int) -> String {
    guard bytes >= 1000 else { return counted(bytes, "byte") }
    let units = ["kB", "MB", "GB", "TB"]
    var (value, place) = (Double(bytes) / 1000, 0)
    // What would be shown as 1,000 of a unit is 1 of the next.
    while value >= 999.5, place + 1 < units.count { (value, place) = (value / 1000, place + 1) }
    let isWhole = value >= 9.95 || (value * 10).rounded() == value.rounded() * 10
    return "\(Unit.decimal(value, places: isWhole ? 0 : 1)) \(units[place])"
  }

  /// How long something took: `0.3 s`, `12 s`, `2 min 5 s`, `1 h 20 min`.
  package static func time(seconds: Double) -> String {
    guard seconds >= 9.95 else { return "\(Unit.decimal(max(0, seconds), places: 1)) s" }
    let whole = Int(min(seconds, 1e9).rounded())
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    func joined(_ many: Int, _ unit: String, _ few: Int, _ part: String) -> String {
      "\(many) \(unit)" + (few == 0 ? "" : " \(few) \(part)")
    }
    if hours > 0 { return joined(hours, "h", minutes, "min") }
    return minutes > 0 ? joined(minutes, "min", rest, "s") : "\(rest) s"
  }
}
