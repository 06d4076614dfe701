package import Foundation

/// A Python program in a process of its own: another implementation, which a test compares ours with.
package enum PythonProgram {
  package static let path = "/usr/bin/python3"

  /// What `program` prints when it is given `input` as JSON.
  package static func answer(of program: String, to input: some Encodable) throws -> Data {
    let process = Process()
    let (file, output) = (FileManager.default.temporaryDirectory.appending(path: "scorecard-\(UUID().uuidString).json"), Pipe())
    try JSONEncoder().encode(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    process.executableURL = URL(filePath: path)
    process.arguments = ["-c", program]
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = output
    try process.run()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return answer
  }
}
