/// What a column of a table brings, as its header says.
///
/// Blanks around the name are refused, not trimmed: such a file has them around its cells, too, where they belong to the text.
struct CSVColumn: Equatable {
    enum Place: Equatable {
        case input, output, expected, metadata
        /// One member of the metadata.
        case metadataMember(String)
        case externalID, refTraceID, refTimestamp, refSourceID
    }

    let name: String
    let place: Place
    /// Whether a cell is JSON, as `:json` at the end of the name says; else it is text.
    let isJSON: Bool

    /// `nil` where nothing has this name.
    init?(_ name: String) {
        self.name = name
        let isJSON = name.hasSuffix(":json")
        self.isJSON = isJSON
        switch isJSON ? String(name.dropLast(":json".count)) : name {
        case "input": place = .input
        case "output": place = .output
        case "expected": place = .expected
        case "metadata" where isJSON: place = .metadata
        case "external_id" where !isJSON: place = .externalID
        case "ref_trace_id" where !isJSON: place = .refTraceID
        case "ref_timestamp" where !isJSON: place = .refTimestamp
        case "ref_source_id" where !isJSON: place = .refSourceID
        case let text where text.hasPrefix("metadata.") && text != "metadata.":
            place = .metadataMember(String(text.dropFirst("metadata.".count)))
        default: return nil
        }
    }

    /// The columns of a header row. Each may be there once.
    static func parse(_ names: [String], line: Int) throws(UnreadableImport) -> [CSVColumn] {
        var columns = [CSVColumn]()
        for name in names {
            let trimmed = name.trimmingBlanks()
            guard name.utf8.count == trimmed.utf8.count || CSVColumn(trimmed) == nil else {
                throw UnreadableImport(
                    line: line, attr: name,
                    detail:
                        "The name of the column \"\(name)\" begins or ends with a blank: write \"\(trimmed)\". Blanks around a separator "
                        + "belong to the cells, too, so leave them out of the whole file.")
            }
            guard let column = CSVColumn(name) else {
                throw UnreadableImport(
                    line: line, attr: name,
                    detail: "There is no column \"\(name)\". Use input, output, expected, external_id, ref_trace_id, ref_timestamp, "
                        + "ref_source_id, metadata.<key> or metadata:json; :json after a name says that its cells are JSON.")
            }
            guard !columns.contains(where: { $0.clashes(with: column) }) else {
                throw UnreadableImport(line: line, attr: name, detail: "The column \"\(name)\" brings what another column brings already.")
            }
            columns.append(column)
        }
        return columns
    }

    private func clashes(with other: CSVColumn) -> Bool {
        switch (place, other.place) {
        case (.metadata, .metadataMember), (.metadataMember, .metadata): true
        default: place == other.place
        }
    }
}
