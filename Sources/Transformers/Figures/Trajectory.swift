package import Model

/// The value expected of a figure on any day: worked out day by day on straight lines (or in steps) through the baseline and
/// the targets.
package struct Trajectory: Sendable {
  private let points: [(day: Day, value: Double)]
  private let shape: TrajectoryShape
  private let endsWithLastTarget: Bool

  /// `baseline` is the value that the definition gives or the pipeline measured; nil where there is none, or none yet.
  package init(_ figure: FigureDefinition, baseline: Double?) {
    var points: [(day: Day, value: Double)] = []
    let targets = figure.targets(baseline: baseline)
    if !targets.isEmpty {
      if let first = figure.expectedFrom, let target = targets.first {
        points.append((first, target.value))
      } else if let baseline, let day = figure.baseline?.date {
        points.append((day, baseline))
      }
      points += targets.map { ($0.target.date, $0.value) }
    }
    self.points = points
    shape = figure.trajectory
    endsWithLastTarget = figure.endsWithLastTarget
  }

  /// The value expected on a day. Nil before the first point, and after the last target where nothing is expected from then on.
  package func expected(asOf day: Day) -> Double? {
    guard let next = points.firstIndex(where: { day <= $0.day }) else {
      return endsWithLastTarget ? nil : points.last?.value
    }
    if points[next].day == day { return points[next].value }
    guard next > 0 else { return nil }
    let (start, end) = (points[next - 1], points[next])
    if shape == .steps { return start.value }
    return start.value + (end.value - start.value) * Double(day - start.day) / Double(end.day - start.day)
  }

  /// Between which points the value expected on a day lies; nil where nothing is expected of the day.
  package func stretch(asOf day: Day) -> ExpectedStretch? {
    guard let last = points.lastIndex(where: { $0.day <= day }), !(endsWithLastTarget && day > points[points.count - 1].day)
    else { return nil }
    func point(_ place: Int) -> TrajectoryPoint { TrajectoryPoint(date: points[place].day, value: points[place].value) }
    if shape == .line, points[last].day == day, last > 0 {
      return ExpectedStretch(day: day, start: point(last - 1), end: point(last))
    }
    let holds = shape == .steps || points[last].day == day || last + 1 == points.count
    return ExpectedStretch(day: day, start: point(last), end: holds ? nil : point(last + 1))
  }

  /// Whether there is a target with a number. False too where the targets follow a baseline that is not known yet.
  package var hasTargets: Bool { !points.isEmpty }

  /// The corners of the trajectory; a step has two on the day on which it is taken. Nil where no value is ever expected.
  package var course: [TrajectoryPoint]? {
    guard let first = points.first else { return nil }
    return points.dropFirst().reduce(into: [TrajectoryPoint(date: first.day, value: first.value)]) { course, point in
      if shape == .steps, let last = course.last { course.append(TrajectoryPoint(date: point.day, value: last.value)) }
      course.append(TrajectoryPoint(date: point.day, value: point.value))
    }
  }
}
