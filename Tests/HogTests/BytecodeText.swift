import JSON

@testable import Hog

extension Bytecode {
    /// Elements as JSON, apart: `33 1 32 "a" true null`, behind the header of version 1.
    init(code text: String) throws {
        try self.init(json: JSONValue(parsing: Array("[\"_H\", 1\(text.isEmpty ? "" : ", ")\(Self.separated(text))]".utf8)))
    }

    /// Its elements behind the header, as JSON, apart.
    var code: String {
        elements.dropFirst(2).map { String(Bytecode(elements: [$0]).json.text.dropFirst().dropLast()) }.joined(separator: " ")
    }

    /// Commas between words, and what makes long code readable left out.
    private static func separated(_ text: String) -> String {
        text.split(separator: " ").filter { $0 != "·" }.joined(separator: ",")
    }
}
