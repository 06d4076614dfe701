import ArgumentParser
import Pipeline

/// Prints what a command found for code review.
func printReview(_ review: Review, _ format: ReviewFormat) throws {
  let bytes = try review.bytes(format)
  switch format {
  case .sarif: try printOutput(bytes, for: .json)
  case .github: try printOutput(bytes, for: .people(colour: false))
  }
}

/// What `body` returns. Where it finds mistakes in the definitions and a format for code review is asked for, they are printed in
/// it.
///
/// Throws: exit code 78 then; otherwise whatever `body` throws.
func reviewed<Result>(_ format: ReviewFormat?, _ body: () throws -> Result) throws -> Result {
  do { return try body() } catch let fault as DefinitionFault {
    guard let format else { throw fault }
    let review = Review(fault)
    try printReview(review, format)
    throw ExitCode(review.exitCode)
  }
}
