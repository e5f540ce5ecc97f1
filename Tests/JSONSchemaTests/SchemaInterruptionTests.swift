import JSON
import JSONSchema
import Testing

/// Checking a large value can be broken off.
@Suite struct SchemaInterruptionTests {
    private struct Enough: Error, Equatable {}

    private static let numbers = "[" + (1...1_000).map { "\($0)" }.joined(separator: ",") + "]"
    private static let members = "{" + (1...1_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
    private static let strings = (1...1_000).map { "\"k\($0)\"" }.joined(separator: ",")

    private static let large: [(schema: String, value: String, checkpoints: Int)] = [
        (#"{"items":{"minimum":1}}"#, numbers, 1_001),
        (#"{"items":{"type":"array","items":{}}}"#, "[\(numbers),\(numbers)]", 2_003),
        (#"{"properties":{"k1":{"minimum":0}}}"#, members, 1_001),
        (#"{"required":["k1","k1000"]}"#, members, 2_001),
        (#"{"enum":[\#(strings),1]}"#, "1", 2_003),
        (#"{"const":\#(numbers)}"#, numbers, 1_003),
        (#"{"enum":[\#(members)]}"#, members, 1_003),
        // The text is searched in parts.
        (#"{"pattern":"^[ab]{3}c|$"}"#, "\"\(String(repeating: "ab", count: 1_000_000))\"", 10),
    ]

    @Test(arguments: large)
    private func checksOften(large: (schema: String, value: String, checkpoints: Int)) throws {
        let (validator, value) = (try JSONSchemaValidator(text: large.schema), try JSONValue(parsing: Array(large.value.utf8)))
        var checkpoints = 0
        #expect(validator.firstViolation(in: value) { _ in checkpoints += 1 } == nil)
        #expect(checkpoints >= large.checkpoints)
        for last in [1, 2, checkpoints / 2, checkpoints] {
            var calls = 0
            #expect(throws: Enough()) {
                _ = try validator.firstViolation(in: value) { (_: Int) throws(Enough) in
                    calls += 1
                    if calls == last { throw Enough() }
                }
            }
            #expect(calls == last)
        }
    }

    /// The work is about the time that it takes: a millisecond for every megabyte.
    @Test(arguments: [
        (#"{"minLength":1}"#, "\"\(String(repeating: "é", count: 50_000))\"", 100_000),
        (#"{"enum":[1,2,3]}"#, "\"\(String(repeating: "é", count: 50_000))\"", 300_000),
        (#"{"pattern":"é$"}"#, "\"\(String(repeating: "é", count: 50_000))\"", 100_000),
        (#"{"enum":[{},{},{}]}"#, members, 3 * 100_000),
        (#"{"type":"array","items":{}}"#, numbers, 100_000),
    ])
    func countsWork(schema: String, value: String, work: Int) throws {
        let (validator, value) = (try JSONSchemaValidator(text: schema), try JSONValue(parsing: Array(value.utf8)))
        var counted = 0
        _ = validator.firstViolation(in: value) { counted += $0 }
        #expect(counted >= work)
        #expect(counted < 30 * work)
    }
}
