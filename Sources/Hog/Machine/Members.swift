/// The members of an object, in the order in which their keys were first set.
struct Members {
    private(set) var keys: [Key] = []
    private(set) var values: [Value] = []
    /// Where each key is, once there are many.
    private var places: [Key: Int] = [:]

    /// With fewer, looking at each is quicker than hashing.
    private static let indexedFrom = 9

    var count: Int { keys.count }

    subscript(key: Key) -> Value? { place(of: key).map { values[$0] } }

    subscript(name: String) -> Value? { self[.text(Text(name))] }

    /// A key that is there keeps its place and its spelling.
    ///
    /// - Returns: the value it had.
    @discardableResult
    mutating func set(_ key: Key, _ value: Value) -> Value? {
        if let place = place(of: key) {
            let former = values[place]
            values[place] = value
            return former
        }
        keys.append(key)
        values.append(value)
        if keys.count == Self.indexedFrom {
            for (place, key) in keys.enumerated() { places[key] = place }
        } else if keys.count > Self.indexedFrom {
            places[key] = keys.count - 1
        }
        return nil
    }

    mutating func set(_ name: String, _ value: Value) { set(.text(Text(name)), value) }

    private func place(of key: Key) -> Int? { keys.count < Self.indexedFrom ? keys.firstIndex(of: key) : places[key] }
}
