import Pipeline

/// Questions to whoever is at the keyboard.
enum Terminal {
  /// The line that somebody types after a question. Throws: `InitError.noAnswer` where none can come any more; exit code 74.
  static func answer(_ question: String) throws -> String {
    try printOutput(question)
    guard let line = readLine() else {
      try printOutput("\n")
      throw InitError.noAnswer
    }
    return line
  }
}
