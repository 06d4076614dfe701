internal import Platform

/// Converts documents with LibreOffice (https://www.libreoffice.org), which takes British English for their language.
///
///     try LibreOffice.calc.convert("scorecard.xlsx", to: "ods", making: ".work/scorecard.ods", "PK", in: folder, work: ".work")
struct LibreOffice {
  /// For texts.
  static let writer = LibreOffice(package: "libreoffice-writer-nogui")
  /// For spreadsheets.
  static let calc = LibreOffice(package: "libreoffice-calc-nogui")

  private let program: DocumentProgram

  private init(package: String) {
    program = DocumentProgram(
      name: "soffice", title: "LibreOffice", remedy: "LibreOffice is not installed (Debian: apt-get install \(package))",
      sharesWhatItKeeps: true)
  }

  /// Writes `source` in another format to the folder `work`, which is there and in which LibreOffice keeps what it needs. All
  /// are named from `folder`; `beginning` is how `document` begins.
  func convert(
    _ source: String, to filter: String, making document: String, _ beginning: String, in folder: String, work: String
  ) throws(DocumentProgram.Fault) {
    let profile = "\(folder)/\(work)/profile"
    do {
      try Disk.makeFolder(profile)
      try Disk.makeFolder(profile + "/user")
      let settings = try AtomicFile(path: profile + "/user/registrymodifications.xcu")
      try settings.append(Array(Self.settings.utf8))
      try settings.finish()
    } catch { throw DocumentProgram.Fault(description: "\(error)") }
    // A profile of its own: LibreOffice runs once for each profile, and this one leaves nothing behind.
    let address = Disk.absolute(profile).map(Self.address) ?? ""
    try program.run(
      ["--headless", "-env:UserInstallation=\(address)", "--convert-to", filter, "--outdir", work, source], making: document,
      beginning, in: folder)
  }

  private static let settings = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-GB</value></prop></item>
    <item oor:path="/org.openoffice.Office.Linguistic/General">\
    <prop oor:name="DefaultLocale" oor:op="fuse"><value>en-GB</value></prop></item>
    </oor:items>
    """

  /// A path as a file's address, with an escape for each byte that is no letter, digit or plain mark.
  private static func address(of path: String) -> String {
    "file://"
      + path.utf8.map { byte in
        let character = Character(Unicode.Scalar(byte))
        let isPlain = byte < 0x80 && (character.isLetter || character.isNumber || "/-._~".contains(character))
        let hexadecimal = String(byte, radix: 16, uppercase: true)
        return isPlain ? String(character) : "%" + (hexadecimal.count == 1 ? "0" : "") + hexadecimal
      }.joined()
  }
}
