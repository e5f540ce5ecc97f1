/// What a client sent for a field, once it is known to be allowed there.
enum FieldValue<Value: Sendable>: Sendable {
    /// Nothing: a new row gets the default, an existing one keeps what it has.
    case absent
    /// JSON null, where the field may be null.
    case null
    case value(Value)

    /// `nil` where it is absent or null.
    var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    /// Stores it in a place that cannot be null, unless it is absent.
    func set(_ place: inout Value) {
        if case .value(let value) = self { place = value }
    }

    /// Stores it in a place that can be null, unless it is absent.
    func set(_ place: inout Value?) {
        switch self {
        case .absent: break
        case .null: place = nil
        case .value(let value): place = value
        }
    }
}
