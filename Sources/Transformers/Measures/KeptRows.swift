extension [Int32] {
  /// Keeps the rows for which `passes` holds, in their order.
  @inline(__always)
  mutating func keep(_ passes: (Int) -> Bool) {
    let kept = withUnsafeMutableBufferPointer { rows in
      var kept = 0
      for row in rows {
        rows[kept] = row
        kept += passes(Int(row)) ? 1 : 0
      }
      return kept
    }
    removeLast(count - kept)
  }
}
