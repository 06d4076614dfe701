internal import COpenSSL

/// A SHA-256 digest under way (FIPS 180-4), by the system's OpenSSL.
package struct SHA256: ~Copyable {
  /// Bytes in a digest.
  private static let size = 32
  /// Without the system's configuration of OpenSSL: it costs more to read than a small file to digest, and no digest depends on it.
  private static let isReady = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil) == 1
  private let context: OpaquePointer?

  package init() {
    _ = Self.isReady
    context = EVP_MD_CTX_new()
    Self.check(EVP_DigestInit_ex(context, EVP_sha256(), nil))
  }

  deinit { EVP_MD_CTX_free(context) }

  package func update(_ bytes: UnsafeRawBufferPointer) { Self.check(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)) }

  /// The digest in hexadecimal digits; nothing more can be added.
  package consuming func finish() -> String {
    var digest = [UInt8](repeating: 0, count: Self.size)
    Self.check(EVP_DigestFinal_ex(context, &digest, nil))
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// OpenSSL fails here where it has no memory, or no SHA-256: there is nothing to say of any file then.
  private static func check(_ status: CInt) { precondition(status == 1, "OpenSSL has no SHA-256") }
}

/// The digest of a text, for definitions' fingerprints.
package func sha256(_ bytes: [UInt8]) -> String {
  let digest = SHA256()
  bytes.withUnsafeBytes { digest.update($0) }
  return digest.finish()
}
