internal import Model

extension AlertFact.SourceFact {
  /// What was found of an export.
  func sentence(_ source: AlertedSource) -> String {
    let name = "The export \(source.name) (\(source.title))"
    return switch self {
    case .missing(let due): "\(name) for \(source.asOf.inWords) was due on \(due.inWords) and has not been delivered."
    case .old(let newest, let allowed):
      "\(name) is old: its newest row is of \(newest.inWords), "
        + "\(source.asOf - newest) days before \(source.asOf.inWords); \(allowed) are allowed."
    case .shrunk(let rows, let before):
      "\(name) has \(rows.asShownCount) rows, and had \(before.asShownCount): its figures are "
        + "provisional until the rows return, or a run accepts it (--accept \(source.name) --why TEXT)."
    case .refused(let why): "\(name) was refused: \(why?.sentence ?? "")"
    case .rejectsHigh(let rejected, let read):
      "\(rejected.asShownCount) of \(read.asShownCount) rows of the export \(source.name) could not be used; see rejects.csv."
    }
  }
}
