internal import Distribution
internal import Wording

extension SparkFault {
  /// What a person reads, with what they can do.
  var sentence: String {
    switch self {
    case .noPython(let path): SparkSentences.noPython(path)
    case .notPython(let path): SparkSentences.notPython(path)
    case .noPySpark(let path): SparkSentences.noPySpark(path)
    case .noJava: SparkSentences.noJava
    case .notStarted: SparkSentences.notStarted
    case .noMaster(let master): SparkSentences.noMaster(master)
    case .noExecutors: SparkSentences.noExecutors
    case .notShared(let folder): SparkSentences.notShared(folder)
    case .noStore(let address, let condition): SparkSentences.noStore(address, condition)
    case .noSpace: SparkSentences.noSpace
    case .part(let status, let said): SparkSentences.part(status: status, said)
    case .takenName(let column, let source): SparkSentences.takenName(column, source: source)
    case .failed(let condition): SparkSentences.failed(condition)
    case .ended: SparkSentences.ended
    case .otherRows(let source): SparkSentences.otherRows(source)
    case .answer(let what): SparkSentences.answer(what)
    }
  }
}
