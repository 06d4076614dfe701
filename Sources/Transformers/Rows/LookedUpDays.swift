internal import Model

/// The days of other sources that sources look up. A source in which something is looked up is read before those that look it up.
///
/// Memory: 8 bytes for each row in which something is looked up.
final class LookedUpDays {
  /// One column, with the days of its other source.
  fileprivate struct Lookup {
    let owner: String
    let column: LookedUpColumn
    /// Each identifier with a day of its own; in order once the source has been read.
    var days: [UInt64] = []
  }
  /// In the order in which they can be worked out.
  private var lookups: [Lookup]

  init(_ lookups: [OwnedLookup]) { self.lookups = lookups.map { Lookup(owner: $0.owner, column: $0.column) } }

  /// Says that a source's rows come next, for the first time or again; again, what was taken before is dropped.
  func begin(_ source: String) {
    for place in lookups.indices where lookups[place].column.source == source { lookups[place].days = [] }
  }

  func take(_ view: BatchView) {
    for place in lookups.indices where lookups[place].column.source == view.source.name {
      let column = lookups[place].column
      guard let keys = view.interned(column.otherKey), let days = view.days(column.day) else { continue }
      var rows = view.batch.survives.indices.filter { view.batch.survives[$0] }.map { Int32(truncatingIfNeeded: $0) }
      BoundFilter(column.filter, view, settled: nil).select(&rows)
      for row in rows.map(Int.init) where keys[row] != 0 && days[row] != Blank.day {
        lookups[place].days.append(Self.place(keys[row], days[row]))
      }
    }
  }

  /// Says that no more rows of a source come. Where it was refused, nothing is looked up in it.
  func end(_ source: String, isDelivered: Bool) {
    for place in lookups.indices where lookups[place].column.source == source {
      if isDelivered { lookups[place].days.sort() } else { lookups[place].days = [] }
    }
  }

  /// The columns that a source looks up, for each row of a batch, with their names; `columns` are those of the batch.
  func columns(of source: SourceDefinition, _ batch: Batch, columns: [String]) -> [(name: String, days: [Int32])] {
    lookups.reduce(into: []) { found, lookup in
      guard lookup.owner == source.name else { return }
      // One may be worked out from an earlier one.
      let earlier = found.first { $0.name == lookup.column.bound }?.days
      guard let key = columns.firstIndex(of: lookup.column.key), case .interned(let keys) = batch.columns[key],
        let bounds = earlier ?? columns.firstIndex(of: lookup.column.bound).flatMap({ batch.columns[$0].days })
      else { return }
      found.append((lookup.column.name, zip(keys, bounds).map(lookup.day)))
    }
  }

  /// Whose day it is, and then the day: in this order, all days of one identifier stand together, the earliest first.
  fileprivate static func place(_ key: UInt32, _ day: Int32) -> UInt64 {
    UInt64(key) << 32 | UInt64(UInt32(bitPattern: day) ^ 1 << 31)
  }
}

extension LookedUpDays.Lookup {
  /// The day that is looked up for one row; `Blank.day` where there is none.
  fileprivate func day(_ key: UInt32, _ bound: Int32) -> Int32 {
    guard key != 0, bound != Blank.day else { return Blank.day }
    let wanted = LookedUpDays.place(key, bound)
    let found: Int
    switch column.choice {
    case .first: found = days.firstIndex(sortedWhere: { $0 >= wanted })
    case .latest: found = days.firstIndex(sortedWhere: { $0 > wanted }) - 1
    }
    guard days.indices.contains(found), days[found] >> 32 == UInt64(key) else { return Blank.day }
    return Int32(bitPattern: UInt32(truncatingIfNeeded: days[found]) ^ 1 << 31)
  }
}

extension Column {
  fileprivate var days: [Int32]? { if case .days(let days) = self { days } else { nil } }
}
