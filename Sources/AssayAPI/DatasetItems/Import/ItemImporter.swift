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
            report.refuse(line: unreadable.line, attr: unreadable.attr, detail: unreadable.detail)
            abandon()
            return report.refusal
        } catch {
            abandon()
            throw error
        }
        return try end()
    }

    /// Once a row has refused the whole, the others are only looked at: a client wants to know of all that is wrong.
    private mutating func take(_ open: () throws -> any ImportRows) throws {
        var rows = try open()
        while !(isRefused && report.isFull), let row = try rows.next() {
            switch row.content {
            case .failure(let refusal): report.refuse(line: row.line, attr: refusal.attr, detail: refusal.detail)
            case .success(let content):
                guard !isRefused else { continue }
                contents.append(content)
                lines.append(row.line)
                size += row.size
                if contents.count == Self.batchRows || size >= Self.batchBytes { try flush() }
            }
        }
        if !isRefused { try flush() }
    }

    private var isRefused: Bool { report.refused > 0 && !options.skipsErrors }

    private mutating func flush() throws {
        guard !contents.isEmpty else { return }
        for position in try target.append(contents) {
            report.refuse(line: lines[position], attr: "external_id", detail: options.upserts ? Self.repeated : Self.taken)
        }
        contents.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        size = 0
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
