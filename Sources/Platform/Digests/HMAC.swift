internal import COpenSSL

/// Keyed digests by HMAC-SHA-256 (RFC 2104, FIPS 198-1), by the system's OpenSSL: who has no key cannot work out of which text
/// a digest is, even by trying all texts.
///
///     let key = HMACKey(bytes)
///     key.digest(of: "person\0A123456789012")   // 64 hexadecimal digits
package struct HMACKey: Sendable {
  private let bytes: [UInt8]

  /// A key of these bytes.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The digest of a text's UTF-8, in 64 hexadecimal digits.
  package func digest(of text: String) -> String {
    var (digest, length) = ([UInt8](repeating: 0, count: 32), UInt32(0))
    let message = Array(text.utf8)
    let result = HMAC(EVP_sha256(), bytes, CInt(bytes.count), message, message.count, &digest, &length)
    precondition(result != nil && length == 32, "OpenSSL has no HMAC")
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
