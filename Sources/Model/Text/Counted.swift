/// A number with its noun, as a sentence has them: `1 run`, `2 runs`, `1,204 rows`, `0 examples`.
///
///     counted(1, "run")                   // 1 run
///     counted(2, "child", "children")     // 2 children
///
/// `several` is the plural; without it the noun takes an s.
package func counted(_ count: Int, _ one: String, _ several: String? = nil) -> String {
  "\(Unit.decimal(Double(count), places: 0)) \(count == 1 ? one : several ?? one + "s")"
}
