internal import Glibc

/// The time, read once for a whole run, so that everything the run writes gives the same time.
///
///     let clock = Clock()
///     clock.iso        // 2023-06-01T06:00:00Z
package struct Clock: Sendable {
  /// Seconds since 1970, UTC.
  private let seconds: Int

  /// The time now, or so many seconds after the beginning of 1970 (UTC).
  package init(seconds: Int = time(nil)) { self.seconds = seconds }

  /// The time written as `2023-06-01T06:00:00Z`; nil for anything else.
  package init?(iso text: String) {
    let numbers = text.dropLast().split(omittingEmptySubsequences: false) { "-T:".contains($0) }.map { Int($0) ?? -1 }
    guard text.utf8.count == 20, numbers.count == 6, !numbers.contains(where: { $0 < 0 }) else { return nil }
    var parts = tm()
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (Int32(numbers[0] - 1900), Int32(numbers[1] - 1), Int32(numbers[2]))
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (Int32(numbers[3]), Int32(numbers[4]), Int32(numbers[5]))
    self.init(seconds: timegm(&parts))
    // 30 February would be 2 March.
    guard iso == text else { return nil }
  }

  /// The time in UTC: `2023-06-01T06:00:00Z`.
  package var iso: String { text("%Y-%m-%dT%H:%M:%SZ") }

  /// The time in UTC as names of runs begin: `20230601T060000Z`.
  package var stamp: String { text("%Y%m%dT%H%M%SZ") }

  /// The time in UTC as an e-mail is dated (RFC 5322): `Thu, 01 Jun 2023 06:00:00 +0000`.
  package var mailDate: String { text("%a, %d %b %Y %H:%M:%S +0000") }

  /// The day in London, whatever the server's time zone, in days since 1 January 1970.
  package var londonDay: Int { (seconds + londonOffset) / 86_400 }

  /// The names of days and months are English, because the program never sets a locale.
  private func text(_ format: String) -> String {
    var (moment, parts) = (time_t(seconds), tm())
    gmtime_r(&moment, &parts)
    return String(
      unsafeUninitializedCapacity: 64,
      initializingUTF8With: { buffer in
        buffer.withMemoryRebound(to: CChar.self) { strftime($0.baseAddress, $0.count, format, &parts) }
      })
  }

  /// British Summer Time: from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
  private var londonOffset: Int {
    var (moment, parts) = (time_t(seconds), tm())
    gmtime_r(&moment, &parts)
    func lastSunday(_ month: Int32) -> Int {
      var end = tm()
      (end.tm_year, end.tm_mon, end.tm_mday) = (parts.tm_year, month, 31)
      let last = timegm(&end) / 86_400
      // 1 January 1970 was a Thursday: day 3 a Sunday.
      return (last - (last - 3) % 7) * 86_400 + 3600
    }
    return lastSunday(2) <= seconds && seconds < lastSunday(9) ? 3600 : 0
  }
}
