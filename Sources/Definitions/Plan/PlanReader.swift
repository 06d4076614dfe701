internal import Model

/// Reads `plan.yml`.
struct PlanReader {
  func plan(_ entry: Entry) -> PlanDefinition? {
    Self.keys.read(entry) { fields in
      let (name, area, start) = (fields[Self.plan], fields[Self.area], fields[Self.start])
      let checkpoints = fields[Self.checkpoints].map(checkpoints) ?? []
      let areas = fields[Self.areasOfWeakness].map(areas) ?? []
      let actions = fields[Self.actions].map(actions) ?? []
      let header = fields[Self.header].map(HeaderReader().header)
      let owners = fields[Self.kpiOwners]
      // Offices are read when everybody whom the plan names is known.
      let alerts = fields[Self.alerts].map(AlertReader(place: .plan, base: .standard).policies) ?? .standard
      let control = fields[Self.spc].map(ControlReader(base: ControlPolicy()).policy)
      guard let name, let area, let start else { return nil }
      for checkpoint in checkpoints where checkpoint.date < start {
        entry.report(
          .datesOutOfOrder, "checkpoint '\(checkpoint.name)' (\(checkpoint.date)) is before the start of the plan, \(start)")
      }
      var plan = PlanDefinition(
        name: name, area: area, start: start, checkpoints: checkpoints, areasOfWeakness: areas, actions: actions,
        alerts: alerts)
      plan.control = control ?? plan.control
      (plan.header, plan.kpiOwners) = (header, owners ?? .plan)
      return plan
    }
  }

  /// The nouns that this plan counts in addition to the common ones.
  static func units(_ entry: Entry) -> [String] {
    entry.value(of: units.name).flatMap(units.form.read) ?? []
  }

  private func checkpoints(_ entry: Entry) -> [Checkpoint] {
    var checkpoints: [Checkpoint] = []
    for (key, value) in entry.pairs() {
      guard let name = key.text(), let date = value.day() else { continue }
      if let last = checkpoints.last, last.date >= date {
        value.report(.datesOutOfOrder, "checkpoint '\(name)' (\(date)) must come after '\(last.name)' (\(last.date))")
      }
      checkpoints.append(Checkpoint(name: name, date: date))
    }
    return checkpoints
  }

  /// Reads areas of weakness: a title, or a mapping with the title and the success criteria.
  private func areas(_ entry: Entry) -> [AreaOfWeakness] {
    entry.pairs().compactMap { key, value in
      guard let id = key.text() else { return nil }
      guard value.isMapping else { return value.text().map { AreaOfWeakness(id: id, title: $0) } }
      return Self.areaOfWeakness.read(value) { fields in
        let criteria = fields[Self.successCriteria]
        return fields[Self.areaTitle].map { AreaOfWeakness(id: id, title: $0, successCriteria: criteria) }
      }
    }
  }

  /// Reads the actions of which the plan gives only the titles; the others have a file each.
  private func actions(_ entry: Entry) -> [ActionDefinition] {
    entry.pairs().compactMap { key, value in
      guard let id = key.text(), let title = value.text() else { return nil }
      return ActionDefinition(id: id, title: title)
    }
  }
}
