import Platform
import Testing

@Suite struct XXH64Tests {
  private func digest(_ text: String, seed: UInt64) -> UInt64 {
    Array(text.utf8).withUnsafeBytes { XXH64.digest(of: $0, seed: seed) }
  }

  /// From the reference implementation; the third is longer than a stripe of 32 bytes.
  @Test func `digests are those of xxHash`() {
    #expect(digest("", seed: 0) == 0xEF46_DB37_51D8_E999)
    #expect(digest("a", seed: 0) == 0xD24E_C4F1_A98C_6E5B)
    #expect(digest("Nobody inspects the spammish repetition", seed: 0) == 0xFBCE_A83C_8A37_8BF1)
  }
}
