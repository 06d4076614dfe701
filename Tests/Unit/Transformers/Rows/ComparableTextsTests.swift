import Model
import Testing
import Transformers

@Suite struct ComparableTextsTests {
  /// The lexicon of these texts; each was read first at its place.
  private func lexicon(_ texts: [(String, place: Int64)]) -> Lexicon {
    var (bytes, ends): ([UInt8], [Int]) = ([], [0])
    for (text, _) in texts {
      bytes += Array(text.utf8)
      ends.append(bytes.count)
    }
    var lexicon = Lexicon(bytes: bytes, ends: ends)
    lexicon.firstPlaces = [.max] + texts.map(\.place)
    return lexicon
  }

  @Test func `texts that are compared as equal are written as the one that was read first`() {
    let texts = ComparableTexts(
      lexicon([("HOME", 9), ("Home", 3), ("at  home", 1), ("At Home", 5), ("Élan", 7), ("élan", 8)]), named: [])
    #expect((0...6).map { texts[UInt32($0)] } == ["", "Home", "Home", "at  home", "at  home", "Élan", "Élan"])
  }

  @Test func `the definition's own name stands for all that are equal to it`() {
    let texts = ComparableTexts(lexicon([("HOME", 1), ("Home", 2), ("clinic", 3)]), named: ["home", "Home", "School"])
    #expect((0...3).map { texts[UInt32($0)] } == ["", "home", "home", "clinic"])
  }
}
