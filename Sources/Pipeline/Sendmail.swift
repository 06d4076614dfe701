internal import Foundation
internal import Glibc

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
    let named = ProcessInfo.processInfo.environment["SCORECARD_SENDMAIL"] ?? ""
    return named.isEmpty ? "/usr/sbin/sendmail" : named
  }

  static func hand(_ message: [UInt8], from sender: String, to recipients: [String]) throws(DeliveryFault) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    // -i: a line with a single dot does not end the message.
    process.arguments = ["-i", "-f", sender, "--"] + recipients
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    // A file, not a pipe: a program that ends without reading would end this one with it.
    guard let input = file(holding: message) else { throw DeliveryFault(description: "no temporary file can be made for it") }
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    do { try process.run() } catch { throw DeliveryFault(description: "\(program) cannot be started") }
    guard ended.wait(timeout: .now() + patience) == .success else {
      kill(process.processIdentifier, SIGKILL)
      throw DeliveryFault(description: "\(program) had not ended after \(Int(patience)) seconds", isTimeout: true)
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw DeliveryFault(description: "\(program) ended with \(process.terminationStatus)")
    }
  }

  /// A file without a name, at its beginning.
  private static func file(holding bytes: [UInt8]) -> FileHandle? {
    guard let stream = tmpfile() else { return nil }
    guard fwrite(bytes, 1, bytes.count, stream) == bytes.count, fflush(stream) == 0 else {
      fclose(stream)
      return nil
    }
    // The descriptor outlives the stream.
    let descriptor = dup(fileno(stream))
    fclose(stream)
    guard descriptor >= 0, lseek(descriptor, 0, SEEK_SET) == 0 else { return nil }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }
}
