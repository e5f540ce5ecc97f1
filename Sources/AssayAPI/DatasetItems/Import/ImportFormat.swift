/// How the rows of an import are written. The request says so; nothing is guessed.
enum ImportFormat: Equatable {
    /// A JSON object a line.
    case lines
    /// Cells with this byte between them.
    case table(delimiter: UInt8)

    static let comma = UInt8(ascii: ",")
    static let tab = UInt8(ascii: "\t")

    init(contentType: String, _ query: Query) throws(APIError) {
        switch MediaType(contentType).essence {
        case "application/x-ndjson":
            guard try Self.delimiter(query) == nil else {
                throw .invalid("delimiter", "Only tables have a delimiter: leave it out, or import with Content-Type: text/csv.")
            }
            self = .lines
        case "text/csv": self = .table(delimiter: try Self.delimiter(query) ?? Self.comma)
        case "text/tab-separated-values": self = .table(delimiter: try Self.delimiter(query) ?? Self.tab)
        default: throw .unsupportedMediaType(contentType)
        }
    }

    private static func delimiter(_ query: Query) throws(APIError) -> UInt8? {
        guard let word = query["delimiter"], !word.isEmpty else { return nil }
        if word == "tab" { return tab }
        guard let byte = word.utf8.first, word.utf8.count == 1, canStandBetweenCells(byte) else {
            throw .invalid("delimiter", "\"\(word)\" cannot stand between cells. Use tab, or one character such as ; or |.")
        }
        return byte
    }

    /// Not what ends lines, begins cells, or belongs to the names of columns.
    private static func canStandBetweenCells(_ byte: UInt8) -> Bool {
        switch byte {
        case 0, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "), 0x80...: false
        case UInt8(ascii: "\""), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "_"): false
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): false
        default: true
        }
    }
}
