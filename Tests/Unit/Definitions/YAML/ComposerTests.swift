import Definitions
import Drawing
import Foundation
import Testing

/// What we compose of libyaml's events, against what PyYAML composes.
@Suite(.enabled(if: PythonYAML.isThere, "python3-yaml is not installed: nothing to compare with"))
struct ComparedComposerTests {
  @Test func `the definitions of every plan are composed as Python composes them`() throws {
    let root = Project.folder
    let files = ["Pipelines", "Fixtures", "Tests"].flatMap { folder in
      FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)?
        .compactMap { $0 as? URL }.filter { $0.pathExtension == "yml" } ?? []
    }
    let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
    try #require(texts.count > 40)
    // PyYAML refuses a question mark before a bracket, which YAML allows.
    for (file, (text, view)) in zip(files, zip(texts, try PythonYAML.views(of: texts))) where !text.contains("?]") {
      #expect(ours(text) == view, "\(file.lastPathComponent)")
    }
  }

  @Test func `texts of every style are composed as Python composes them, whole and damaged`() throws {
    var random = SeededGenerator()
    let whole = (0..<600).map { _ in TextOfYAML.drawn(using: &random) }
    let damaged = whole.map { TextOfYAML.damaged($0, using: &random) }
    let views = try PythonYAML.views(of: whole + damaged)
    var (agreed, refused) = (0, 0)
    for (place, (text, view)) in zip(whole + damaged, views).enumerated() {
      let composed = ours(text)
      if place < whole.count { try #require(view != .refused, "\(text)") }
      refused += composed == .refused ? 1 : 0
      // Of what is no YAML each takes something that the other does not; what both take they must read alike.
      guard composed != .refused || place < whole.count, view != .refused else { continue }
      agreed += 1
      try #require(composed == view, "\(text.debugDescription)")
    }
    #expect(agreed > 700 && refused > 50, "\(agreed) read, \(refused) refused of \(views.count): the damage has lost its meaning")
  }

  private func ours(_ text: String) -> PythonYAML.View {
    do throws(YAMLFault) {
      return try Composer.root(of: text).map { .node(seen($0)) } ?? .nothing
    } catch {
      if case .repeatedKeys = error { return .repeats }
      return .refused
    }
  }

  private func seen(_ node: Node) -> PythonYAML.Seen {
    let (line, column) = (node.place.line, node.place.column)
    return switch node.content {
    case .scalar(let text, let isPlain): .written(text, isPlain: isPlain, line: line, column: column)
    case .sequence(let items): .sequence(items.map(seen), line: line, column: column)
    case .mapping(let pairs): .mapping(pairs.map { [seen($0.key), seen($0.value)] }, line: line, column: column)
    }
  }
}

/// What the composer says of texts that it refuses.
struct ComposerTests {
  @Test(arguments: [
    ("a: 1\nb: \u{1}\n", 2, 4), ("é: \u{8}", 1, 4), ("a: *b\n", 1, 4), ("a: 1\n---\nb: 2\n", 2, 1), ("a: [1\nb: 2\n", 2, 2),
    ("a: &x 1\nb: &y *x\n", 2, 7),
  ])
  func `what is no YAML has a place`(text: String, line: Int, column: Int) throws {
    let fault = try #require(throws: YAMLFault.self) { _ = try Composer.root(of: text) }
    guard case .syntax(let problem, let place?) = fault else {
      Issue.record("no place: \(fault)")
      return
    }
    #expect(!problem.isEmpty)
    #expect(place == Place(line: line, column: column), "\(problem)")
  }

  @Test func `a name twice in a mapping is told with its first place`() throws {
    let fault = try #require(throws: YAMLFault.self) { _ = try Composer.root(of: "x:\n  b: 1\n  a: 2\n  a: 3\n  b: 4\n") }
    guard case .repeatedKeys(let names, let place) = fault else {
      Issue.record("\(fault)")
      return
    }
    #expect(names == ["a", "b"])
    #expect(place == Place(line: 3, column: 3))
  }

  @Test(arguments: ["- ", "[", "{a: ", "? ", "[{a: "])
  func `levels without end are refused, on whatever stack`(opening: String) async throws {
    let text = String(repeating: opening, count: 100_000 / opening.utf8.count)
    let fault = try #require(throws: YAMLFault.self) { _ = try Composer.root(of: text) }
    guard case .syntax(let problem, let place) = fault else {
      Issue.record("\(fault)")
      return
    }
    #expect(problem.contains("deep"))
    #expect(place?.line == 1)
    let fitting = String(repeating: "[", count: 99) + "x" + String(repeating: "]", count: 99)
    #expect(try Composer.root(of: fitting) != nil)
  }
}

/// Texts as people write definitions: blocks and flows, quotes of both kinds, texts over many lines, comments, anchors and aliases.
private enum TextOfYAML {
  static func drawn(using random: inout SeededGenerator) -> String {
    var anchors = 0
    return block(3, indent: 0, &anchors, using: &random) + (Bool.random(using: &random) ? "" : "# end\n")
  }

  static func damaged(_ text: String, using random: inout SeededGenerator) -> String {
    var letters = Array(text)
    for _ in 0..<Int.random(in: 1...3, using: &random) where !letters.isEmpty {
      let place = Int.random(in: 0..<letters.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: letters.remove(at: place)
      case 1: letters.insert("\"'[]{}:,#&*|>-? \n".randomElement(using: &random)!, at: place)
      default: letters.swapAt(place, Int.random(in: 0..<letters.count, using: &random))
      }
    }
    return String(letters)
  }

  private static func block(_ depth: Int, indent: Int, _ anchors: inout Int, using random: inout SeededGenerator) -> String {
    let margin = String(repeating: " ", count: indent)
    let isList = Bool.random(using: &random)
    return (0..<Int.random(in: 1...4, using: &random)).map { place in
      let start = margin + (isList ? "-" : "\(word(using: &random))\(place):")
      if depth > 0, Int.random(in: 0..<3, using: &random) == 0 {
        return start + "\n" + block(depth - 1, indent: indent + 2, &anchors, using: &random)
      }
      return start + " " + value(depth, indent: indent + 2, &anchors, using: &random) + "\n"
    }.joined()
  }

  private static func value(_ depth: Int, indent: Int, _ anchors: inout Int, using random: inout SeededGenerator) -> String {
    let margin = String(repeating: " ", count: indent)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return "\"\(word(using: &random)) \\u00e9\\n\(word(using: &random))\""
    case 1: return "'\(word(using: &random)) it''s'"
    case 2: return "|\n\(margin)\(word(using: &random)),1\n\n\(margin)  \(word(using: &random))"
    case 3: return ">-\n\(margin)\(word(using: &random))\n\(margin)\(word(using: &random))"
    case 4: return "[\(word(using: &random)), {\(word(using: &random)): 1, b: [x, 'y']}]  # a comment"
    case 5:
      anchors += 1
      return "&a\(anchors) \(word(using: &random))"
    case 6 where anchors > 0: return "*a\(Int.random(in: 1...anchors, using: &random))"
    case 7: return ""
    default: return "\(word(using: &random)) \(word(using: &random))"
    }
  }

  private static func word(using random: inout SeededGenerator) -> String {
    ["kpi", "Wörter", "2023-04-01", "010", "yes", "a#b", "x:y", "名", "-1.5", "~"].randomElement(using: &random)!
  }
}
