package import Model

extension Calculation {
  /// How the figure came about on a day, and each figure shown with it, in their order. The calculation must have been traced.
  ///
  /// `places` gives the line of a file on which a batch begins, by the source and the batch's place; where it is given, every
  /// row is listed.
  package func explanations(
    asOf day: Day, firstLines: FirstLines? = nil
  ) -> [ExplainedFigure] {
    ([main] + beside).map { explanation($0, asOf: day, firstLines: firstLines) }
  }

  /// The figure on a day and those shown with it, in their order.
  package func figures(asOf day: Day) -> [Figure] { ([main] + beside).map { figure($0, asOf: day) } }

  private func explanation(
    _ measured: Measured, asOf day: Day, firstLines: FirstLines?
  ) -> ExplainedFigure {
    let fed = measured.figure
    let parts = fed.parts.isEmpty ? [(nil, fed)] : fed.parts.enumerated().map { (Optional($0.offset + 1), $0.element) }
    let roles = parts.map { RowRoles($0.1, asOf: day) }
    let uses = zip(parts, roles).flatMap { part, found in
      part.1.explainedUses(found, part: part.0, asOf: day, firstLines: firstLines)
    }
    let answers = fed.parts.map { FedMeasure.answers([($0, [day])]).answers[0][0] }
    var explained = ExplainedFigure(
      id: definition.id, measure: measured.name, title: measured.title, unit: measured.unit, definition: measured.definition,
      figure: figure(measured, asOf: day), parts: answers, uses: uses)
    explained.fault = explained.missingRole
    if explained.fault == nil, measured.stops(asOf: day) == nil, !explained.figure.isKeptBack {
      let found = AnswerOfRoles(fed, roles, asOf: day).answer
      if !found.agrees(with: explained.figure.answer) { explained.fault = .otherAnswer(found, of: explained.figure.answer) }
    }
    explained.uses = explained.uses.map { use in
      use.with { explained.figure.value == nil ? .dropped(.notCalculated) : $0.inWhole(measured.definition, ofPart: use.part) }
    }
    return explained
  }
}

extension ExplainedFigure {
  /// The first source of which not every row has a role.
  fileprivate var missingRole: ExplanationFault? {
    uses.first { !$0.addsUp }.map { use in
      .withoutRole(source: use.rule.source, rows: use.accepted - use.counted - use.steps.reduce(0) { $0 + $1.rows })
    }
  }
}

extension Figure {
  /// Whether the data keep it from being computed, so that its answer says nothing of its rows.
  fileprivate var isKeptBack: Bool { if case .obstacle = note { true } else { false } }
}

extension FedMeasure {
  /// What became of the rows of a measure of rows, use by use. `part` is its number in a combination.
  fileprivate func explainedUses(
    _ found: RowRoles, part: Int?, asOf day: Day, firstLines: FirstLines?
  ) -> [ExplainedUse] {
    let rules = definition.ownAndOtherRules
    return rules.indices.map { place in
      var use = ExplainedUse(part: part, use: RowUse(place: place), rule: rules[place], period: period(ofUse: place, asOf: day))
      use.take(found, use: place, rules, listing: firstLines)
      let own = found.counted.filter { found.pieces[$0.piece].use == place }
      if place > 0 || definition.entity != nil { use.entities = Set(own.map(\.event.entity)).count }
      return use
    }
  }
}

extension MeasureTrace.Piece {
  /// The rows that another row of the same key replaces. `first` is the line on which the batch begins.
  fileprivate func replaced(_ first: Int) -> [ExplainedUse.Place] {
    lines.indices.filter { !survives[$0] }.map { ExplainedUse.Place(file: Int(file), line: Int(lines[$0]) + first) }
  }
}

extension ExplainedUse {
  /// Counts the roles of its rows, and lists them where `firstLine` is given.
  fileprivate mutating func take(
    _ found: RowRoles, use place: Int, _ rules: [RowRule], listing firstLines: FirstLines?
  ) {
    var dropped: [Step] = []
    // Neighbours are mostly dropped by one rule.
    var last = 0
    for (piece, roles) in zip(found.pieces, found.roles) where piece.use == place {
      if let firstLines { replaced += piece.replaced(firstLines(rules[place].source, piece.place)) }
      for (row, role) in roles.enumerated() where piece.survives[row] {
        accepted += 1
        switch role {
        case .numerator: numerator += 1
        case .denominator: denominator += 1
        case .dropped(let drop):
          if !dropped.indices.contains(last) || dropped[last].drop != drop {
            last = dropped.firstIndex { $0.drop == drop } ?? dropped.count
            if last == dropped.count { dropped.append(Step(drop, rows: 0)) }
          }
          dropped[last].rows += 1
        case nil: break
        }
        if let firstLines, let role { rows.append(piece.explained(row, role, rules, firstLines)) }
      }
    }
    steps = dropped.sorted { order(of: $0.drop) < order(of: $1.drop) }
  }

  /// With another role for the rows that play a part.
  fileprivate func with(_ role: (RowRole) -> RowRole) -> Self {
    var use = self
    (use.numerator, use.denominator) = (0, 0)
    for (own, rows) in [(RowRole.numerator, numerator), (.denominator, denominator)] where rows > 0 {
      switch role(own) {
      case .numerator: use.numerator += rows
      case .denominator: use.denominator += rows
      case .dropped(let drop):
        if use.steps.last?.drop == drop {
          use.steps[use.steps.count - 1].rows += rows
        } else {
          use.steps.append(Step(drop, rows: rows))
        }
      }
    }
    for place in use.rows.indices where use.rows[place].role.isCounted { use.rows[place].role = role(use.rows[place].role) }
    return use
  }

  /// Where a rule stands among those that are asked.
  private func order(of drop: RowDrop) -> Int {
    let (conditions, groups) = (rule.filter.conditions, rule.filter.groups)
    return switch drop {
    case .noDay: 0
    case .after: 1
    case .condition(let condition): 2 + (conditions.firstIndex(of: condition) ?? 0)
    case .conditions(let group): 2 + conditions.count + (groups.firstIndex(of: group) ?? 0)
    case .before: 1_000
    case .stopped(let stop): 1_001 + (rule.stops.firstIndex(of: stop) ?? 0)
    case .nobody, .noBeginning, .noStage: 2_000
    case .endsEarly: 2_001
    case .beginsLater, .noNumber: 2_002
    case .laterRow, .tooFew: 2_003
    case .first, .outside: 2_004
    case .notInCohort, .notAsked: 2_005
    case .notCalculated: 2_006
    }
  }
}
