/// A series as one line of blocks, lowest to highest; a gap where there is no value.
enum Sparkline {
  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  static func of(_ values: [Double?]) -> String {
    let known = values.compactMap(\.self)
    guard let low = known.min(), let high = known.max() else { return "" }
    return String(
      values.map { value in
        guard let value else { return " " }
        guard high > low else { return blocks[3] }
        return blocks[min(7, Int((value - low) / (high - low) * 8))]
      })
  }
}
