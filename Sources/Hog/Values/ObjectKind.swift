/// What an object stands for. Errors and dates are objects that carry a marker, as in the reference: a program can make one by hand.
enum ObjectKind {
    case plain, error, date, datetime, closure, callable

    private static let datetimeKeys = keys("__hogDateTime__", "dt", "zone")
    private static let dateKeys = keys("__hogDate__", "year", "month", "day")
    private static let errorKeys = keys("__hogError__", "type", "message")
    private static let closureKeys = keys("__hogClosure__", "callable", "upvalues")
    private static let callableKeys = keys("__hogCallable__", "name", "chunk", "argCount", "upvalueCount", "ip")

    /// An object with several markers is what comes first here.
    fileprivate static let all: [(kind: ObjectKind, keys: [Key])] = [
        (.datetime, datetimeKeys), (.date, dateKeys), (.error, errorKeys), (.closure, closureKeys), (.callable, callableKeys),
    ]

    private static func keys(_ names: String...) -> [Key] { names.map { .text(Text($0)) } }
}

extension ObjectMembers {
    var kind: ObjectKind {
        guard count >= 3, hasMarker else { return .plain }
        return ObjectKind.all.first { candidate in candidate.keys.allSatisfy { self[$0] != nil } }?.kind ?? .plain
    }

    /// Whether any key may be a marker: most objects are told apart by this alone.
    private var hasMarker: Bool {
        keys.contains {
            guard case .text(let text) = $0 else { return false }
            return text.count >= 11 && text.string.utf8.starts(with: "__hog".utf8)
        }
    }
}
