internal import ArgumentParser

/// How the rows of a file are written.
enum ImportFileFormat: String, ExpressibleByArgument, CaseIterable {
    case csv, tsv, jsonl

    /// What a file is taken for where nothing else is said of it: its name decides, never what is in it.
    init(of file: String) {
        self = file.lowercased().hasSuffix(".csv") ? .csv : .jsonl
    }

    var contentType: String {
        switch self {
        case .csv: "text/csv"
        case .tsv: "text/tab-separated-values"
        case .jsonl: "application/x-ndjson"
        }
    }
}
