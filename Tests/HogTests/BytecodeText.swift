import JSON

@testable import Hog

extension Bytecode {
    /// Elements as JSON separated by spaces, without the header: `33 1 32 "a" true null`. The header is that of version 1.
    init(code text: String) throws {
        try self.init(json: JSONValue(parsing: Array("[\"_H\", 1\(text.isEmpty ? "" : ", ")\(Self.separated(text))]".utf8)))
    }

    /// The elements after the header, as JSON separated by spaces.
    var code: String {
        elements.dropFirst(2).map { String(Bytecode(elements: [$0]).json.text.dropFirst().dropLast()) }.joined(separator: " ")
    }

    /// Puts commas between words, and drops the `·` that makes long code readable.
    private static func separated(_ text: String) -> String {
        text.split(separator: " ").filter { $0 != "·" }.joined(separator: ",")
    }
}
