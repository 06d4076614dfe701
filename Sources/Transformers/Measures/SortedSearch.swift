extension Array {
  /// The first index at which `isAtOrAfter` holds; the array is sorted by it.
  func firstIndex(sortedWhere isAtOrAfter: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAtOrAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
