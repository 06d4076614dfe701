extension [Int32] {
  /// These in the order of their buckets, those of one bucket in their order, and where each bucket ends (a counting sort).
  @inline(__always)
  func sorted(into buckets: Int, _ bucket: (Int32) -> Int) -> (sorted: [Int32], ends: [Int]) {
    // At first where each begins; once all of it are in their places, where it ends.
    var ends = [Int](repeating: 0, count: buckets + 1)
    for element in self { ends[bucket(element) + 1] += 1 }
    for index in 1..<ends.count { ends[index] += ends[index - 1] }
    let sorted = [Int32](unsafeUninitializedCapacity: count) { places, initialized in
      ends.withUnsafeMutableBufferPointer { ends in
        for element in self {
          let bucket = bucket(element)
          places.initializeElement(at: ends[bucket], to: element)
          ends[bucket] += 1
        }
      }
      initialized = count
    }
    return (sorted, ends.dropLast())
  }
}
