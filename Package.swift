// swift-tools-version: 6.2
import PackageDescription

/// The map of the house: one line a room, naming the only rooms it may enter.
/// `make lint` compares every import with this list.

/// What `make build` says of the clone; an archive of the sources knows its commit by itself.
let commit = Context.environment["BUILD_COMMIT"] ?? ""

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A room under `Sources/`.
func room(_ name: String, enters: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: enters, resources: resources, swiftSettings: strict)
}

/// A program under `Sources/`.
func program(_ name: String, enters: [Target.Dependency], resources: [Resource] = []) -> Target {
    .executableTarget(name: name, dependencies: enters, resources: resources, swiftSettings: strict)
}

/// A folder under `Plugins/`: one evaluator, or the catalog of them.
func plugin(_ name: String, enters: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: ["EvaluatorKit", "AssayDomain"] + enters, path: "Plugins/\(name)",
        exclude: name == "Catalog" ? [] : ["README.md"], swiftSettings: strict)
}

/// A C library of Debian's behind a module map.
func library(_ name: String, pkgConfig: String, apt: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// What several tests need, under `Tests/`.
func support(_ name: String, enters: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: enters, path: "Tests/\(name)", swiftSettings: strict)
}

/// A program that tests start, under `Tests/`.
func helper(_ name: String, enters: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: enters, path: "Tests/\(name)", swiftSettings: strict)
}

/// The tests of a room, under `Tests/`.
func tests(_ name: String, enter: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: enter, exclude: exclude, swiftSettings: strict)
}

/// The evaluators that ship: one folder under `Plugins/` each, and what it alone needs.
let evaluators = [
    plugin("Contains"),
    plugin("ContainsAll"),
    plugin("ContainsAny"),
    plugin("ExactMatch", enters: ["JSON"]),
    plugin("F1"),
    plugin("HogProgram", enters: ["Hog", "JSON"]),
    plugin("JSONValid", enters: ["JSON"]),
    plugin("LLMJudge", enters: ["JSON"]),
    plugin("Length"),
    plugin("Levenshtein"),
    plugin("NumericMatch", enters: ["JSON", "Pattern"]),
    plugin("Regex", enters: ["Pattern"]),
    plugin("StartsWith"),
    plugin("WordCount"),
]

