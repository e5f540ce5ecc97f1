import Glibc
import JSON
import Testing

/// Compares the parser and the writer with the `json` module of `python3`.
///
/// Three differences are intended: NaN and infinities are refused, invalid UTF-8 is an error with a position, and the depth is limited, to
/// more than these documents have.
@Suite struct PythonAgreementTests {
    @Test(.enabled("python3 is not installed") { PythonJSON.isInstalled })
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
        // Many documents of both kinds, accepted and refused, must be compared.
        #expect(counts.allSatisfy { $0 > 20_000 })
    }

    /// The document, the parser's verdict, and the two texts that were written, each after its length.
    private static func record(of document: [UInt8]) -> [UInt8] {
        let verdict: String
        var texts = ("", "")
        do throws(JSONError) {
            let value = try JSONValue(parsing: document)
            verdict = "accepted"
            texts = (value.compact.text, JSONWriter.text { write(value, to: &$0) }.text)
        } catch {
            verdict = error.sentence
        }
        return [document, Array(verdict.utf8), Array(texts.0.utf8), Array(texts.1.utf8)].flatMap { frame in
            withUnsafeBytes(of: UInt32(frame.count).bigEndian) { Array($0) } + frame
        }
    }

    /// Writes a value that is read by its accessors.
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
