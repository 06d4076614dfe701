internal import Distribution
internal import Wording

extension SparkFault {
  /// What a person reads, with what they can do.
  var sentence: String {
    switch self {
    case .noPython(let path): SparkSentences.noPython(path)
    case .noPySpark(let path): SparkSentences.noPySpark(path)
    case .part(_, let said): SparkSentences.part(said)
    case .failed(let condition): SparkSentences.failed(condition)
    case .ended: SparkSentences.ended
    case .otherRows(let source): SparkSentences.otherRows(source)
    case .answer(let what): SparkSentences.answer(what)
    }
  }
}
