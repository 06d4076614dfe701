internal import Glibc
internal import Platform

/// Why the mail system did not take a message.
struct DeliveryFault: Error, CustomStringConvertible {
  let description: String
  var isTimeout = false
}

/// The interface that every mail system of Unix offers: a program named sendmail, which takes a message on its standard input.
enum Sendmail {
  /// However long its network may take.
  private static let patience = 60.0

  private static var program: String {
    let named = getenv("SCORECARD_SENDMAIL").map { String(cString: $0) } ?? ""
    return named.isEmpty ? "/usr/sbin/sendmail" : named
  }

  static func hand(_ message: [UInt8], from sender: String, to recipients: [String]) throws(DeliveryFault) {
    let limit = ChildProcess.limit(patience)
    // -i: a line with a single dot does not end the message.
    let child = ChildProcess(
      program: .path(program), arguments: ["-i", "-f", sender, "--"] + recipients, input: message, seconds: limit)
    switch child.run().ending {
    case .exited(0): return
    case .exited(let code): throw DeliveryFault(description: "\(program) ended with \(code)")
    case .killed(let signal): throw DeliveryFault(description: "\(program) was ended by signal \(signal)")
    case .notFound, .notStarted: throw DeliveryFault(description: "\(program) cannot be started")
    case .timedOut:
      throw DeliveryFault(description: "\(program) did not end in \(limit.secondsInWords)", isTimeout: true)
    }
  }
}
