internal import AssayDomain

/// A million rows say it with one byte.
extension Outcome: ColumnValue {
    private static let numbered: [Outcome] = [.verdict, .notApplicable, .error, .skipped]

    private var number: Int {
        switch self {
        case .verdict: 0
        case .notApplicable: 1
        case .error: 2
        case .skipped: 3
        }
    }

    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 { number.bind(to: statement, at: position) }

    static func read(from statement: OpaquePointer, at column: Int32) -> Outcome? {
        guard let number = Int.read(from: statement, at: column), numbered.indices.contains(number) else { return nil }
        return numbered[number]
    }
}
