internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// Imports the rows of a body into a dataset, batch by batch.
struct ItemImporter {
    private static let batchRows = 1000
    /// Maximum bytes of a batch, so that memory does not grow with the size of rows.
    private static let batchBytes = 8 << 20

    private let target: ItemImport
    private let options: ImportOptions
    private let reportFailure: (StoreError) -> Void
    private var report = ImportReport()
    private var contents = [DatasetItem.Content]()
    private var lines = [Int]()
    private var size = 0
    /// Refused rows of this batch. They are reported in order once the store has refused rows of it too.
    private var refusals = [ImportReport.Refusal]()

    /// - Parameter reportFailure: called if the rows of a failed import could not be deleted, which is not the client's mistake.
    init(_ target: ItemImport, _ options: ImportOptions, reportFailure: @escaping (StoreError) -> Void) {
        self.target = target
        self.options = options
        self.reportFailure = reportFailure
    }

    /// Reads all rows and publishes them. Abandons the import on failure.
    mutating func run(_ open: () throws -> any ImportRows) throws -> Response {
        do {
            try readRows(open)
        } catch let unreadable as UnreadableImport {
            report.refuse(.init(line: unreadable.line, attr: unreadable.attr, detail: unreadable.detail))
            abandon()
            return report.refusal
        } catch {
            abandon()
            throw error
        }
        return try finish()
    }

    /// After the first refused row, reading continues until the report is full, so that the client learns of as many errors as possible,
    /// including the duplicate keys that the store finds.
    private mutating func readRows(_ open: () throws -> any ImportRows) throws {
        var rows = try open()
        while !isDecided, let row = try rows.next() {
            switch row.content {
            case .failure(let refusal):
                refusals.append(.init(line: row.line, attr: refusal.attr, detail: refusal.detail))
                // Once the report is full the order no longer matters.
                if report.isFull { reportRefusals() } else if refusals.count == ImportReport.maximumErrors { try flush() }
            case .success(let content):
                contents.append(content)
                lines.append(row.line)
                size += row.size
                if contents.count == Self.batchRows || size >= Self.batchBytes { try flush() }
            }
        }
        if !isDecided { try flush() }
        report.blank = rows.blankRows
    }

    private var isRefused: Bool { report.refused > 0 && !options.skipsErrors }
    /// Whether further rows cannot change the response.
    private var isDecided: Bool { isRefused && report.isFull }

    private mutating func flush() throws {
        for position in contents.isEmpty ? [] : try target.append(contents) {
            let detail = options.upserts ? Self.repeatedKey : Self.existingKey
            refusals.append(.init(line: lines[position], attr: "external_id", detail: detail))
        }
        reportRefusals()
        contents.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        size = 0
    }

    private mutating func reportRefusals() {
        refusals.sort { $0.line < $1.line }
        for refusal in refusals { report.refuse(refusal) }
        refusals.removeAll(keepingCapacity: true)
    }

    private func abandon() {
        do { try target.abandon() } catch { reportFailure(error) }
    }

    private static let repeatedKey = "An earlier line has this external_id."
    private static let existingKey =
        "The dataset or an earlier line has this external_id: import with ?key=external_id to update the items that the dataset has."

    private func finish() throws -> Response {
        guard !isRefused, target.created + target.updated > 0 else {
            abandon()
            return report.refusal
        }
        let revision = try target.publish()
        return report.success(created: target.created, updated: target.updated, revision: revision)
    }
}

/// One row of an import: an item, or the reason why it is invalid.
struct ImportRow {
    /// The line on which it starts, from 1.
    let line: Int
    /// Its size in bytes.
    let size: Int
    let content: Result<DatasetItem.Content, APIError>
}

/// Reads the rows of one format.
protocol ImportRows {
    /// The next row; `nil` at the end.
    mutating func next() throws -> ImportRow?
    /// Rows that were skipped because they are blank, such as `,,`.
    var blankRows: Int { get }
}

/// The file as a whole cannot be imported: it has another format or an invalid header.
struct UnreadableImport: Error, Equatable {
    let line: Int
    let attr: String?
    let detail: String
}
