/// The members of an object, in the order in which their keys were first set.
struct ObjectMembers {
    private(set) var keys: [Key] = []
    private(set) var values: [Value] = []
    /// The fingerprint of each key, by which most other keys are told apart.
    private var fingerprints: [UInt64] = []
    /// The index of each key, once there are at least `indexThreshold` keys.
    private var indexByKey: [Key: Int] = [:]

    /// With fewer keys, comparing fingerprints is faster than hashing.
    private static let indexThreshold = 17

    var count: Int { keys.count }

    /// Approximate size in bytes without the characters of the keys: three arrays, each with a header and spare capacity.
    var size: Int { keys.isEmpty ? 64 : 240 + 96 * keys.count }

    subscript(key: Key) -> Value? { index(of: key).map { values[$0] } }

    subscript(name: String) -> Value? { self[Text(name)] }

    subscript(name: Text) -> Value? { index(of: name).map { values[$0] } }

    /// Sets a member. An existing key keeps its position and its spelling.
    ///
    /// - Returns: the previous value.
    @discardableResult
    mutating func set(_ key: Key, _ value: Value) -> Value? {
        if let index = index(of: key) { return replace(at: index, with: value) }
        keys.append(key)
        values.append(value)
        fingerprints.append(key.fingerprint)
        if keys.count == Self.indexThreshold {
            for (index, key) in keys.enumerated() { indexByKey[key] = index }
        } else if keys.count > Self.indexThreshold {
            indexByKey[key] = keys.count - 1
        }
        return nil
    }

    mutating func set(_ name: String, _ value: Value) { set(.text(Text(name)), value) }

    /// - Returns: the previous value.
    mutating func replace(at index: Int, with value: Value) -> Value {
        let former = values[index]
        values[index] = value
        return former
    }

    func index(of key: Key) -> Int? {
        if case .text(let text) = key { return index(of: text) }
        guard keys.count < Self.indexThreshold else { return indexByKey[key] }
        let fingerprint = key.fingerprint
        return fingerprints.indices.first { fingerprints[$0] == fingerprint && keys[$0] == key }
    }

    func index(of name: Text) -> Int? {
        guard keys.count < Self.indexThreshold else { return indexByKey[.text(name)] }
        let fingerprint = name.fingerprint
        for index in fingerprints.indices where fingerprints[index] == fingerprint {
            if case .text(let text) = keys[index], text == name { return index }
        }
        return nil
    }
}

/// What an object represents. Errors and dates are objects with a marker key, as in the reference, so a program can also build them by
/// hand.
enum ObjectKind {
    case plain, error, date, datetime, closure, callable

    private static let datetimeKeys = keys("__hogDateTime__", "dt", "zone")
    private static let dateKeys = keys("__hogDate__", "year", "month", "day")
    private static let errorKeys = keys("__hogError__", "type", "message")
    private static let closureKeys = keys("__hogClosure__", "callable", "upvalues")
    private static let callableKeys = keys("__hogCallable__", "name", "chunk", "argCount", "upvalueCount", "ip")

    /// In order of precedence for objects with several markers.
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

    /// Whether any key may be a marker, which rules out most objects cheaply.
    private var hasMarker: Bool {
        keys.contains {
            guard case .text(let text) = $0 else { return false }
            return text.count >= 11 && text.string.utf8.starts(with: "__hog".utf8)
        }
    }
}
