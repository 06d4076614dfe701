import Drawing
import Foundation

/// Another reader's view of a text: its records and the lines they begin on, up to the error, and whether there was one.
struct OtherView: Decodable {
  var records: [[String]]
  var lines: [Int]
  var failed: Bool
}

/// Python's csv module in a process of its own, strict, for many texts at once.
enum PythonCSV {
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: PythonProgram.path) }

  /// Lines are handed over with their ends (`newline=''`), as the module's manual wants; blank ones are no records.
  private static let program = """
    import csv, io, json, sys
    csv.field_size_limit(1 << 30)
    views = []
    for delimiter, text in json.load(sys.stdin.buffer):
        records, lines, failed, line = [], [], False, 1
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            for record in reader:
                if record:
                    records.append(record)
                    lines.append(line)
                line = reader.line_num + 1
        except csv.Error:
            failed = True
        views.append({"records": records, "lines": lines, "failed": failed})
    json.dump(views, sys.stdout)
    """

  static func views(of texts: [(delimiter: String, text: String)]) throws -> [OtherView] {
    let answer = try PythonProgram.answer(of: program, to: texts.map { [$0.delimiter, $0.text] })
    return try JSONDecoder().decode([OtherView].self, from: answer)
  }
}
