// swift-tools-version: 6.2
import PackageDescription

/// The modules of the package: one line each, naming the only modules it may import.
/// `make lint` compares every import with this list.

/// The commit that `--version` names. `make build` sets it; an archive of the sources carries its own.
let commit = Context.environment["BUILD_COMMIT"] ?? ""

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module under `Sources/`.
func module(_ name: String, dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// A program under `Sources/`.
func program(_ name: String, dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .executableTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// A folder under `Plugins/`: one evaluator, or the catalog of them.
func plugin(_ name: String, dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: ["EvaluatorKit", "AssayDomain"] + dependencies, path: "Plugins/\(name)",
        exclude: name == "Catalog" ? [] : ["README.md"], swiftSettings: strict)
}

/// A C library of Debian's behind a module map.
func library(_ name: String, pkgConfig: String? = nil, apt: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// Code that several test targets share, under `Tests/`.
func support(_ name: String, dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
}

/// A program that tests start, under `Tests/`.
func helper(_ name: String, dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
}

/// The tests of a module, under `Tests/`.
func tests(_ name: String, dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// The evaluators that ship: one folder under `Plugins/` each, and what it alone needs.
let evaluators = [
    plugin("Contains"),
    plugin("ContainsAll"),
    plugin("ContainsAny"),
    plugin("ExactMatch", dependencies: ["JSON"]),
    plugin("F1"),
    plugin("HogProgram", dependencies: ["Hog", "JSON"]),
    plugin("JSONValid", dependencies: ["JSON", "JSONSchema"]),
    plugin("LLMJudge", dependencies: ["JSON"]),
    plugin("Length"),
    plugin("Levenshtein"),
    plugin("NumericMatch", dependencies: ["JSON"]),
    plugin("Regex", dependencies: ["Pattern"]),
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
            dependencies: [
                "AssayAPI", "AssayDomain", "AssayRunner", "AssayStore", "BuildInfo", "Catalog", "Digest", "EvaluatorKit", "FastCGI",
                "JSON", "Threads", .product(name: "Logging", package: "swift-log"),
            ]),
        program(
            "assay",
            dependencies: [
                "AssayDomain", "AssayStore", "BuildInfo", "CProcess", "Digest", "Hog", "HTTPClient", "JSON", "NginxTemplate",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            resources: [.embedInCode("Demonstration/demonstration.jsonl")]),

        // The modules, from the ones that answer requests down to the ones that know nothing of Assay.
        module(
            "AssayAPI", dependencies: ["AssayDomain", "AssayRunner", "AssayStore", "Digest", "EvaluatorKit", "FastCGI", "JSON", "Threads"]),
        module("AssayRunner", dependencies: ["AssayDomain", "AssayStore", "EvaluatorKit", "JSON", "Threads"]),
        module("AssayStore", dependencies: ["AssayDomain", "CSQLite", "JSON", "Threads"], resources: [.embedInCode("Migrations")]),
        module("EvaluatorKitTesting", dependencies: ["AssayDomain", "EvaluatorKit", "JSON", "Threads"]),
        module("EvaluatorKit", dependencies: ["AssayDomain", "CSearch", "CUTF8Proc", "JSON", "Pattern", "Threads"]),
        module("AssayDomain", dependencies: ["Digest", "JSON", "Pattern"]),
        module("FastCGI", dependencies: ["CFastCGI", "Threads"]),
        module("Hog", dependencies: ["Digest", "JSON", "Pattern", "Threads", .product(name: "BigInt", package: "BigInt")]),
        module("JSONSchema", dependencies: ["JSON", "Pattern"]),
        module("BuildInfo", dependencies: ["CVersion"]),
        module("NginxTemplate"),
        module("HTTPClient", dependencies: ["CCurl"]),
        module("Pattern", dependencies: ["CRE2"]),
        module("Digest", dependencies: ["CCrypto"]),
        module("JSON"),
        module("Threads"),

        // The list of the evaluators.
        plugin("Catalog", dependencies: evaluators.map { .target(name: $0.name) }),

        // The C libraries.
        library("CFastCGI", pkgConfig: "fcgi", apt: "libfcgi-dev"),
        library("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
        library("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
        library("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
        library("CUTF8Proc", apt: "libutf8proc-dev"),
        .target(name: "CProcess"),
        .target(name: "CSearch"),
        .target(name: "CVersion", cSettings: [.define("BUILD_COMMIT", to: "\"\(commit)\"")]),
        .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),

        // The tests.
        tests(
            "AssayDomainTests", dependencies: ["AssayDomain", "JSON", "PythonSupport", "Threads"],
            exclude: ["exact_means.py", "reference.py"]),
        support("NginxSupport", dependencies: ["NginxTemplate"]),
        support("PythonSupport"),
        tests(
            "AssayAPITests",
            dependencies: [
                "AssayAPI", "AssayDomain", "AssayRunner", "AssayStore", "CSQLite", "Catalog", "Digest", "EvaluatorKit", "FastCGI", "JSON",
                "NginxSupport",
            ]),
        tests(
            "AssayCommandTests", dependencies: ["CProcess", "NginxSupport", "ServedAssay", "assay", "assayd"],
            exclude: ["junit.py", "terminal.py"]),
        tests(
            "AssayRunnerTests",
            dependencies: [
                "AssayDomain", "AssayRunner", "AssayStore", "CSQLite", "EvaluatorKit", "JSON", "NginxSupport", "RunnerChild", "Threads",
            ]),
        helper("RunnerChild", dependencies: ["AssayDomain", "AssayRunner", "AssayStore", "EvaluatorKit", "JSON"]),
        tests("AssaydTests", dependencies: ["JSON", "NginxSupport", "assayd"]),
        tests("EvaluatorKitTests", dependencies: ["AssayDomain", "EvaluatorKit", "EvaluatorKitTesting", "JSON", "Threads"]),
        tests(
            "AssayStoreTests", dependencies: ["AssayDomain", "AssayStore", "CSQLite", "JSON", "NginxSupport", "StoreChild", "Threads"],
            exclude: ["Fixtures"]),
        helper("StoreChild", dependencies: ["AssayDomain", "AssayStore", "JSON", "Threads"]),
        support("ServedAssay", dependencies: ["NginxSupport"]),
        tests(
            "DocumentationTests",
            dependencies: ["AssayDomain", "Catalog", "EvaluatorKit", "JSON", "NginxSupport", "ServedAssay", "assay", "assayd"]),
        tests("EndToEndTests", dependencies: ["JSON", "NginxSupport", "ServedAssay", "assay", "assayd"]),
        tests("FastCGITests", dependencies: ["FastCGI", "NginxSupport", "NginxTemplate"]),
        support("HogSupport", dependencies: ["Hog"]),
        tests("HogParserTests", dependencies: ["Hog", "HogSupport", "JSON", "PythonSupport"], exclude: ["cases.txt", "reference.py"]),
        tests(
            "HogTests", dependencies: ["Hog", "HogSupport", "JSON", "Pattern", .product(name: "BigInt", package: "BigInt")],
            exclude: ["Programs"]),
        helper("HogBench", dependencies: ["Hog", "JSON"]),
        tests("HTTPClientTests", dependencies: ["HTTPClient"], exclude: ["server.py"]),
        tests("JSONSchemaTests", dependencies: ["JSON", "JSONSchema", "PythonSupport"], exclude: ["reference.py"]),
        tests("JSONTests", dependencies: ["JSON"], exclude: ["reference.py"]),
        tests("PatternTests", dependencies: ["Pattern"]),
        tests(
            "PluginTests",
            dependencies: ["AssayDomain", "Catalog", "EvaluatorKit", "EvaluatorKitTesting", "JSON", "PythonSupport"]
                + evaluators.map { .target(name: $0.name) },
            exclude: [
                "extraction_rules.py", "normalization_rules.py", "numeric_match_sentences.py", "numeric_match_words.py",
                "rapidfuzz_pairs.py",
            ]),
        tests(
            "WireTests",
            dependencies: [
                "AssayAPI", "AssayDomain", "AssayRunner", "AssayStore", "Catalog", "Digest", "EvaluatorKit", "FastCGI", "JSON",
                "NginxSupport",
            ]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
