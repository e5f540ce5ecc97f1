internal import AssayDomain
internal import JSON

/// Items as a table that an import reads back: which columns there are, and how their cells are written.
///
/// A column is text where every value in it is a text, and JSON (`input:json`) where one is not. An item without any value has the input
/// `null`: a row of empty cells is none to an import.
struct ItemTable {
    private var input = Cells()
    private var output = Cells()
    private var expected = Cells()
    private var metadata = MetadataColumns()

    private static let nothing = DatasetItem.Content()
    private static let null = JSONText(compact: "null")

    /// Learns what an item needs. All of them have to be looked at before the first is written.
    mutating func look(at item: DatasetItem.Content) {
        input.look(at: item == Self.nothing ? Self.null : item.input)
        output.look(at: item.output)
        expected.look(at: item.expected)
        metadata.look(at: item.metadata)
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
        csv.cell(item == Self.nothing ? Self.null : item.input, isJSON: input.isJSON)
        csv.cell(item.output, isJSON: output.isJSON)
        csv.cell(item.expected, isJSON: expected.isJSON)
        csv.cell(item.externalID)
        metadata.write(item.metadata, to: &csv)
        csv.cell(item.refTraceID)
        csv.cell(item.refTimestamp)
        csv.cell(item.refSourceID)
        csv.endRow()
    }

    private struct Cells {
        private(set) var isJSON = false

        mutating func look(at value: JSONText?) {
            if !isJSON, let value { isJSON = !value.fitsText }
        }

        func name(_ name: String) -> String { isJSON ? name + ":json" : name }
    }
}
