internal import AssayDomain

extension Store {
    /// Reads a value, has it changed, and writes it unless someone else did so in between: then from the start.
    ///
    /// `write` answers `nil` where the row is no longer the one that was read.
    func change<Value>(
        reading read: () throws(StoreError) -> Value?, _ change: (inout Value) throws -> Void,
        writing write: (_ old: Value, _ new: Value) throws(StoreError) -> Value?
    ) throws -> Value? {
        while let old = try read() {
            var new = old
            try change(&new)
            if let written = try write(old, new) { return written }
        }
        return nil
    }
}

extension Timestamp {
    /// Now, or just after `earlier` where the clock has not moved since or went back: each change of a row has a time of its own.
    static func now(after earlier: Timestamp) -> Timestamp { max(.now(), earlier.advanced(by: 1)) }
}
