/// Files that are not text in UTF-8, known by their first bytes.
enum UnexpectedFormat {
    /// What it is and what to do; `nil` where it may be text in UTF-8.
    static func sentence(of bytes: [UInt8]) -> String? {
        if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) { return "The file looks like \(known.sentence)" }
        if let name = wideEncoding(of: bytes) { return "The file looks like \(name): convert it, as `iconv -f \(name) -t UTF-8` does." }
        return isMarkup(bytes) ? "The file looks like HTML or XML, not like a table or lines of JSON: look at what is in it." : nil
    }

    private static let signatures: [(bytes: [UInt8], sentence: String)] = [
        (
            Array("PK\u{3}\u{4}".utf8),
            "a ZIP archive, as an Excel workbook (.xlsx) is one: save the sheet as CSV UTF-8, or unpack the archive, and import that."
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

    /// The name of an encoding with more than one byte for each character of ASCII.
    private static func wideEncoding(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xff, 0xfe, 0, 0]) || bytes.starts(with: [0, 0, 0xfe, 0xff]) { return "UTF-32" }
        if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) { return "UTF-16" }
        // Without a mark: headings and JSON are ASCII, half of whose bytes are 0.
        let start = bytes.prefix(64)
        let zeros = start.indices.filter { start[$0] == 0 }
        guard zeros.count * 3 >= start.count, !zeros.isEmpty else { return nil }
        if zeros.count * 8 >= start.count * 5 { return start.first == 0 ? "UTF-32BE" : "UTF-32LE" }
        return zeros.count { $0 % 2 == 0 } * 2 > zeros.count ? "UTF-16BE" : "UTF-16LE"
    }

    private static func isMarkup(_ bytes: [UInt8]) -> Bool {
        let start = String(decoding: bytes.prefix(200), as: UTF8.self).trimmingBlanks().lowercased()
        return ["<!doctype", "<html", "<?xml"].contains { start.hasPrefix($0) }
    }
}
