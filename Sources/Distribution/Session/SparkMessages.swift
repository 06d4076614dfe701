/// What the driver is asked, each in one line of JSON: see `spark_driver.py`.
enum SparkRequest: Encodable {
  struct Start: Encodable {
    var master: String?
    var settings: [String: String]
    var files: [String]
    var archive: String
    var store: String?
  }
  struct Parts: Encodable {
    var count: Int
    var tasks: String
    var program: String
  }

  case start(Start)
  case parts(Parts)
  case lines([SparkLines])
  case run([String])
  case ask([String], together: Int)
  case stop

  private enum CodingKeys: String, CodingKey { case start, parts, lines, run, ask, together, stop }

  func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .start(let start): try line.encode(start, forKey: .start)
    case .parts(let parts): try line.encode(parts, forKey: .parts)
    case .lines(let views): try line.encode(views, forKey: .lines)
    case .run(let statements): try line.encode(statements, forKey: .run)
    case .ask(let queries, let together):
      try line.encode(queries, forKey: .ask)
      try line.encode(together, forKey: .together)
    case .stop: try line.encode([String: String](), forKey: .stop)
    }
  }
}

/// A view of staged files, a row a line.
package struct SparkLines: Encodable, Sendable {
  /// Its name.
  package var name: String
  /// The files; none for an empty view. A name is one of `SparkSession.rows`, and a whole path that of a file of this machine.
  package var paths: [String]

  /// The view of these files.
  package init(name: String, paths: [String]) { (self.name, self.paths) = (name, paths) }
}

/// A line that the driver answers.
struct SparkReply: Decodable {
  struct Failure: Decodable {
    /// What the driver itself knows of it, such as `noJava`.
    var reason: String?
    var condition: String
    var status: Int?
    var said: String?
  }
  /// Of how many parts so many have been read.
  var finished: Int?
  /// What an executor printed of a part.
  var part: String?
  /// The rows of a query.
  var query: Int?
  var rows: [[SparkValue]]?
  /// That a request was served, or was not.
  var done: Bool?
  var failed: Failure?
}

/// A value of a row that Spark has found.
package enum SparkValue: Decodable, Sendable, Hashable {
  case null
  case number(Double)
  case text(String)

  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else {
      self = .number(try value.decode(Double.self))
    }
  }

  /// The number; nil where it is none.
  package var number: Double? { if case .number(let number) = self { number } else { nil } }
  /// The whole number; nil where it is none.
  package var whole: Int? { number.flatMap { Int(exactly: $0) } }
  /// The text; nil where it is none.
  package var text: String? { if case .text(let text) = self { text } else { nil } }
}
