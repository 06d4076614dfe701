/// What a run says of the workbook as OpenDocument.
package enum OpenDocumentSentence {
  /// It was asked for, and is not there.
  package static func missing(because reason: String) -> String {
    "scorecard.ods was not written: \(reason). Everything else is published."
  }
}
