import Foundation
import JSON
import PythonSupport
import Testing

@testable import HogSupport

/// PostHog's own parser, from the Python Package Index.
enum ReferenceParser {
    static let environment = PythonEnvironment.with(packages: ["hogql-parser==1.3.88"])

    /// Reads all sources in one process.
    static func readings(of sources: [String]) throws -> [ParseResult] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("assay-hog-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(sources.map { TreeForm.quoted($0) + "\n" }.joined().utf8).write(to: file)
        let script = #filePath.replacing("ReferenceParser.swift", with: "reference.py")
        let printed = try #require(environment).run(script: script, arguments: [file.path])
        let readings = try printed.split(separator: "\n").map { line in
            let verdict = try JSONValue(parsing: Array(line.utf8))
            return ParseResult(form: verdict["form"]?.string, error: verdict["error"]?.string)
        }
        try #require(readings.count == sources.count)
        return readings
    }
}
