internal import JSON

/// Detects from the beginning of an import's body whether its format differs from the one in the request. One sentence that says what to do
/// helps more than an error for each line.
///
/// The format is never changed automatically: the import fails, and the sentence names the right format.
struct FormatDetector {
    private let bytes: [UInt8]
    private let lines: [ArraySlice<UInt8>]
    /// The first line that is not blank.
    private let first: Int

    /// - Parameter bytes: the result of `ImportBody.beginning`.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        first = lines.firstIndex { !$0.isBlankText } ?? 0
    }

    func check(_ format: ImportFormat) throws(UnreadableImport) {
        if let sentence = UnexpectedFormat.sentence(of: bytes) { throw UnreadableImport(line: 1, attr: nil, detail: sentence) }
        let sentence =
            switch format {
            case .lines: carriageReturns ?? array ?? document ?? table
            case .table(let delimiter): carriageReturns ?? json ?? separatorLine ?? otherTable(than: delimiter)
            }
        if let sentence { throw UnreadableImport(line: first + 1, attr: nil, detail: sentence) }
    }

    private var line: ArraySlice<UInt8> { lines[first].trimmed }
    private var followingLines: ArraySlice<ArraySlice<UInt8>> { lines[(first + 1)...] }
}

/// JSON files.
extension FormatDetector {
    /// An array of all rows. Lines that are an array each get an error for each line instead.
    private var array: String? {
        guard line.first == UInt8(ascii: "[") else { return nil }
        let isOneOfMany = (try? JSONValue(parsing: line)) != nil && followingLines.contains { !$0.isBlankText }
        return isOneOfMany ? nil : "The file looks like a JSON array: write one object a line, as `jq -c '.[]'` does."
    }

    /// An object that spans several lines.
    private var document: String? {
        guard line.elementsEqual("{".utf8), let next = followingLines.first(where: { !$0.isBlankText })?.trimmed.first else { return nil }
        guard next == UInt8(ascii: "\"") || next == UInt8(ascii: "}") else { return nil }
        return "The file looks like JSON with objects over several lines: write one object a line, as `jq -c .` does."
    }

    /// JSON instead of a table.
    private var json: String? {
        guard line.first == UInt8(ascii: "{") || line.first == UInt8(ascii: "[") else { return nil }
        if let sentence = array ?? document {
            return sentence.dropLast() + ", and import that with Content-Type: application/x-ndjson."
        }
        return "The file looks like lines of JSON: import it with Content-Type: application/x-ndjson."
    }
}

/// Tables.
extension FormatDetector {
    /// A table instead of JSON lines: its first line names columns, or no line of the beginning starts an object.
    private var table: String? {
        guard !line.isEmpty, line.first != UInt8(ascii: "{"), (try? JSONValue(parsing: line)) == nil else { return nil }
        let heading = TableHeading.best(of: line)
        let isTable = heading.known > 0 || heading.count > 1 && !lines.contains { $0.trimmed.first == UInt8(ascii: "{") }
        guard isTable else { return nil }
        let separator = heading.separator
        switch separator.byte {
        case ImportFormat.comma: return "The file looks like CSV: import it with Content-Type: text/csv."
        case ImportFormat.tab: return "\(separator.sentence): import it with Content-Type: text/tab-separated-values."
        default: return "\(separator.sentence): import it with Content-Type: text/csv and ?delimiter=\(separator.parameter)."
        }
    }

    /// A table with another separator.
    private func otherTable(than delimiter: UInt8) -> String? {
        let declared = TableHeading(line, delimiter)
        let other = TableHeading.best(of: line, otherThan: delimiter)
        let isOther = other.known > declared.known || other.known == 0 && declared.known == 0 && declared.count == 1
        guard other.count > 1, isOther else { return nil }
        let more = other.separator.byte == ImportFormat.tab ? "Content-Type: text/tab-separated-values or " : ""
        return "\(other.separator.sentence): import it with \(more)?delimiter=\(other.separator.parameter)."
    }

    /// The line `sep=;` that Excel puts before the header to declare the separator.
    private var separatorLine: String? {
        guard line.starts(with: "sep=".utf8), line.count == 5,
            let separator = TableHeading.separators.first(where: { $0.byte == line.last })
        else { return nil }
        let text = String(decoding: line, as: UTF8.self)
        return "The file begins with the line \"\(text)\" for Excel: remove it, and import the rest with ?delimiter=\(separator.parameter)."
    }

    /// Lines that end with CR only.
    private var carriageReturns: String? {
        let parts = line.split(separator: UInt8(ascii: "\r"), maxSplits: 1)
        guard lines.count == 1, parts.count == 2, let next = parts[1].trimmed.first else { return nil }
        let areObjects = parts[0].trimmed.last == UInt8(ascii: "}") && next == UInt8(ascii: "{")
        let heading = TableHeading.best(of: parts[0])
        guard areObjects || heading.known == heading.count else { return nil }
        return #"The file's lines seem to end with CR only: convert it, as `tr '\r' '\n'` does."#
    }
}

