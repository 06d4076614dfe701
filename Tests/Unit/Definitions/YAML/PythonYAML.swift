import Drawing
import Foundation

/// What PyYAML's own composer, which shares no code with libyaml, makes of texts.
enum PythonYAML {
  /// `s`, text, whether it is plain, line and column; `l` or `m`, what is in it, line and column.
  indirect enum Seen: Equatable {
    case scalar(String, isPlain: Bool, line: Int, column: Int)
    case sequence([Seen], line: Int, column: Int)
    case mapping([[Seen]], line: Int, column: Int)

    /// What is not there is somewhere after what is: the two differ in where.
    static func written(_ text: String, isPlain: Bool, line: Int, column: Int) -> Seen {
      text.isEmpty && isPlain
        ? .scalar("", isPlain: true, line: 0, column: 0) : .scalar(text, isPlain: isPlain, line: line, column: column)
    }
  }
  enum View: Equatable {
    case node(Seen)
    case nothing
    /// A name stands twice in a mapping.
    case repeats
    case refused
  }

  static let isThere: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: PythonProgram.path)
    process.arguments = ["-c", "import yaml"]
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  private static let program = """
    import json, sys, yaml
    class Loader(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer, yaml.resolver.BaseResolver):
        def __init__(self, text):
            yaml.reader.Reader.__init__(self, text)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)
            yaml.composer.Composer.__init__(self)
            yaml.resolver.BaseResolver.__init__(self)
    def seen(node):
        place = [node.start_mark.line + 1, node.start_mark.column + 1]
        if isinstance(node, yaml.ScalarNode):
            return ["s", node.value, node.style is None, *place]
        if isinstance(node, yaml.SequenceNode):
            return ["l", [seen(one) for one in node.value], *place]
        names = [key.value for key, value in node.value if isinstance(key, yaml.ScalarNode)]
        if len(names) != len(set(names)):
            raise KeyError
        return ["m", [[seen(key), seen(value)] for key, value in node.value], *place]
    views = []
    for text in json.load(sys.stdin.buffer):
        try:
            node = Loader(text).get_single_node()
            views.append(None if node is None else seen(node))
        except KeyError:
            views.append("repeats")
        except (yaml.YAMLError, RecursionError):
            views.append("refused")
    json.dump(views, sys.stdout)
    """

  static func views(of texts: [String]) throws -> [View] {
    let answer = try PythonProgram.answer(of: program, to: texts)
    let views = try JSONSerialization.jsonObject(with: answer) as? [Any] ?? []
    return views.map { view in
      if let word = view as? String { return word == "repeats" ? .repeats : .refused }
      return (view as? [Any]).map { .node(seen($0)) } ?? .nothing
    }
  }

  private static func seen(_ parts: [Any]) -> Seen {
    let (line, column) = (parts[parts.count - 2] as? Int ?? 0, parts[parts.count - 1] as? Int ?? 0)
    switch parts[0] as? String {
    case "s": return .written(parts[1] as? String ?? "", isPlain: parts[2] as? Bool ?? false, line: line, column: column)
    case "l": return .sequence((parts[1] as? [[Any]] ?? []).map(seen), line: line, column: column)
    default: return .mapping((parts[1] as? [[[Any]]] ?? []).map { $0.map(seen) }, line: line, column: column)
    }
  }
}
