extension Sequence {
  /// Whether `holds` is true of all; nil where that depends on one of which it is not known.
  package func allHold(_ holds: (Element) -> Bool?) -> Bool? {
    var all: Bool? = true
    for element in self {
      let one = holds(element)
      if one == false { return false }
      if one == nil { all = nil }
    }
    return all
  }

  /// Whether `holds` is true of one or more; nil where that depends on one of which it is not known.
  package func someHolds(_ holds: (Element) -> Bool?) -> Bool? { allHold { holds($0).map(!) }.map(!) }
}
