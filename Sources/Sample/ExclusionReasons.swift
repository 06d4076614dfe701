/// Reasons for suspension and permanent exclusion, as the school census names them.
enum ExclusionReasons {
  static let all = WeightedTexts([
    "Persistent disruptive behaviour": 46, "Physical assault against a pupil": 16,
    "Verbal abuse or threatening behaviour against an adult": 12, "Physical assault against an adult": 7,
    "Verbal abuse or threatening behaviour against a pupil": 4, "Damage": 4, "Drug and alcohol related": 3,
    "Bullying": 2,
    "Racist abuse": 1, "Sexual misconduct": 1, "Theft": 1, "Use or threat of use of an offensive weapon": 1,
    "Inappropriate use of social media": 1, "": 1,
  ])
}
