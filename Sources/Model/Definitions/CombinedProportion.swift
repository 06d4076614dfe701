extension MeasureDefinition {
  /// Whether it is a ratio that is the percentage of rows, entities or amounts that pass more conditions, so that its first
  /// value is a part of its second: only then does chance move it as it moves a proportion.
  package var isCombinedProportion: Bool {
    guard case .combined(.ratio(per: 100), let parts) = self, parts.count == 2 else { return false }
    let (part, whole) = (parts[0], parts[1])
    guard part.rule.isPart(of: whole.rule) else { return false }
    if case .count = part, case .count = whole { return true }
    if case .distinct(_, let entity) = part, case .distinct(_, let other) = whole { return entity == other }
    if case .sum(_, let addends) = part, case .sum(_, let others) = whole {
      return Set(addends.columns).isSubset(of: others.columns) && !addends.leavesOutHidden && !others.leavesOutHidden
    }
    return false
  }
}

extension RowRule {
  /// Whether each row that it counts is also one of another rule's, because it differs by more conditions alone.
  fileprivate func isPart(of whole: RowRule) -> Bool {
    var (part, whole) = (self, whole)
    let (more, fewer) = (part.filter, whole.filter)
    (part.filter, whole.filter) = (Filter(), Filter())
    return part == whole && Set(fewer.conditions).isSubset(of: more.conditions) && Set(fewer.groups).isSubset(of: more.groups)
  }
}
