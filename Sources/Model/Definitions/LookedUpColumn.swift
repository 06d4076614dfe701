/// A column of days that a source's own rows do not have: each row's day is looked up in another source by an identifier.
///
/// ```swift
/// // A child's first contact on or after the day of the referral.
/// let contact = LookedUpColumn(
///   name: "first_contact", choice: .first, day: "contact_date", source: "contacts", by: (own: "person_id", other: "person_id"),
///   bound: "referral_date")
/// ```
package struct LookedUpColumn: Hashable, Sendable, Encodable {
  /// Which of the days is taken. Equal days count, so that a contact on the day of the referral is one after it.
  package enum Choice: String, Hashable, Sendable, Encodable, CaseIterable {
    /// The earliest day on or after the row's own day.
    case first
    /// The latest day on or before it.
    case latest
  }
  /// The name by which measures and conditions know it.
  package var name: String
  /// Which of the days is taken.
  package var choice: Choice
  /// The column of the other source whose day is taken.
  package var day: String
  /// The other source.
  package var source: String
  /// The column of this source that says whom a row is about.
  package var key: String
  /// The column of the other source that says whom its rows are about: an identifier of the same domain.
  package var otherKey: String
  /// The column of this source with the row's own day. A row in which it is blank has nothing looked up.
  package var bound: String
  /// The rows of the other source that are looked at: those that pass.
  package var filter: Filter

  /// A column that is looked up by the identifiers in `by`, in the rows that pass the filter; without one, in all rows.
  package init(
    name: String, choice: Choice, day: String, source: String, by: (own: String, other: String), bound: String,
    filter: Filter = Filter()
  ) {
    (self.name, self.choice, self.day, self.source, self.bound, self.filter) = (name, choice, day, source, bound, filter)
    (key, otherKey) = by
  }

  /// What it is to readers of definitions: a column of days.
  package var definition: ColumnDefinition { ColumnDefinition(name: name, kind: .day(formats: [], notBefore: nil)) }
  /// The columns of its own source that it is worked out from.
  package var ownColumns: [String] { [key, bound] }
  /// The columns of the other source that it is worked out from.
  package var otherColumns: [String] { [otherKey, day] + filter.columns }
}
