import Model
import Testing
import Transformers

@Suite struct TrajectoryTests {
  static func figure(
    _ targets: [(String, Double)], baseline: (String, Double)? = ("2023-03-31", 50), shape: TrajectoryShape = .line,
    expectedFrom: String? = nil, ends: Bool = false
  ) -> FigureDefinition {
    FigureDefinition(
      id: FigureID(kpi: "1"), title: "", shortTitle: "", unit: .percent, better: .higher,
      measure: .count(RowRule(source: "s", day: "d", window: .toDate)),
      baseline: baseline.flatMap { text, value in Day(iso: text).map { .given(value: value, date: $0, qualifier: "") } },
      targets: targets.compactMap { text, value in Day(iso: text).map { Target(checkpoint: text, date: $0, value: value) } },
      trajectory: shape, expectedFrom: expectedFrom.flatMap { Day(iso: $0) }, endsWithLastTarget: ends, amberPercent: 10,
      comparison: .previousMonthEnd, breakdowns: [], alsoShown: [])
  }

  static let kpi1 = [("2023-06-30", 50.0), ("2023-09-30", 70.0), ("2024-03-31", 90.0)]

  private func expected(_ figure: FigureDefinition, _ day: String, baseline: Double? = 50) throws -> Double? {
    Trajectory(figure, baseline: baseline).expected(asOf: try #require(Day(iso: day)))
  }

  @Test(
    arguments: [
      ("2023-03-30", nil), ("2023-03-31", 50), ("2023-05-01", 50), ("2023-06-30", 50), ("2023-08-15", 60), ("2023-09-30", 70),
      ("2024-03-31", 90), ("2025-01-01", 90),
    ] as [(String, Double?)])
  func `straight lines by days, nothing before the first point, the last target stays`(day: String, value: Double?) throws {
    #expect(try expected(Self.figure(Self.kpi1), day) == value)
  }

  @Test func `stages fall due by steps`() throws {
    let figure = Self.figure(
      [("2023-06-30", 1), ("2023-09-30", 2), ("2024-03-31", 3)], baseline: ("2023-03-31", 0), shape: .steps)
    for (day, value) in [("2023-06-29", 0.0), ("2023-06-30", 1), ("2023-09-29", 1), ("2024-03-30", 2), ("2024-06-30", 3)] {
      #expect(try expected(figure, day, baseline: 0) == value)
    }
  }

  @Test func `a year's target is not expected after the year`() throws {
    let figure = Self.figure([("2024-03-31", 7473)], baseline: ("2023-03-31", 0), ends: true)
    #expect(try expected(figure, "2024-03-31", baseline: 0) == 7473)
    #expect(try expected(figure, "2024-04-01", baseline: 0) == nil)
  }

  @Test func `a level holds from its first day without a baseline`() throws {
    let figure = Self.figure([("2023-06-30", 80), ("2024-03-31", 80)], baseline: nil, expectedFrom: "2023-04-01")
    #expect(try expected(figure, "2023-03-31", baseline: nil) == nil)
    #expect(try expected(figure, "2023-04-01", baseline: nil) == 80)
  }

  @Test func `without a measured baseline the line begins at the first target`() throws {
    #expect(try expected(Self.figure(Self.kpi1), "2023-05-01", baseline: nil) == nil)
    #expect(try expected(Self.figure(Self.kpi1), "2023-08-15", baseline: nil) == 60)
  }

  @Test func `a target that is a share of the baseline moves with it`() throws {
    var figure = Self.figure([("2024-03-31", 75)], baseline: ("2023-03-31", 100))
    figure.targets[0].shareOfBaseline = 75
    #expect(try expected(figure, "2024-03-31", baseline: 120) == 90)
    #expect(try expected(figure, "2024-03-31", baseline: nil) == nil)
    #expect(!Trajectory(figure, baseline: nil).hasTargets)
  }

  @Test func `no targets, no trajectory`() throws { #expect(try expected(Self.figure([]), "2023-08-15") == nil) }

  @Test(arguments: [
    (Better.lower, 121.6, 121.6, RAG.green), (.lower, 121.7, 121.6, .amber), (.lower, 133.76, 121.6, .amber),
    (.lower, 133.77, 121.6, .red), (.higher, 100, 100, .green), (.higher, 90, 100, .amber), (.higher, 89.99, 100, .red),
    (.lower, 0, 0, .green), (.lower, 1, 0, .red), (.higher, 0.3, 0.1 + 0.2, .green),
  ])
  func `RAG at its edges`(better: Better, value: Double, expected: Double, rag: RAG) {
    #expect(better.rag(value, expected: expected, amberPercent: 10) == rag)
  }

  @Test(arguments: [
    (Better.lower, 3.0, 4.0, Direction.improving), (.lower, 4, 3, .worsening), (.higher, 4, 3, .improving),
    (.higher, 3, 3, .steady), (.higher, 0.3, 0.1 + 0.2, .steady),
  ])
  func `direction of travel`(better: Better, value: Double, earlier: Double, direction: Direction) {
    #expect(better.direction(value, from: earlier) == direction)
  }

  @Test func `the stretch of a day gives what is expected of it, on every day and with every shape`() throws {
    let figures = [
      Self.figure(Self.kpi1), Self.figure(Self.kpi1, shape: .steps), Self.figure(Self.kpi1, ends: true),
      Self.figure(Self.kpi1, baseline: nil, expectedFrom: "2023-04-01"), Self.figure([], baseline: nil),
      Self.figure([("2023-06-30", 1.5)], baseline: nil),
    ]
    let first = try #require(Day(iso: "2023-03-01"))
    for figure in figures {
      let trajectory = Trajectory(figure, baseline: figure.baseline == nil ? nil : 50)
      for day in (0..<500).map({ first + $0 }) {
        let (stretch, expected) = (trajectory.stretch(asOf: day), trajectory.expected(asOf: day))
        #expect((stretch == nil) == (expected == nil), "\(day)")
        if let stretch, let expected { #expect(abs(stretch.value - expected) < 1e-9, "\(day)") }
      }
    }
  }
}
