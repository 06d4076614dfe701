// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// What reads every character of an export is optimised in debug builds too, with their checks: tests read millions.
let busy = settings + [.unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))]

/// A module of ours: every one is built by the same rules.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], isBusy: Bool = false) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: isBusy ? busy : settings)
}

/// The tests of a module, in the twin of its folder.
func tests(_ module: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(module)Tests", dependencies: dependencies, path: "Tests/Unit/\(module)", exclude: exclude, swiftSettings: settings)
}

/// `make fuzz`: executables that have libFuzzer's main, only where it is linked.
let fuzzers: [Target] =
  Context.environment["SCORECARD_FUZZ"] == "1"
  ? ["Reading", "Definitions"].map { name in
    .executableTarget(name: "Fuzz\(name)", dependencies: ["FuzzChecks"], path: "Tests/Fuzz/\(name)", swiftSettings: settings)
  } : []

/// swift-subprocess asks for this where nothing of ours does: named for no system that we build on, so that its version is ours to
/// say.
let unlinked: [Target.Dependency] = [
  .product(name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.wasi]))
]

// One way through, no way back: Extractors, Transformers and Loaders never import each other.
let package = Package(
  name: "scorecard",
  products: [.executable(name: "scorecard", targets: ["scorecard"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
  ],
  targets: [
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLibXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
    // What Swift has no words for: a bit of each of sixteen bytes.
    .systemLibrary(name: "CBytes"),
    // The definitions that `scorecard init` offers: the compiler takes the repository's own files as they are.
    .target(name: "CCatalogue"),
    // What of glibc the toolchain's Glibc module leaves out: malloc.h, and files in memory.
    .systemLibrary(name: "CGlibc"),
    module("Model"),
    module(
      "Platform",
      ["CGlibc", "COpenSSL", .product(name: "Subprocess", package: "swift-subprocess")] + unlinked),
    module("CSV", ["CBytes", "CLibCSV"], isBusy: true),
    module("JSON", ["Model"]),
    module("Wording", ["Model"]),
    module("Queries", ["Model"]),
    module("Definitions", ["Model", "CYAML"]),
    module("Extractors", ["Model", "CSV", "Platform"], isBusy: true),
    module("Transformers", ["Model", "Platform"]),
    .target(
      name: "Loaders",
      dependencies: [
        "Model", "CSV", "JSON", "Platform", "Wording", "CLibXLSXWriter", .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [
        .embedInCode("Schemas/scorecard-1.schema.json"),
        .embedInCode("Page/Templates/top.mustache"), .embedInCode("Page/Templates/attention.mustache"),
        .embedInCode("Page/Templates/areas.mustache"), .embedInCode("Page/Templates/figures.mustache"),
        .embedInCode("Page/Templates/plan.mustache"), .embedInCode("Page/Templates/end.mustache"),
        .embedInCode("Page/Templates/table.mustache"), .embedInCode("Page/Templates/dashboard.css"),
        .embedInCode("Papers/reference.docx"), .embedInCode("Papers/paper.css"),
      ],
      swiftSettings: settings),
    module(
      "History", ["Model", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift")]),
    module("Sample", ["Model", "CSV"]),
    module(
      "Publishing", ["Model", "Platform", "JSON", "History", .product(name: "Logging", package: "swift-log")]),
    .target(
      name: "Distribution", dependencies: ["Platform", "JSON"],
      resources: ["spark_driver.py", "spark_faults.py", "spark_rows.py", "spark_watch.py", "worker.sh"].map {
        .embedInCode("Driver/\($0)")
      },
      swiftSettings: settings),
    module(
      "Pipeline",
      [
        "Model", "Platform", "CSV", "JSON", "Definitions", "Extractors", "Transformers", "Wording", "Queries", "Loaders",
        "Publishing", "Distribution", "History", "Sample", "CCatalogue",
        .product(name: "Logging", package: "swift-log"),
      ]),
    .executableTarget(
      name: "scorecard",
      dependencies: [
        "Pipeline", "Publishing", "Distribution", "Platform", "Model",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      exclude: ["Documentation.docc", "Supply"], swiftSettings: settings),
    tests("Model", ["Drawing", "Model", "Wording"]),
    tests("Platform", ["Drawing", "Platform"]),
    tests("JSON", ["JSON", "Model", "Drawing"]),
    tests("Wording", ["Drawing", "Model", "Wording"]),
    tests("Queries", ["Model", "Queries"]),
    tests("CSV", ["CSV", "Drawing"]),
    tests("Definitions", ["Definitions", "Drawing", "Model"]),
    tests("Extractors", ["Definitions", "Drawing", "Extractors", "Model", "Platform", "Wording"]),
    tests("Transformers", ["Drawing", "Transformers", "Model", "Platform", "Wording"]),
    tests("Loaders", ["Drawing", "JSON", "Loaders", "Model", "Wording"]),
    tests("History", ["Drawing", "History", "Model", .product(name: "GRDB", package: "GRDB.swift")], exclude: ["Schemas"]),
    tests("Sample", ["Sample", "Model"]),
    tests(
      "Publishing",
      ["Drawing", "History", "Model", "Platform", "Publishing", .product(name: "Logging", package: "swift-log")]),
    tests(
      "Pipeline",
      [
        "Drawing", "Extractors", "Pipeline", "Publishing", "Platform", "JSON", "History", "Model", "Transformers",
        .product(name: "Logging", package: "swift-log"),
      ]),
    .target(name: "Drawing", path: "Tests/Drawing", swiftSettings: settings),
    tests("Drawing", ["Drawing"]),
    .target(
      name: "FuzzChecks", dependencies: ["CSV", "Definitions", "Drawing", "Extractors", "Model", "Wording"],
      path: "Tests/Fuzz/Checks",
      exclude: ["corpus.sh"], swiftSettings: settings),
    tests("FuzzChecks", ["Drawing", "FuzzChecks"]),
  ] + fuzzers
)
