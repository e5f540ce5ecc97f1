internal import AssayDomain

/// Cells of the kinds that exports have; `nil` is nothing.
extension CSVWriter {
    mutating func cell(_ value: String?) {
        if let value { text(value) } else { nothing() }
    }

    mutating func cell(_ value: Bool?) {
        if let value { text(value ? "true" : "false") } else { nothing() }
    }

    mutating func cell(_ value: (some BinaryInteger)?) {
        if let value { text(value.description) } else { nothing() }
    }

    /// As JSON writes it; what JSON has no number for is nothing.
    mutating func cell(_ value: Double?) {
        if let value, value.isFinite { text(value.description) } else { nothing() }
    }

    mutating func cell(_ value: Timestamp?) {
        guard let value else { return nothing() }
        plain(upTo: Timestamp.textLength, value.write)
    }

    mutating func cell<Thing>(_ value: ID<Thing>?) {
        guard let value else { return nothing() }
        plain(upTo: ID<Thing>.textLength, value.write)
    }
}
