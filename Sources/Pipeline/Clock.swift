internal import Glibc
package import Model

/// What time it is, once, for a whole run.
package struct Clock: Sendable {
  /// Today in London, whatever the server's time zone: the plan's days are the council's.
  package let today: Day
  private let seconds: Int

  package init(seconds: Int = time(nil)) {
    self.seconds = seconds
    today = Day(number: Int32((seconds + Self.londonOffset(seconds)) / 86_400))
  }

  /// The time written as `2023-06-01T06:00:00Z`; nil for anything else.
  package init?(iso text: String) {
    let parts = text.dropLast().split(separator: "T", maxSplits: 1)
    guard text.hasSuffix("Z"), parts.count == 2, let day = Day(iso: parts[0]) else { return nil }
    let time = parts[1].split(separator: ":").compactMap { Int($0) }
    guard time.count == 3, (0..<24).contains(time[0]), (0..<60).contains(time[1]), (0...60).contains(time[2]) else { return nil }
    self.init(seconds: Int(day.number) * 86_400 + time[0] * 3600 + time[1] * 60 + time[2])
  }

  /// As an e-mail is dated, in UTC: `Thu, 01 Jun 2023 06:00:00 +0000`.
  package var mailDate: String {
    let day = Day(number: Int32(seconds / 86_400))
    // 1 January 1970 was a Thursday.
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int(day.number) % 7]
    let (year, month, date) = day.civil
    return
      "\(weekday), \(date < 10 ? "0" : "")\(date) \(Day.monthNames[month - 1].prefix(3)) \(year) \(iso.dropFirst(11).dropLast()) +0000"
  }

  /// The last day of last month: what a run is for unless told otherwise.
  package var lastMonthEnd: Day { today.previousMonthEnd }

  /// `20230601T060000Z`, in UTC: the beginning of a run's name.
  package var stamp: String { iso.filter { $0 != "-" && $0 != ":" } }

  /// The name of a run that begins now: `20230601T060000Z-7f3a`.
  package var runName: String {
    let suffix = String(UInt16.random(in: .min ... .max), radix: 16)
    return stamp + "-" + String(repeating: "0", count: 4 - suffix.count) + suffix
  }

  /// `20230601T060000Z-7f3a`.
  static func isRunName(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard bytes.count == 21, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"), bytes[16] == UInt8(ascii: "-") else {
      return false
    }
    let digits = (UInt8(ascii: "0")...UInt8(ascii: "9"))
    return (bytes[..<8] + bytes[9..<15]).allSatisfy(digits.contains)
      && bytes[17...].allSatisfy { digits.contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
  }

  /// `2023-06-01T06:00:00Z`.
  package var iso: String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(Day(number: Int32(days)))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  /// British Summer Time: from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
  private static func londonOffset(_ seconds: Int) -> Int {
    let year = Day(number: Int32(seconds / 86_400)).civil.year
    func lastSunday(_ month: Int) -> Int {
      guard let end = Day(year, month, 31) else { return 0 }
      // 1 January 1970 was a Thursday: day 3 a Sunday.
      let sunday = Int(end.number) - (Int(end.number) - 3) % 7
      return sunday * 86_400 + 3600
    }
    return lastSunday(3) <= seconds && seconds < lastSunday(10) ? 3600 : 0
  }
}
