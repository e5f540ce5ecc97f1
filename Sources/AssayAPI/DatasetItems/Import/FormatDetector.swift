internal import JSON

/// Looks at the beginning of an import's body for a file of another kind than the request says: one sentence on what to do helps more
/// than a refusal of each of its lines.
///
/// Nothing is guessed: such a file is refused, and the sentence names what imports it.
struct FormatDetector {
    private let bytes: [UInt8]
    private let lines: [ArraySlice<UInt8>]
    /// The first line that is not blank.
    private let first: Int

    /// - Parameter bytes: as `ImportBody.beginning` has them.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        first = lines.firstIndex { !$0.isBlankText } ?? 0
    }

    func check(_ format: ImportFormat) throws(UnreadableImport) {
        if let sentence = UnexpectedFormat.sentence(of: bytes) { throw UnreadableImport(line: 1, attr: nil, detail: sentence) }
        let sentence =
            switch format {
            case .lines: oldLineEnds ?? array ?? document ?? table
            case .table(let delimiter): oldLineEnds ?? json ?? separatorLine ?? otherTable(than: delimiter)
            }
        if let sentence { throw UnreadableImport(line: first + 1, attr: nil, detail: sentence) }
    }

    private var line: ArraySlice<UInt8> { lines[first].withoutEnds }
    private var rest: ArraySlice<ArraySlice<UInt8>> { lines[(first + 1)...] }
}

/// Files of JSON.
extension FormatDetector {
    /// An array of all rows; but lines that are an array each are refused one by one.
    private var array: String? {
        guard line.first == UInt8(ascii: "[") else { return nil }
        let isOneOfMany = (try? JSONValue(parsing: line)) != nil && rest.contains { !$0.isBlankText }
        return isOneOfMany ? nil : "The file looks like a JSON array: write one object a line, as `jq -c '.[]'` does."
    }

    /// An object that goes on over the next lines.
    private var document: String? {
        guard line.elementsEqual("{".utf8), let next = rest.first(where: { !$0.isBlankText })?.withoutEnds.first else { return nil }
        guard next == UInt8(ascii: "\"") || next == UInt8(ascii: "}") else { return nil }
        return "The file looks like JSON with objects over several lines: write one object a line, as `jq -c .` does."
    }

    /// JSON where a table should be.
    private var json: String? {
        guard line.first == UInt8(ascii: "{") || line.first == UInt8(ascii: "[") else { return nil }
        if let sentence = array ?? document {
            return sentence.dropLast() + ", and import that with Content-Type: application/x-ndjson."
        }
        return "The file looks like lines of JSON: import it with Content-Type: application/x-ndjson."
    }
}

/// Files of cells.
extension FormatDetector {
    /// A table where lines of JSON should be: its first line names columns, or none of the lines looked at begins an object.
    private var table: String? {
        guard !line.isEmpty, line.first != UInt8(ascii: "{"), (try? JSONValue(parsing: line)) == nil else { return nil }
        let heading = TableHeading.best(of: line)
        let isTable = heading.known > 0 || heading.count > 1 && !lines.contains { $0.withoutEnds.first == UInt8(ascii: "{") }
        guard isTable else { return nil }
        let separator = heading.separator
        switch separator.byte {
        case ImportFormat.comma: return "The file looks like CSV: import it with Content-Type: text/csv."
        case ImportFormat.tab: return "\(separator.sentence): import it with Content-Type: text/tab-separated-values."
        default: return "\(separator.sentence): import it with Content-Type: text/csv and ?delimiter=\(separator.word)."
        }
    }

    /// A table with something else between its cells.
    private func otherTable(than delimiter: UInt8) -> String? {
        let said = TableHeading(line, delimiter)
        let other = TableHeading.best(of: line, otherThan: delimiter)
        let isOther = other.known > said.known || other.known == 0 && said.known == 0 && said.count == 1
        guard other.count > 1, isOther else { return nil }
        let more = other.separator.byte == ImportFormat.tab ? "Content-Type: text/tab-separated-values or " : ""
        return "\(other.separator.sentence): import it with \(more)?delimiter=\(other.separator.word)."
    }

    /// What Excel puts before the headings to know the separator by.
    private var separatorLine: String? {
        guard line.starts(with: "sep=".utf8), line.count == 5,
            let separator = TableHeading.separators.first(where: { $0.byte == line.last })
        else { return nil }
        let text = String(decoding: line, as: UTF8.self)
        return "The file begins with the line \"\(text)\" for Excel: remove it, and import the rest with ?delimiter=\(separator.word)."
    }

    /// Lines that end in CR alone.
    private var oldLineEnds: String? {
        let parts = line.split(separator: UInt8(ascii: "\r"), maxSplits: 1)
        guard lines.count == 1, parts.count == 2, let next = parts[1].withoutEnds.first else { return nil }
        let areObjects = parts[0].withoutEnds.last == UInt8(ascii: "}") && next == UInt8(ascii: "{")
        let heading = TableHeading.best(of: parts[0])
        guard areObjects || heading.known == heading.count else { return nil }
        return #"The file looks like one whose lines end in CR alone: convert it, as `tr '\r' '\n'` does."#
    }
}

extension ArraySlice<UInt8> {
    /// Without the blanks of ASCII around it.
    fileprivate var withoutEnds: ArraySlice<UInt8> {
        guard let start = firstIndex(where: { $0 > 0x20 }), let end = lastIndex(where: { $0 > 0x20 }) else { return [] }
        return self[start...end]
    }
}
