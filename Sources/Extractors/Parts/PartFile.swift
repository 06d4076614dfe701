internal import Model

/// A file of a source, with what the decision about its parts needs.
package struct PartFile: Sendable {
  /// The file.
  package let file: ExportFile
  /// Its size in bytes; 0 where it cannot be read.
  package let size: Int
  /// The SHA-256 of the whole file; empty where nobody has worked it out.
  package var sha256 = ""
  let written: Int
  let head: [UInt8]
  /// Why it cannot be read; nil where it can.
  let refusal: Refusal?

  /// Reads the first bytes of a file, in which its headings are.
  package init(_ file: ExportFile) {
    self.file = file
    do throws(Refusal) {
      let open = try OpenExport(file)
      (size, written, head, refusal) = (open.state.size, open.state.writtenAt, try FileHead.bytes(of: open), nil)
    } catch { (size, written, head, refusal) = (0, 0, [], error) }
  }

  /// What a look at the whole file would have shown, by the answers of its parts in order.
  func look(_ parts: [PartAnswer]) -> FileLook {
    let name = SafeText.line(file.name)
    let digest = parts.count == 1 && parts[0].from == 0 && parts[0].to >= size ? parts[0].sha256 : sha256
    var look = FileLook(InputFile(name: file.name, bytes: size, sha256: digest), .utf8, FileState(inMemory: size))
    do throws(Refusal) {
      if let refusal { throw refusal }
      for part in parts {
        if part.size != size || part.written != written || part.fault?.kind == .changed { throw .changed(file: name) }
        if let fault = part.fault, case .unreadable(let why) = fault.blockFault(in: name), fault.isOfSystem { throw why }
      }
      let first = Array(head.prefix(8))
      if !EncodingCheck.isWide(first), let line = Self.line(parts, \.feedsBeforeNul) {
        look.input.sha256 = ""
        throw .damaged(file: name, line: line, .nulByte)
      }
      look.encoding = try EncodingCheck.encoding(first, isUTF8: parts.allSatisfy(\.isUnicode), in: name)
      if look.encoding == .windows1252 { look.unlikelyLine = Self.line(parts, \.feedsBeforeUnlikely) }
    } catch { look.refusal = error }
    return look
  }

  /// The line on which something is that a part has met first: by the line feeds before it.
  private static func line(_ parts: [PartAnswer], _ feeds: KeyPath<PartAnswer, Int?>) -> Int? {
    var before = 0
    for part in parts {
      if let feeds = part[keyPath: feeds] { return 1 + before + feeds }
      before += part.lineFeeds
    }
    return nil
  }
}

extension PartAnswer.Fault {
  /// Whether the system could not read the file.
  fileprivate var isOfSystem: Bool { kind == .unreadable || kind == .noFile }
}
