/// How high a row must be for texts that wrap in it: not every program measures that when it opens a file.
enum TextHeight {
  /// One line of text of 12 points.
  private static let line = 15.6
  /// Of Arial's characters from the space to the tilde, in thousandths of the size of the letters. **Source**: Adobe, font metrics
  /// of Helvetica, which are Arial's.
  private static let widths: [Int] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
  /// Of a figure, in which the width of a column is counted; and of a character that the list does not have.
  private static let (figure, unknown) = (556, 800)

  /// Of the highest of some texts, each in a column of so many characters; at most what a row can be.
  static func points(_ texts: some Sequence<(text: String, width: Double)>, isBold: Bool = false) -> Double {
    let most = texts.map { lines(of: $0, $1, isBold) }.max() ?? 1
    return min(400, line * Double(most) + 3)
  }

  /// Word by word, as programs wrap them. Letters on a screen are up to 4% wider than in print, bold ones a tenth; a heading has
  /// its filter next to it.
  private static func lines(of text: String, _ width: Double, _ isBold: Bool) -> Int {
    let room = Int(max(1, isBold ? width - 3.5 : width - 1) * Double(figure) / (isBold ? 1.1 : 1.04))
    // No character but @ is wider than an em.
    guard text.utf8.count * 1_015 > room else { return 1 }
    var (lines, used, word) = (1, 0, 0)
    func end(_ space: Int) {
      if used + word > room, used > 0 { (lines, used) = (lines + 1, 0) }
      // A word that is too long is broken.
      while word > room { (lines, word) = (lines + 1, word - room) }
      (used, word) = (used + word + space, 0)
    }
    for scalar in text.unicodeScalars {
      let place = Int(scalar.value) - 32
      let wide = widths.indices.contains(place) ? widths[place] : unknown
      if scalar == " " { end(wide) } else { word += wide }
      if scalar == "-" || scalar == "/" { end(0) }
    }
    end(0)
    return lines
  }
}
