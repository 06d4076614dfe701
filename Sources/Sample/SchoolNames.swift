/// Names that no place or school bears.
enum SchoolNames {
  static let areas = ["Alderwick", "Brackenmoor", "Carrowdale", "Dunmarsh", "Elverholt"]

  private static let first = [
    "Alder", "Bramble", "Cedar", "Copper", "Dapple", "Ember", "Fern", "Gorse", "Hazel", "Heron", "Ivy", "Juniper",
    "Kestrel", "Linnet", "Merlin", "Nettle", "Otter", "Plover", "Quill", "Rowan", "Sable", "Teasel", "Umber", "Wren",
  ]
  private static let second = [
    "Vale", "Combe", "Mere", "Ridge", "Brook", "Heath", "Holt", "Lea", "Marsh", "Moor", "Spinney", "Weir", "Fold",
    "Croft", "Reach", "Thicket",
  ]

  /// Every pair of words once, in random order: more than a council has schools.
  static func places(_ generator: inout Generator) -> [String] {
    generator.shuffled(first.flatMap { tree in second.map { "\(tree) \($0)" } })
  }

  static func ending(_ phase: Phase, _ generator: inout Generator) -> String {
    switch phase {
    case .primary: generator.pick([" Primary School", " Primary School", " Primary Academy", " First School"])
    case .secondary: generator.pick([" School", " Academy", " Community School"])
    case .special: generator.pick([" Special School", " Special Academy"])
    }
  }
}
