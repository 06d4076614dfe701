/// What an identifier's column names, one and several: `pupil_id` a pupil, `school_urn` schools, `person_id` people.
package enum EntityNoun {
  /// One of them.
  package static func of(_ column: String) -> String { column.split(separator: "_").first.map(String.init) ?? column }

  /// Several of them.
  package static func several(_ column: String) -> String {
    let noun = of(column)
    return noun == "person" ? "people" : noun + "s"
  }
}
