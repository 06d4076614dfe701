internal import Model

/// What is reported of the plan's actions: one plan's, however many councils there are. Invented, and of no child. By the end most
/// milestones are done, some late, one reported as on track although it is late, and one never spoken of.
struct ActionUpdates: CouncilExport {
  let name = NarrativeSource.actionUpdates.rawValue
  let columns = ["action", "milestone", "update_date", "rag", "note"]
  let dates = RowDates("update_date")

  /// How the course of a milestone goes: when it was done, and how it was reported until then.
  private enum Way { case onTime, late, stuck, contradicted, silent }
  private static let plan: [(action: String, milestones: [(due: Day, way: Way)])] = [
    ("1.1", [(.on(2023, 7, 31), .onTime), (.on(2023, 10, 31), .onTime), (september, .late), (april, .onTime), (april, .onTime)]),
    (
      "1.2",
      [(.on(2023, 4, 30), .onTime), (.on(2023, 11, 30), .onTime), (september, .onTime), (september, .late), (september, .stuck)]
    ),
    ("1.3", [(.on(2023, 7, 31), .onTime), (september, .late), (InventedDays.june, .onTime), (InventedDays.june, .contradicted)]),
    (
      "1.4",
      [
        (may, .onTime), (may, .late), (.on(2023, 7, 31), .onTime), (.on(2023, 7, 31), .late), (.on(2023, 10, 31), .stuck),
        (InventedDays.end, .stuck),
      ]
    ),
    ("1.5", [(.on(2023, 8, 31), .onTime), (may, .onTime), (InventedDays.june, .onTime)]),
    ("1.6", [(september, .stuck), (InventedDays.june, .onTime), (september, .late)]),
    ("2.1", [(september, .onTime), (december, .onTime), (InventedDays.june, .late), (december, .onTime)]),
    (
      "2.2",
      [
        (.on(2023, 4, 30), .onTime), (may, .onTime), (InventedDays.end, .onTime), (InventedDays.end, .silent),
        (InventedDays.end, .onTime),
      ]
    ),
    (
      "2.3",
      [
        (.on(2023, 4, 30), .onTime), (InventedDays.june, .onTime), (september, .late), (september, .onTime), (december, .stuck),
        (september, .late),
      ]
    ),
    (
      "2.4",
      [
        (may, .onTime), (InventedDays.june, .onTime), (september, .onTime), (april, .onTime), (.on(2024, 1, 31), .late),
        (.on(2024, 1, 31), .onTime),
      ]
    ),
  ]
  private static let may = Day.on(2023, 5, 31)
  private static let september = InventedDays.september
  private static let december = Day.on(2023, 12, 31)
  private static let april = Day.on(2024, 4, 30)

  func write(_ council: Council, to sheet: inout Sheet) throws {
    guard council.index == 0 else { return }
    var month = Day.on(2023, 4, 30)
    while month <= InventedDays.end {
      for (action, milestones) in Self.plan { try write(action, milestones, at: month, to: &sheet) }
      month = (month + 1).endOfMonth
    }
  }

  /// A month's reports of an action: on the whole, and on every milestone that is not done yet.
  private func write(
    _ action: String, _ milestones: [(due: Day, way: Way)], at month: Day, to sheet: inout Sheet
  ) throws {
    let states = milestones.map { state($0.due, $0.way, at: month) }
    let before = milestones.map { state($0.due, $0.way, at: month.startOfMonth - 1) }
    let worst: ProgressRAG =
      states.contains(.red) ? .red : states.contains(.amber) ? .amber : states.allSatisfy { $0 == .blue } ? .blue : .green
    try row(action, "", month - 2, worst, "", to: &sheet)
    for (index, (state, earlier)) in zip(states, before).enumerated() {
      guard let state, earlier != .blue else { continue }
      let note = state == .blue ? "Done." : state == .red ? "Slipped; a new date is being agreed." : ""
      try row(action, String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index))), month - 3, state, note, to: &sheet)
    }
  }

  /// Nil where nobody says anything.
  private func state(_ due: Day, _ way: Way, at month: Day) -> ProgressRAG? {
    switch way {
    case .onTime: month >= due ? .blue : .green
    case .late: month >= due + 75 ? .blue : month >= due ? .red : month >= due - 31 ? .amber : .green
    case .stuck: month > due ? .red : month >= due - 62 ? .amber : .green
    case .contradicted: .green
    case .silent: month <= Day.on(2023, 6, 30) ? .green : nil
    }
  }

  private func row(
    _ action: String, _ milestone: String, _ day: Day, _ rag: ProgressRAG, _ note: String, to sheet: inout Sheet
  ) throws {
    sheet.text(action)
    sheet.text(milestone)
    sheet.day(day)
    sheet.text(rag.rawValue)
    sheet.text(note)
    try sheet.endRow()
  }
}
