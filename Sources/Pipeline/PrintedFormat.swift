/// How a command prints its results: for people, or for programs.
package enum PrintedFormat: String, Sendable, CaseIterable { case table, csv, json, markdown }