extension ArraySlice<UInt8> {
    /// Without ASCII white space and control characters at both ends.
    fileprivate var trimmed: ArraySlice<UInt8> {
        guard let start = firstIndex(where: { $0 > 0x20 }), let end = lastIndex(where: { $0 > 0x20 }) else { return [] }
        return self[start...end]
    }
}

/// Recognizes files that are not UTF-8 text by their first bytes.
enum UnexpectedFormat {
    /// The kind of file and what to do; `nil` if it may be UTF-8 text.
    static func sentence(of bytes: [UInt8]) -> String? {
        if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) { return "The file looks like \(known.sentence)" }
        if let name = wideEncoding(of: bytes) { return "The file looks like \(name): convert it, as `iconv -f \(name) -t UTF-8` does." }
        return isMarkup(bytes) ? "The file looks like HTML or XML, not like a table or lines of JSON: look at what is in it." : nil
    }

    private static let signatures: [(bytes: [UInt8], sentence: String)] = [
        (
            Array("PK\u{3}\u{4}".utf8),
            "a ZIP archive, which an Excel workbook (.xlsx) also is: save the sheet as CSV UTF-8, or unpack the archive, and import that."
        ),
        ([0xd0, 0xcf, 0x11, 0xe0], "an Excel workbook (.xls): save the sheet as CSV UTF-8, and import that."),
        ([0x1f, 0x8b], "gzip: unpack it first, as `gunzip` does."),
        ([0x28, 0xb5, 0x2f, 0xfd], "Zstandard: unpack it first, as `unzstd` does."),
        ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], "xz: unpack it first, as `unxz` does."),
        (Array("BZh91AY&SY".utf8), "bzip2: unpack it first, as `bunzip2` does."),
        (Array("PAR1".utf8), "Parquet: write its rows as CSV or as lines of JSON first."),
        (Array("SQLite format 3\0".utf8), "an SQLite database: write the rows of a table as CSV or as lines of JSON first."),
        (Array("%PDF-".utf8), "a PDF: import a table or lines of JSON."),
    ]

    /// The name of an encoding that has more than one byte for each ASCII character.
    private static func wideEncoding(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xff, 0xfe, 0, 0]) || bytes.starts(with: [0, 0, 0xfe, 0xff]) { return "UTF-32" }
        if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) { return "UTF-16" }
        // Without a byte order mark: headers and JSON are mostly ASCII, so at least half of the bytes are 0.
        let start = bytes.prefix(64)
        let zeros = start.indices.filter { start[$0] == 0 }
        guard zeros.count * 3 >= start.count, !zeros.isEmpty else { return nil }
        if zeros.count * 8 >= start.count * 5 { return start.first == 0 ? "UTF-32BE" : "UTF-32LE" }
        return zeros.count { $0 % 2 == 0 } * 2 > zeros.count ? "UTF-16BE" : "UTF-16LE"
    }

    private static func isMarkup(_ bytes: [UInt8]) -> Bool {
        let start = String(decoding: bytes.prefix(200), as: UTF8.self).trimmingWhitespace().lowercased()
        return ["<!doctype", "<html", "<?xml"].contains { start.hasPrefix($0) }
    }
}

/// The first line of a file, split as if it were a table's header.
struct TableHeading {
    /// A byte that separates the cells of tables.
    struct Separator {
        let byte: UInt8
        /// Its plural in sentences.
        let name: String
        /// Its value for `?delimiter=`.
        let parameter: String

        var sentence: String { "The file looks like a table with \(name) between its cells" }
    }

    static let separators = [
        Separator(byte: ImportFormat.comma, name: "commas", parameter: "%2C"),
        Separator(byte: UInt8(ascii: ";"), name: "semicolons", parameter: "%3B"),
        Separator(byte: ImportFormat.tab, name: "tabs", parameter: "tab"),
        Separator(byte: UInt8(ascii: "|"), name: "vertical bars", parameter: "%7C"),
    ]

    /// The number of cells, and of those that name a column.
    let count: Int
    let known: Int

    init(_ line: ArraySlice<UInt8>, _ delimiter: UInt8) {
        let cells = line.split(separator: delimiter, omittingEmptySubsequences: false)
        count = cells.count
        known = cells.count { cell in
            let text = String(decoding: cell, as: UTF8.self).trimmingWhitespace()
            let isQuoted = text.utf8.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
            return CSVColumn(isQuoted ? String(text.dropFirst().dropLast()) : text) != nil
        }
    }

    /// The separator that gives the most known columns, or else the most cells.
    static func best(of line: ArraySlice<UInt8>, otherThan delimiter: UInt8? = nil) -> (separator: Separator, count: Int, known: Int) {
        let candidates = separators.filter { $0.byte != delimiter }.map { separator in
            let heading = TableHeading(line, separator.byte)
            return (separator: separator, count: heading.count, known: heading.known)
        }
        return candidates.max { ($0.known, $0.count) < ($1.known, $1.count) } ?? (separators[0], 1, 0)
    }
}
