internal import AssayDomain
internal import Glibc
internal import JSON

/// Writes items as a table that an import reads back unchanged: chooses the columns and writes the cells.
///
/// A column is text if all its values are strings, and JSON (`input:json`) otherwise. An item without any value gets the input `null`,
/// because an import skips a row of empty cells.
struct ItemTable {
    private var input = Column()
    private var output = Column()
    private var expected = Column()
    private var metadata = MetadataColumns()

    private static let emptyItem = DatasetItem.Content()
    private static let null = JSONText(compact: "null")

    /// Adapts the columns to an item. All items must be inspected before the first is written.
    mutating func inspect(_ item: DatasetItem.Content) {
        input.inspect(item == Self.emptyItem ? Self.null : item.input)
        output.inspect(item.output)
        expected.inspect(item.expected)
        metadata.inspect(item.metadata)
    }

    func writeHeader(to csv: inout CSVWriter) {
        csv.text(input.name("input"))
        csv.text(output.name("output"))
        csv.text(expected.name("expected"))
        csv.text("external_id")
        for name in metadata.names { csv.text(name) }
        for name in ["ref_trace_id", "ref_timestamp", "ref_source_id"] { csv.text(name) }
        csv.endRow()
    }

    func write(_ item: DatasetItem.Content, to csv: inout CSVWriter) {
        csv.cell(item == Self.emptyItem ? Self.null : item.input, isJSON: input.isJSON)
        csv.cell(item.output, isJSON: output.isJSON)
        csv.cell(item.expected, isJSON: expected.isJSON)
        csv.cell(item.externalID)
        metadata.write(item.metadata, to: &csv)
        csv.cell(item.refTraceID)
        csv.cell(item.refTimestamp)
        csv.cell(item.refSourceID)
        csv.endRow()
    }

    /// A column, which is JSON once a value needs it.
    private struct Column {
        private(set) var isJSON = false

        mutating func inspect(_ value: JSONText?) {
            if !isJSON, let value { isJSON = !value.fitsText }
        }

        func name(_ name: String) -> String { isJSON ? name + ":json" : name }
    }
}

/// The columns of metadata: one for each key, or a single `metadata:json` if separate columns could not be read back unchanged.
///
/// The single column is used if items have their keys in different orders, and for metadata without keys, keys that a header cannot
/// express, and too many keys.
struct MetadataColumns {
    private static let limit = 100

    private var members: [Member] = []
    private var isSingleColumn = false

    private struct Member {
        let key: String
        var isJSON: Bool

        var name: String { "metadata.\(key)\(isJSON ? ":json" : "")" }

        /// Compares bytes, as JSON does, not characters.
        func has(_ key: String) -> Bool { self.key.utf8.elementsEqual(key.utf8) }
    }

    var names: [String] { isSingleColumn ? ["metadata:json"] : members.map(\.name) }

    mutating func inspect(_ metadata: JSONText?) {
        guard !isSingleColumn, let metadata else { return }
        let found = (try? JSONValue(parsing: metadata))?.members ?? []
        isSingleColumn = found.isEmpty || !addColumns(for: found)
    }

    /// Adds the columns that these members need. Returns false if that is not possible.
    private mutating func addColumns(for found: [(key: String, value: JSONValue)]) -> Bool {
        var index = 0
        for (key, value) in found {
            if index == members.count || !members[index].has(key) {
                if let known = members.firstIndex(where: { $0.has(key) }) {
                    guard known > index else { return false }
                    index = known
                } else {
                    guard insert(key, at: index) else { return false }
                }
            }
            if !members[index].isJSON { members[index].isJSON = !value.fitsText }
            index += 1
        }
        return true
    }

    /// Adds a column for a key. Returns false if an import would not read the column's name as that key.
    private mutating func insert(_ key: String, at index: Int) -> Bool {
        // A key that ends with `:json` itself needs the suffix too, or the import would take its end for the suffix.
        let member = Member(key: key, isJSON: key.hasSuffix(":json"))
        let name = member.name
        guard members.count < Self.limit, name.trimmingWhitespace().utf8.count == name.utf8.count, !key.unicodeScalars.contains("\u{FFFD}"),
            CSVColumn(name)?.target == .metadataMember(key), !members.contains(where: { $0.key == key })
        else { return false }
        members.insert(member, at: index)
        return true
    }

    func write(_ metadata: JSONText?, to csv: inout CSVWriter) {
        if isSingleColumn { return csv.cell(metadata, isJSON: true) }
        var remaining = (metadata.flatMap { try? JSONValue(parsing: $0) }?.members ?? [])[...]
        for member in members {
            guard let next = remaining.first, member.has(next.key) else {
                csv.emptyCell()
                continue
            }
            csv.cell(next.value.compact, isJSON: member.isJSON)
            remaining.removeFirst()
        }
    }
}

extension JSONValue {
    fileprivate var fitsText: Bool { kind == .string && compact.fitsText }
}

extension JSONText {
    /// Whether it is a string that a text cell can hold: without unpaired surrogates, and without NUL, at which many readers stop.
    var fitsText: Bool {
        if rawText({ _ in true }) == true { return true }
        guard text.utf8.first == UInt8(ascii: "\""), let string = try? JSONValue(parsing: self) else { return false }
        return string.loneSurrogate == nil && string.string?.utf8.contains(0) == false
    }

    /// Calls `body` with the bytes of a string that has no escapes; returns `nil` for any other value.
    fileprivate func rawText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        var text = text
        return text.withUTF8 { bytes in
            guard let start = bytes.baseAddress, bytes.first == UInt8(ascii: "\""), memchr(start, 0x5c, bytes.count) == nil else {
                return nil
            }
            return body(UnsafeBufferPointer(rebasing: bytes[1..<(bytes.count - 1)]))
        }
    }
}

extension CSVWriter {
    /// A value as JSON, or a string as text.
    mutating func cell(_ value: JSONText?, isJSON: Bool) {
        guard let value else { return emptyCell() }
        if isJSON { return text(value.text) }
        if value.rawText({ text($0) }) == nil { text((try? JSONValue(parsing: value))?.string ?? "") }
    }
}
