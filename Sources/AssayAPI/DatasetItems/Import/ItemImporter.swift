internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// Brings the rows of a body into a dataset, a batch at a time.
struct ItemImporter {
    private static let batchRows = 1000
    /// Large rows fill a batch sooner, so that memory does not grow with their size.
    private static let batchBytes = 8 << 20

    private let target: ItemImport
    private let options: ImportOptions
    private let reportFailure: (StoreError) -> Void
    private var report = ImportReport()
    private var contents = [DatasetItem.Content]()
    private var lines = [Int]()
    private var size = 0
    /// Rows of this batch that are refused, until what the store refuses of it is known as well.
    private var refusals = [ImportReport.Refusal]()

    /// - Parameter reportFailure: hears why rows that were not imported could not be dropped, which no client can mend.
    init(_ target: ItemImport, _ options: ImportOptions, reportFailure: @escaping (StoreError) -> Void) {
        self.target = target
        self.options = options
        self.reportFailure = reportFailure
    }

    /// Reads all rows and publishes them, or abandons what was done.
    mutating func run(_ open: () throws -> any ImportRows) throws -> Response {
        do {
            try take(open)
        } catch let unreadable as UnreadableImport {
            report.refuse(.init(line: unreadable.line, attr: unreadable.attr, detail: unreadable.detail))
            abandon()
            return report.refusal
        } catch {
            abandon()
            throw error
        }
        return try end()
    }

    /// Once a row has refused the whole, the others go on as before, up to the last that can be reported: a client wants to know of all
    /// that is wrong, and the store says which keys are taken.
    private mutating func take(_ open: () throws -> any ImportRows) throws {
        var rows = try open()
        while !isDecided, let row = try rows.next() {
            switch row.content {
            case .failure(let refusal):
                refusals.append(.init(line: row.line, attr: refusal.attr, detail: refusal.detail))
                // The order does not matter any more when the report is full.
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
    /// Whether further rows would change nothing in the answer.
    private var isDecided: Bool { isRefused && report.isFull }

    private mutating func flush() throws {
        for position in contents.isEmpty ? [] : try target.append(contents) {
            let detail = options.upserts ? Self.repeated : Self.taken
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

    private static let repeated = "An earlier line has this external_id."
    private static let taken =
        "The dataset or an earlier line has this external_id: import with ?key=external_id to update the items that the dataset has."

    private func end() throws -> Response {
        guard !isRefused, target.created + target.updated > 0 else {
            abandon()
            return report.refusal
        }
        let revision = try target.publish()
        return report.success(created: target.created, updated: target.updated, revision: revision)
    }
}
