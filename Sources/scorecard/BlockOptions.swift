import Model
import ArgumentParser
import Pipeline

/// A part of an export that is read on its own.
struct BlockOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read the rows that begin in bytes FROM to TO of this file, TO not included, and print one line of JSON about them.",
      valueName: "file:from-to"))
  var block: String?

  @Option(
    help: ArgumentHelp(
      "Write the rows to this file, one a line. Rows that cannot be used go to a hidden file next to it.", valueName: "path"),
    completion: .file())
  var rows: String?

  @Option(
    help: ArgumentHelp(
      "Columns to write, separated by commas; %2C is a comma in a name. Those of the key are always written. (default: all)",
      valueName: "names"))
  var columns: String?

  @Option(
    help: ArgumentHelp(
      "Where the first row begins. Without it, the first line that begins in these bytes is taken.", valueName: "byte"))
  var start: Int?

  @Flag(help: "The report's last line comes before these bytes.")
  var afterEnd = false

  @Option(
    help: ArgumentHelp(
      "The encoding of the whole file, where these bytes alone do not show it: \(BlockChoice.encodings.joined(separator: ", ")).",
      valueName: "name"))
  var encoding: String?

  /// Whether a part is asked for; `all` is what another option asks for instead.
  func isAsked(beside all: String?) throws -> Bool {
    guard let block else {
      guard rows == nil, columns == nil, start == nil, !afterEnd, encoding == nil else {
        throw ValidationError("--rows, --columns, --start, --after-end and --encoding go with --block.")
      }
      return false
    }
    guard all == nil else { throw ValidationError("Use --block or --all, not both.") }
    guard BlockChoice(block) != nil else {
      throw ValidationError("--block is a file and two places in it, in bytes, such as exclusions.csv:0-33554432.")
    }
    guard rows?.isEmpty == false else { throw ValidationError("--block needs --rows PATH: the file to write the rows to.") }
    guard (start ?? 0) >= 0 else { throw ValidationError("--start is 0 or more.") }
    if let encoding, !BlockChoice.encodings.contains(encoding) {
      throw ValidationError("--encoding is one of \(BlockChoice.encodings.joined(separator: ", ")).")
    }
    return true
  }

  /// The part that is asked for; nil where none is.
  func choice(of source: String?) -> BlockChoice? {
    guard var choice = block.flatMap(BlockChoice.init) else { return nil }
    (choice.start, choice.isAfterEnd, choice.encoding) = (start, afterEnd, encoding)
    // A name may have spaces, and a comma as %2C.
    choice.columns = columns?.split(separator: ",").map { name in
      let name = name.drop { $0 == " " }
      return EscapedText.text(name.utf8) ?? String(name)
    }
    choice.source = source
    return choice
  }
}
