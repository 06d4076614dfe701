internal import COpenSSL

/// A SHA-256 digest that is being worked out (FIPS 180-4), by the system's OpenSSL.
///
///     let digest = SHA256()
///     bytes.withUnsafeBytes { digest.update($0) }
///     let hexadecimal = digest.finish()
package struct SHA256: ~Copyable {
  /// Bytes in a digest.
  private static let size = 32
  /// OpenSSL is started without the system's configuration, which takes longer to read than a small file to digest; no digest
  /// depends on it.
  private static let isReady = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil) == 1
  private let context: OpaquePointer?

  /// The digest of no bytes yet. The program ends where OpenSSL has no memory, or no SHA-256.
  package init() {
    _ = Self.isReady
    context = EVP_MD_CTX_new()
    Self.check(EVP_DigestInit_ex(context, EVP_sha256(), nil))
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds the next bytes.
  package func update(_ bytes: UnsafeRawBufferPointer) { Self.check(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)) }

  /// The digest in 64 hexadecimal digits; nothing more can be added.
  package consuming func finish() -> String {
    var digest = [UInt8](repeating: 0, count: Self.size)
    Self.check(EVP_DigestFinal_ex(context, &digest, nil))
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// OpenSSL fails here where it has no memory, or no SHA-256: no file can be digested then.
  private static func check(_ status: CInt) { precondition(status == 1, "OpenSSL has no SHA-256") }
}

/// The digest of some bytes in 64 hexadecimal digits.
package func sha256(_ bytes: [UInt8]) -> String {
  let digest = SHA256()
  bytes.withUnsafeBytes { digest.update($0) }
  return digest.finish()
}
