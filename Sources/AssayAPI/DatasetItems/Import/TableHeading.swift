/// The first line of a file, cut as if it were a table's headings.
struct TableHeading {
    /// What tables have between their cells.
    struct Separator {
        let byte: UInt8
        /// How sentences call several of them.
        let name: String
        /// How `?delimiter=` spells it.
        let word: String

        var sentence: String { "The file looks like a table with \(name) between its cells" }
    }

    static let separators = [
        Separator(byte: ImportFormat.comma, name: "commas", word: "%2C"),
        Separator(byte: UInt8(ascii: ";"), name: "semicolons", word: "%3B"),
        Separator(byte: ImportFormat.tab, name: "tabs", word: "tab"),
        Separator(byte: UInt8(ascii: "|"), name: "vertical bars", word: "%7C"),
    ]

    /// Cells, and those of them that name a column.
    let count: Int
    let known: Int

    init(_ line: ArraySlice<UInt8>, _ delimiter: UInt8) {
        let cells = line.split(separator: delimiter, omittingEmptySubsequences: false)
        count = cells.count
        known = cells.count { cell in
            let text = String(decoding: cell, as: UTF8.self).trimmingBlanks()
            let isQuoted = text.utf8.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
            return CSVColumn(isQuoted ? String(text.dropFirst().dropLast()) : text) != nil
        }
    }

    /// The cut that names the most columns, or else has the most cells.
    static func best(of line: ArraySlice<UInt8>, otherThan delimiter: UInt8? = nil) -> (separator: Separator, count: Int, known: Int) {
        let cuts = separators.filter { $0.byte != delimiter }.map { separator in
            let heading = TableHeading(line, separator.byte)
            return (separator: separator, count: heading.count, known: heading.known)
        }
        return cuts.max { ($0.known, $0.count) < ($1.known, $1.count) } ?? (separators[0], 1, 0)
    }
}
