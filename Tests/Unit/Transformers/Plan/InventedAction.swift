import Model
import Testing
import Transformers

/// An action with two milestones, and what was reported of it.
enum InventedAction {
  static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  static func due(_ text: String, from: String? = nil) throws -> DueDate {
    DueDate(from: try from.map(day), by: try day(text), printed: text)
  }

  /// Due on 31 December, with milestones due on 30 June and 30 September.
  static func action() throws -> ActionDefinition {
    ActionDefinition(
      id: "1.1", title: "An action", areaOfWeakness: "1", due: try due("2023-12-31"), lead: "A lead",
      milestones: [
        MilestoneDefinition(id: "a", text: "The first", due: try due("2023-06-30"), officers: []),
        MilestoneDefinition(id: "b", text: "The second", due: try due("2023-09-30"), officers: ["An officer"]),
      ])
  }

  static func status(_ rows: [(milestone: String, date: String, rag: ProgressRAG?)], asOf: String) throws -> ActionStatus {
    let updates = try rows.map {
      ActionUpdate(action: "1.1", milestone: $0.milestone, date: try day($0.date), rag: $0.rag, note: $0.date)
    }
    return ActionProgress(updates, planStart: try day("2023-04-01"), asOf: try day(asOf)).status(of: try action(), kpis: ["7"])
  }
}
