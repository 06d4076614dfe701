/// Which parts of a file are looked at.
struct SamplePieces {
  private(set) var ranges: [Range<Int>]
  /// Whether they are the whole file.
  let isWhole: Bool

  /// How much of a large file is looked at first.
  private static let beginning = 1 << 20
  private static let piece = 1 << 18
  /// A file of less is looked at as a whole: its pieces would overlap, and rows that are met twice are no keys.
  private static let small = beginning + 6 * piece

  init(from start: Int, to end: Int, all: Bool) {
    isWhole = all || end - start <= Self.small
    guard !isWhole else {
      ranges = [start..<end]
      return
    }
    let middle = [1, 2].map { start + Self.beginning + (end - start - Self.beginning) / 3 * $0 }
    ranges = [start..<start + Self.beginning] + middle.map { $0..<$0 + Self.piece } + [end - Self.piece..<end]
  }
}
