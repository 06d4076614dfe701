internal import Model

extension AlertFact.SourceFact {
  /// What was found of an export.
  func sentence(_ source: AlertedSource) -> String {
    let name = "\(source.title) data (\(source.name))"
    return switch self {
    case .missing(let due): "\(name) for \(source.asOf.inWords) has not arrived. It was due on \(due.inWords)."
    case .old(let newest, let allowed):
      "\(name) is out of date: the latest record is \(newest.inWords), "
        + "\(source.asOf - newest) days before this scorecard (limit \(allowed))."
    case .shrunk(let rows, let before):
      "\(name) has \(rows.asShownCount) rows and had \(before.asShownCount) before. Its figures are "
        + "provisional until the rows are back, or someone accepts it (scorecard run --accept \(source.name) --why TEXT)."
    case .refused(let why): "\(name) could not be used: \(why?.sentence ?? "")"
    case .rejectsHigh(let rejected, let read):
      "\(rejected.asShownCount) of \(read.asShownCount) rows of the \(source.title.insideSentence) data could not be used (rejects.csv lists them)."
    }
  }
}
