internal import CSV
internal import Model
internal import Platform
internal import Publishing

/// The rejected rows of what is published for a day, by source: `rejects.csv`.
struct PublishedRejects {
  /// None where nothing is published, or it cannot be read.
  static func read(for day: Day, in output: OutputFolder) -> [RejectList] {
    guard let folder = (try? output.lastRun(for: day.description)).flatMap(\.self),
      let bytes = try? Disk.bytes(of: folder + "/rejects.csv"), let records = Reader.records(bytes)
    else { return [] }
    var lists: [String: RejectList] = [:]
    for record in records.dropFirst() {
      guard record.count == 6, let line = Int(record[2]), let rule = RejectRule(rawValue: record[4]) else { continue }
      lists[record[0], default: RejectList(source: record[0])].append(
        file: record[1], line: line, column: record[3], rule: rule, detail: .published(record[5]))
    }
    return Array(lists.values)
  }
}
