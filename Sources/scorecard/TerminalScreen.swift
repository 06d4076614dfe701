import ArgumentParser
import Glibc
import Model

/// Whether a command colours what it prints.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

/// How a command's text is laid out on standard output.
struct ScreenOption: ParsableArguments {
  @Option(
    name: [.customLong("color"), .customLong("colour")],
    help: ArgumentHelp(
      "Colour in tables (environment variables: NO_COLOR, FORCE_COLOR).", valueName: "when"))
  var colour = ColourChoice.auto

  var screen: Screen { Screen(width: width, hasColour: hasColour) }

  /// What was asked for; then what the environment says (no-color.org, force-color.org); then whether standard output is a
  /// terminal that shows colours.
  private var hasColour: Bool {
    switch colour {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if environment("NO_COLOR") != nil { return false }
    if ["FORCE_COLOR", "CLICOLOR_FORCE"].contains(where: { environment($0).map { $0 != "0" } ?? false }) { return true }
    return isatty(STDOUT_FILENO) == 1 && environment("TERM") != "dumb"
  }

  /// The columns of COLUMNS, or of the terminal; nil where standard output is none: then each figure has one line.
  private var width: Int? {
    if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
