import Model
import Testing
import Wording

@Suite struct VerdictSentencesTests {
  private func verdict(_ colours: [RAG?], _ variations: [ControlChart.Variation?] = []) throws -> VerdictSentences {
    let lines = try colours.enumerated().map { index, rag in
      var line = try InventedLine.line("\(index + 1)")
      (line.value, line.rag) = (1, rag)
      if index < variations.count { line.variation = variations[index] }
      return line
    }
    return VerdictSentences(lines)
  }

  @Test func `targets that are off track come first`() throws {
    let colours: [RAG?] = Array(repeating: .red, count: 4) + Array(repeating: .amber, count: 5) + [.green, .green, nil]
    #expect(
      try verdict(colours).verdict == "4 of 11 targets are off track, 5 are nearly on track and 2 are on track.")
    #expect(try verdict([.red, .green, .green]).verdict == "1 of 3 targets is off track and 2 are on track.")
    #expect(try verdict([.green, .green]).verdict == "All 2 targets are on track.")
    #expect(try verdict([.red]).verdict == "The only target is off track.")
    #expect(try verdict([nil]).verdict == "No figure can be compared with a target on this date.")
  }

  /// Whatever the colours, the numbers of the sentence add up to the number of targets.
  @Test func `the counts add up to the targets`() throws {
    for number in 0..<81 {
      let colours = (0..<4).map { place in
        ([RAG.red, .amber, .green, nil] as [RAG?])[(number / [1, 3, 9, 27][place]) % 3 + (place == 3 ? 1 : 0)]
      }
      let text = try verdict(colours).verdict
      expectPlain(text)
      let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
      guard text.contains(" of ") else { continue }
      #expect(numbers.count > 2)
      #expect(numbers[0] + numbers[2...].reduce(0, +) == numbers[1], "\(text)")
    }
  }

  @Test func `only real changes are called that`() throws {
    #expect(try verdict([.red, .red]).change == "")
    #expect(
      try verdict([.red, .red, .green], [.improvement, .commonCause, .improvement]).change
        == "Real change: all figures can be tested; 2 have improved (KPI 1 and 3), none is worse.")
    // What cannot be tested is not called unchanged.
    #expect(
      try verdict([.red, .red, .green], [.concern, .commonCause]).change
        == "Real change: 2 of 3 figures can be tested; none has improved, 1 is worse (KPI 1).")
    #expect(
      try verdict([.red, .red], [.improvement]).change
        == "Real change: 1 of 2 figures can be tested; 1 has improved (KPI 1), none is worse.")
  }

  @Test func `what cannot be counted is said`() throws {
    var lines = [try InventedLine.line("1"), try InventedLine.line("2")]
    (lines[1].value, lines[1].status) = (3, .provisional)
    #expect(
      VerdictSentences(lines).gaps
        == "1 figure could not be calculated; 1 is provisional, because its data is out of date or incomplete.")
    lines[0].value = 1
    lines[1].status = .computed
    #expect(VerdictSentences(lines).gaps == "")
  }
}
