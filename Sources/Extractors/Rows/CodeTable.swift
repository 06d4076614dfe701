internal import Model

/// The spellings of a closed list of codes, whatever their case, and when each is in use.
struct CodeTable {
  private struct Meaning {
    var code: UInt8
    var period: Validity
  }
  private let meanings: [String: [Meaning]]
  /// The position of a code that is not listed, until its rows have been counted.
  static let unlistedPosition = UInt8.max
  private let unlisted: UInt8?

  init(_ codes: [Code], unlisted: String? = nil) {
    self.unlisted = unlisted == nil ? nil : Self.unlistedPosition
    var meanings: [String: [Meaning]] = [:]
    for (index, code) in codes.enumerated() {
      for spelling in [Spelling(code.name, code.period)] + code.spellings {
        meanings[spelling.text.foldedValue, default: []].append(
          Meaning(code: UInt8(index + 1), period: spelling.period))
      }
    }
    self.meanings = meanings
  }

  /// The code's position in the list, from 1; nil where it is not listed for the day. Without a day, any period will do: the
  /// row's day is then blank or broken, which another rule reports.
  func position(of field: UnsafeBufferPointer<UInt8>, on day: Day?) -> UInt8? {
    let found = meanings[String(decoding: field, as: UTF8.self).foldedValue]
    guard let day else { return found?.first?.code ?? unlisted }
    return found?.first { $0.period.contains(day) }?.code ?? unlisted
  }
}

extension ColumnDefinition {
  /// The position of the code that stands for those that are not listed; nil where none does.
  var unlistedPosition: UInt8? {
    guard case .code(let codes) = kind, let unlisted else { return nil }
    return codes.firstIndex { $0.name == unlisted }.map { UInt8($0 + 1) }
  }
}
