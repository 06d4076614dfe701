/// Spreads a number's bits over all 64, one to one.
@inline(__always)
func mixed(_ number: UInt64) -> UInt64 {
  let product = number &* 0x9E37_79B9_7F4A_7C15
  return product ^ product >> 32
}
