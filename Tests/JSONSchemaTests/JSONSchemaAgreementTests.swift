import JSON
import JSONSchema
import PythonSupport
import Testing

/// Compares the verdicts on random schemas and values with those of Python's jsonschema.
@Suite(.enabled("jsonschema is not installed") { PythonJSONSchema.environment != nil })
struct JSONSchemaAgreementTests {
    @Test func agreesOnTwentyThousandValues() throws {
        var (disagreements, valid, invalid, unchanged) = ([String](), 0, 0, 0)
        for line in try PythonJSONSchema.lines() where line["accepted"] == nil {
            let validator = try JSONSchemaValidator(try #require(line["schema"]))
            unchanged += try #require(line["unchanged"]?.integer)
            for judged in try #require(line["cases"]).elements.map(\.elements) {
                let first = judged[1].string
                if first == nil { valid += 1 } else { invalid += 1 }
                let violation = validator.firstViolation(in: judged[0]) { _ in }
                // Bytes are compared, because strings are equal if they are canonically equivalent.
                if violation.map({ Array($0.pointer.utf8) }) != first.map({ Array($0.utf8) }) {
                    let found = violation.map { "\($0.pointer): \($0.sentence)" } ?? "valid"
                    disagreements.append("\(line["schema"]?.compact.text ?? ""): \(judged[0].compact): \(found), not \(first ?? "valid")")
                }
            }
        }
        #expect(disagreements.prefix(20) == [], "\(disagreements.count) disagreements")
        #expect(valid + invalid == 20_000)
        #expect(min(valid, invalid) > 7_000)
        #expect(unchanged > 14_000)
    }

    @Test func refusesTheSameSchemas() throws {
        var (accepted, refused) = (0, 0)
        for line in try PythonJSONSchema.lines() {
            guard let isAccepted = line["accepted"]?.boolean else { continue }
            if isAccepted { accepted += 1 } else { refused += 1 }
            let schema = try #require(line["schema"])
            let isCompiled = (try? JSONSchemaValidator(schema)) != nil
            #expect(isCompiled == isAccepted, "\(schema.compact)")
        }
        #expect(accepted + refused == 1_000)
        #expect(min(accepted, refused) > 400)
    }
}

private enum PythonJSONSchema {
    static let environment = PythonEnvironment.with(packages: ["jsonschema==4.26.0"])

    /// What the script printed. It runs once for all tests.
    private static let output = Result {
        try #require(environment).run(script: #filePath.replacing("JSONSchemaAgreementTests.swift", with: "reference.py"))
    }

    static func lines() throws -> [JSONValue] {
        try output.get().split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
    }
}
