internal import History
package import Logging
package import Model

extension OutputFolder {
  /// What was published for an area, for somebody who changes nothing. It is empty where nothing was published, where another
  /// area was, or where the history cannot be read, of which `logger` is told.
  package func pastForReading(asOf day: Day, area: String, _ logger: Logger?) -> Past {
    do {
      guard try hasHistory() else { return Past() }
      let past = try historyForReading().past(for: day)
      return past.area == area ? past : Past()
    } catch {
      logger?.warning("what was published before is not looked at: \(error)")
      return Past()
    }
  }
}
