internal import JSON

/// Short lists that live in one column, as JSON arrays.
enum JSONList {
    static func text(_ strings: [String]) -> JSONText {
        JSONWriter.text { writer in
            writer.beginArray()
            for string in strings { writer.string(string) }
            writer.endArray()
        }
    }

    static func text(_ integers: [Int64]) -> JSONText {
        JSONWriter.text { writer in
            writer.beginArray()
            for integer in integers { writer.integer(integer) }
            writer.endArray()
        }
    }

    static func strings(_ text: JSONText) -> [String] { elements(text).compactMap(\.string) }

    static func integers(_ text: JSONText) -> [Int64] { elements(text).compactMap { $0.integer.map(Int64.init) } }

    /// Empty for what this program did not write: such a key opens nothing.
    private static func elements(_ text: JSONText) -> [JSONValue] { (try? JSONValue(parsing: text))?.elements ?? [] }
}
