package import Model

extension IndicatorStatus {
  /// Whether what is due came, and what never did; empty where there is nothing to say.
  package var stateInWords: String {
    let missed = (missed ?? []).map(\.inWords)
    return [newest, missed.isEmpty ? "" : "No report was ever received for the period to \(missed.joinedInWords)."].filter {
      !$0.isEmpty
    }
    .joined(separator: " ")
  }

  private var newest: String {
    let due = dueFor.map { " for the period to \($0.inWords)" } ?? ""
    switch state {
    case .received: return "Received\(due)."
    case .due: return "Due\(due); not received yet."
    case .late: return "Late: no report received\(due)."
    case .notDue: return latest == nil ? "No report received; none was due." : ""
    case .notReported: return "No findings arrived, so it is not known whether any is late."
    }
  }
}

extension MilestoneStatus {
  /// `31 July 2023`; `May 2023 to March 2024`; `From May 2023 (read as 1 May 2023 to 31 March 2024)`;
  /// `30 April 2024, at 30 September 2023, 31 December 2023 and 31 March 2024`.
  package var dueInWords: String {
    let span =
      from.map { duePrinted.contains(" to ") ? duePrinted : "\(duePrinted) (read as \($0.inWords) to \(due.inWords))" }
      ?? due.inWords
    guard let dates else { return span }
    return dates.first == due ? dates.map(\.inWords).joinedInWords : "\(span), at \(dates.map(\.inWords).joinedInWords)"
  }
}

extension ReportedProgress {
  /// `Complete (blue), 3 June 2023`, `late, 29 March 2024`.
  package var reportedInWords: String {
    guard isKnown else { return "not reported" }
    guard let updated else { return "no update yet" }
    guard let rag = reported, let day = reportedOn else { return "update without a colour, \(updated.inWords)" }
    let word = ["blue": "Complete", "green": "On track", "amber": "At risk", "red": "Late"][rag.rawValue] ?? ""
    return "\(word) (\(rag.rawValue)), \(day.inWords)"
  }

  /// What `isSilent` says.
  package static let silenceInWords = "no update for over \(longestSilence) days"

  /// What its dates say, where that is another thing than what was reported.
  package var datesInWords: String {
    [
      isOverdue ? "Overdue" : "", isDoneLate == true ? "Completed late" : "",
      isContradicted && reported == .green ? "but reported as on track" : "",
      isContradicted && isDone ? "Parts of it are not complete" : "", isSilent ? ReportedProgress.silenceInWords : "",
    ].filter { !$0.isEmpty }.joined(separator: ", ").withCapital
  }
}

extension ActionStatus {
  /// `3 of 5 milestones complete, late`, `all 4 milestones complete`.
  package var stateInWords: String {
    guard progress.isKnown else { return "not reported" }
    let (done, all) = (milestones.count { $0.progress.isDone }, milestones.count)
    let isWhole = all > 0 && done == all
    let parts =
      all == 0
      ? nil
      : !isWhole
        ? "\(done) of \(all) milestones complete" : all == 1 ? "its milestone complete" : "all \(all) milestones complete"
    let whole: String? =
      switch progress.reported {
      case .blue: isWhole ? nil : all == 0 ? "complete" : "reported as complete"
      case .red, .amber: isWhole ? "reported as \(progress.reported?.meaning ?? "")" : nil
      case .green, nil: nil
      }
    return [parts, whole, isLate ? "late" : nil].compactMap(\.self).joined(separator: ", ")
  }
}
