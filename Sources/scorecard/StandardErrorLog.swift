import ArgumentParser
import Logging
import Model
import Platform

enum LogFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// Log lines on standard error, each with its run's name: text for people, one JSON object a line for machines.
struct StandardErrorLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .warning
  private let format: LogFormat

  init(_ format: LogFormat) { self.format = format }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    switch format {
    case .text:
      let run = metadata["run"].map { "[\($0)]" } ?? ""
      printError("scorecard\(run): \(event.level): \(event.message)")
    case .json:
      var fields = metadata.merging(event.metadata ?? [:]) { _, new in new }.mapValues { "\($0)" }
      fields["time"] = Clock().iso
      fields["level"] = event.level.rawValue
      fields["message"] = "\(event.message)"
      let pairs = fields.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
      printError("{\(pairs.joined(separator: ","))}")
    }
  }
}

/// A JSON string.
private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    default:
      if VisibleText.acts(scalar) { result += VisibleText.escape(scalar) } else { result.unicodeScalars.append(scalar) }
    }
  }
  return result + "\""
}
