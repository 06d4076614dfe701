internal import Loaders

/// How a command prints its results: for people, or for programs.
package enum PrintedFormat: String, Sendable, CaseIterable { case table, csv, json, markdown }

/// Whether these characters after an escape character are one of the program's own colours.
package func isOwnColour(_ rest: Substring) -> Bool { TerminalColour.endings.contains(where: rest.hasPrefix) }
