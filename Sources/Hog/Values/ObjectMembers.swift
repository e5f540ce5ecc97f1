/// The members of an object, in the order in which their keys were first set.
struct ObjectMembers {
    private(set) var keys: [Key] = []
    private(set) var values: [Value] = []
    /// For each key its fingerprint: most keys that are not the one are told apart by it.
    private var fingerprints: [UInt64] = []
    /// Where each key is, once there are many.
    private var places: [Key: Int] = [:]

    /// With fewer, looking at each fingerprint is quicker than hashing.
    private static let indexedFrom = 17

    var count: Int { keys.count }

    /// About how many bytes it takes, the characters of its keys aside: three arrays, each with a head and with room to grow.
    var size: Int { keys.isEmpty ? 64 : 240 + 96 * keys.count }

    subscript(key: Key) -> Value? { place(of: key).map { values[$0] } }

    subscript(name: String) -> Value? { self[Text(name)] }

    subscript(name: Text) -> Value? { place(of: name).map { values[$0] } }

    /// A key that is there keeps its place and its spelling.
    ///
    /// - Returns: the value it had.
    @discardableResult
    mutating func set(_ key: Key, _ value: Value) -> Value? {
        if let place = place(of: key) { return replace(at: place, with: value) }
        keys.append(key)
        values.append(value)
        fingerprints.append(key.fingerprint)
        if keys.count == Self.indexedFrom {
            for (place, key) in keys.enumerated() { places[key] = place }
        } else if keys.count > Self.indexedFrom {
            places[key] = keys.count - 1
        }
        return nil
    }

    mutating func set(_ name: String, _ value: Value) { set(.text(Text(name)), value) }

    /// - Returns: the value that was there.
    mutating func replace(at place: Int, with value: Value) -> Value {
        let former = values[place]
        values[place] = value
        return former
    }

    func place(of key: Key) -> Int? {
        if case .text(let text) = key { return place(of: text) }
        guard keys.count < Self.indexedFrom else { return places[key] }
        let fingerprint = key.fingerprint
        return fingerprints.indices.first { fingerprints[$0] == fingerprint && keys[$0] == key }
    }

    func place(of name: Text) -> Int? {
        guard keys.count < Self.indexedFrom else { return places[.text(name)] }
        let fingerprint = name.fingerprint
        for place in fingerprints.indices where fingerprints[place] == fingerprint {
            if case .text(let text) = keys[place], text == name { return place }
        }
        return nil
    }
}
