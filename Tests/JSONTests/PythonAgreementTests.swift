import Glibc
import JSON
import Testing

/// Holds the parser and the writer against a real `python3`.
///
/// We differ on purpose in three ways: NaN and infinities are refused, bytes that are not UTF-8 are faults with a place of their own,
/// and there is a limit to depth, which these documents stay under.
@Suite struct PythonAgreementTests {
    @Test(.enabled("python3 is not installed: nothing to agree with") { PythonJSON.isInstalled })
    func agreesOnAHundredThousandDocuments() throws {
        let records = try TemporaryFile()
        try records.write { append in
            var generator = DocumentGenerator(seed: 8259)
            for _ in 0..<100_000 { append(Self.record(of: generator.next())) }
        }
        let lines = try PythonJSON.run(script: "reference.py", reading: records.path)
        let counts = try #require(lines.last).split(separator: " ").compactMap { Int($0) }
        #expect(lines.dropLast().prefix(20) == [], "\(lines.count - 1) disagreements")
        #expect(counts.reduce(0, +) == 100_000)
        // Both kinds have to be there in numbers, or there is nothing to agree on.
        #expect(counts.allSatisfy { $0 > 20_000 })
    }

    /// The document, what was said of it, and its two texts, each with its length before it.
    private static func record(of document: [UInt8]) -> [UInt8] {
        let said: String
        var texts = ("", "")
        do throws(JSONError) {
            let value = try JSONValue(parsing: document)
            said = "accepted"
            texts = (value.compact.text, JSONWriter.text { write(value, to: &$0) }.text)
        } catch {
            said = error.sentence
        }
        return [document, Array(said.utf8), Array(texts.0.utf8), Array(texts.1.utf8)].flatMap { frame in
            withUnsafeBytes(of: UInt32(frame.count).bigEndian) { Array($0) } + frame
        }
    }

    /// Writes a value from what its accessors give.
    private static func write(_ value: JSONValue, to json: inout JSONWriter) {
        switch value.kind {
        case .null: json.null()
        case .boolean: json.boolean(value.boolean ?? false)
        case .number: json.json(JSONText(compact: value.numberText ?? ""))
        case .string: json.string(value.string ?? "")
        case .array:
            json.beginArray()
            for element in value.elements { write(element, to: &json) }
            json.endArray()
        case .object:
            json.beginObject()
            for (key, member) in value.members {
                json.key(key)
                write(member, to: &json)
            }
            json.endObject()
        }
    }
}
