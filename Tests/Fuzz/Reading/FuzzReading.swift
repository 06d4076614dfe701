internal import FuzzChecks

/// Called by libFuzzer, which keeps every input that makes this end badly.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do throws(BrokenPromise) { try checkReading(bytes) } catch { fatalError(error.description) }
  return 0
}
