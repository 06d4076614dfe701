/// The table of clean exports that says which sources were delivered: a row for each, with its name. An optional source that was not
/// delivered has an empty table, like one that was delivered without rows; this table tells them apart.
package enum DeliveredSources {
  /// The name of the table, which no source can have that has a table too.
  package static let table = "delivered_sources"
  /// The table's one column.
  package static let column = "source"
}
