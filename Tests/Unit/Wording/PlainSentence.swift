import Testing

/// What every sentence is, whatever it tells: not empty, without a value of Swift's in it, and without the seams of its parts.
func expectPlain(_ sentence: String, _ location: SourceLocation = #_sourceLocation) {
  #expect(!sentence.isEmpty, sourceLocation: location)
  for seam in ["nil)", " nil ", "Optional", "  ", " ,", " .", "..", ",,", "()", "::", ". ;"] {
    #expect(
      !sentence.replacing("nil return", with: "report").contains(seam), "\(seam) in: \(sentence)", sourceLocation: location)
  }
  #expect(sentence.first?.isWhitespace == false && sentence.last?.isWhitespace == false, sourceLocation: location)
}