let package = Package(
    name: "assay",
    products: [
        .executable(name: "assayd", targets: ["assayd"]),
        .executable(name: "assay", targets: ["assay"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/attaswift/BigInt", exact: "6.0.1"),
    ],
    targets: evaluators + [
        // The programs.
        program(
            "assayd",
            enters: [
                "AssayAPI", "AssayDomain", "AssayRunner", "AssayStore", "BuildInfo", "Catalog", "Digest", "EvaluatorKit", "FastCGI",
                "JSON", .product(name: "Logging", package: "swift-log"),
            ]),
        program(
            "assay",
            enters: [
                "AssayDomain", "AssayStore", "BuildInfo", "CProcess", "Digest", "Hog", "HTTPClient", "JSON", "NginxTemplate",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            resources: [.embedInCode("Demonstration/demonstration.jsonl")]),

        // The rooms, from the street to the cellar.
        room("AssayAPI", enters: ["AssayDomain", "AssayRunner", "AssayStore", "Digest", "EvaluatorKit", "FastCGI", "JSON"]),
        room("AssayRunner", enters: ["AssayDomain", "AssayStore", "EvaluatorKit", "JSON", "Pattern"]),
        room("AssayStore", enters: ["AssayDomain", "CSQLite", "JSON"], resources: [.embedInCode("Migrations")]),
        room("EvaluatorKitTesting", enters: ["AssayDomain", "EvaluatorKit", "JSON"]),
        room("EvaluatorKit", enters: ["AssayDomain", "CSearch", "JSON"]),
        room("AssayDomain", enters: ["JSON"]),
        room("FastCGI", enters: ["CFastCGI"]),
        room("Hog", enters: ["Digest", "JSON", "Pattern", .product(name: "BigInt", package: "BigInt")]),
        room("BuildInfo", enters: ["CVersion"]),
        room("NginxTemplate"),
        room("HTTPClient", enters: ["CCurl"]),
        room("Pattern", enters: ["CRE2"]),
        room("Digest", enters: ["CCrypto"]),
        room("JSON"),

        // The list of the evaluators.
        plugin("Catalog", enters: evaluators.map { .target(name: $0.name) }),

        // The C libraries.
        library("CFastCGI", pkgConfig: "fcgi", apt: "libfcgi-dev"),
        library("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
        library("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
        library("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
        .target(name: "CProcess"),
        .target(name: "CSearch"),
        .target(name: "CVersion", cSettings: [.define("BUILD_COMMIT", to: "\"\(commit)\"")]),
        .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),

        // The tests.
        tests("AssayDomainTests", enter: ["AssayDomain", "JSON", "PythonSupport"], exclude: ["exact_means.py", "reference.py"]),
        support("NginxSupport", enters: ["NginxTemplate"]),
        support("PythonSupport"),
        tests(
            "AssayAPITests",
            enter: [
                "AssayAPI", "AssayDomain", "AssayRunner", "AssayStore", "Catalog", "Digest", "EvaluatorKit", "FastCGI", "JSON",
                "NginxSupport",
            ]),
        tests("AssayCommandTests", enter: ["CProcess", "ServedAssay", "assay", "assayd"], exclude: ["junit.py", "terminal.py"]),
        tests(
            "AssayRunnerTests",
            enter: ["AssayDomain", "AssayRunner", "AssayStore", "CSQLite", "EvaluatorKit", "JSON", "NginxSupport", "RunnerChild"]),
        helper("RunnerChild", enters: ["AssayDomain", "AssayRunner", "AssayStore", "EvaluatorKit", "JSON"]),
        tests("AssaydTests", enter: ["NginxSupport", "assayd"]),
        tests("EvaluatorKitTests", enter: ["AssayDomain", "EvaluatorKit", "EvaluatorKitTesting", "JSON"]),
        tests("AssayStoreTests", enter: ["AssayDomain", "AssayStore", "CSQLite", "JSON", "NginxSupport", "StoreChild"]),
        helper("StoreChild", enters: ["AssayDomain", "AssayStore", "JSON"]),
        support("ServedAssay", enters: ["NginxSupport"]),
        tests("DocumentationTests", enter: ["Catalog", "EvaluatorKit", "NginxSupport", "ServedAssay", "assay", "assayd"]),
        tests("EndToEndTests", enter: ["JSON", "NginxSupport", "ServedAssay", "assay", "assayd"]),
        tests("FastCGITests", enter: ["FastCGI", "NginxSupport", "NginxTemplate"]),
        support("HogSupport", enters: ["Hog"]),
        tests("HogParserTests", enter: ["Hog", "HogSupport", "JSON", "PythonSupport"], exclude: ["cases.txt", "reference.py"]),
        tests(
            "HogTests", enter: ["Hog", "HogSupport", "JSON", "Pattern", .product(name: "BigInt", package: "BigInt")],
            exclude: ["Programs"]),
        helper("HogBench", enters: ["Hog", "JSON"]),
        tests("HTTPClientTests", enter: ["HTTPClient"], exclude: ["server.py"]),
        tests("JSONTests", enter: ["JSON"], exclude: ["reference.py"]),
        tests("PatternTests", enter: ["Pattern"]),
        tests(
            "PluginTests",
            enter: ["AssayDomain", "Catalog", "EvaluatorKit", "EvaluatorKitTesting", "JSON", "PythonSupport"]
                + evaluators.map { .target(name: $0.name) },
            exclude: ["numeric_match_sentences.py", "numeric_match_words.py", "rapidfuzz_pairs.py"]),
        tests(
            "WireTests",
            enter: [
                "AssayAPI", "AssayDomain", "AssayRunner", "AssayStore", "Catalog", "Digest", "FastCGI", "JSON", "NginxSupport",
            ]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
