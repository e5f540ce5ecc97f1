@testable import JSON

/// Fuzzes the JSON parser: it does not crash, and a document stays the same when it is compacted or written again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let document = Array(UnsafeBufferPointer(start: bytes, count: count))
    guard let value = try? JSONValue(parsing: document) else { return 0 }
    let compact = value.compact
    guard let again = try? JSONValue(parsing: compact) else { fatalError("compacting made invalid JSON: \(compact)") }
    precondition(again.compact == compact, "compacting twice changes the text")
    // Writing resolves escapes, after which keys may repeat that were spelled differently; writing again must not change the text.
    let written = rewritten(value)
    precondition(written == rewritten(again), "the compact text has another value")
    guard let read = try? JSONValue(parsing: written) else { fatalError("writing made invalid JSON: \(written)") }
    precondition(rewritten(read).text.utf8.elementsEqual(read.compact.text.utf8), "the written text is not compact")
    _ = try? value.decode(as: [String: [JSONText]].self)
    _ = value.value(at: String(decoding: document.prefix(8), as: UTF8.self))
    return 0
}

/// Writes a value again from its accessors.
private func rewritten(_ value: JSONValue) -> JSONText {
    JSONWriter.text { write(value, to: &$0) }
}

private func write(_ value: JSONValue, to json: inout JSONWriter) {
    switch value.kind {
    case .null: json.null()
    case .boolean: json.boolean(value.boolean == true)
    case .number:
        _ = (value.integer, value.double)
        json.json(JSONText(compact: value.numberText ?? ""))
    case .string:
        precondition((value.loneSurrogate == nil) || value.string?.unicodeScalars.contains("\u{FFFD}") == true, "a surrogate was lost")
        json.string(value.string ?? "")
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
