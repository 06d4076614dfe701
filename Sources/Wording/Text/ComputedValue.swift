package import Model

extension Unit {
  /// `12.0 weeks`; `not calculated` where there is no value.
  package func computed(_ value: Double?) -> String { value.map(text) ?? "not calculated" }

  /// The same without its unit, for a column whose unit is known.
  package func computedNumber(_ value: Double?) -> String { value.map(number) ?? "not calculated" }
}
