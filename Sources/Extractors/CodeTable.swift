internal import Model

/// The spellings of a closed list of codes, whatever their case, and when each is in use.
struct CodeTable {
  private struct Meaning {
    var code: UInt8
    var period: Validity
  }
  private let meanings: [String: [Meaning]]
  /// The position of the code for what nobody lists.
  private let unlisted: UInt8?

  init(_ codes: [Code], unlisted: String? = nil) {
    self.unlisted = unlisted.flatMap { name in codes.firstIndex { $0.name == name } }.map { UInt8($0 + 1) }
    var meanings: [String: [Meaning]] = [:]
    for (index, code) in codes.enumerated() {
      for spelling in [Spelling(code.name, code.period)] + code.spellings {
        meanings[spelling.text.foldedValue, default: []].append(
          Meaning(code: UInt8(index + 1), period: spelling.period))
      }
    }
    self.meanings = meanings
  }

  /// The code's position in the list, from 1; nil where nobody listed it for the day. Without a day, any period will do:
  /// the row's day is blank or broken, and has its own rule.
  func position(of field: UnsafeBufferPointer<UInt8>, on day: Day?) -> UInt8? {
    let found = meanings[String(decoding: field, as: UTF8.self).foldedValue]
    guard let day else { return found?.first?.code ?? unlisted }
    return found?.first { $0.period.contains(day) }?.code ?? unlisted
  }
}
