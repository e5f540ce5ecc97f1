/// Reads and writes properties: `object.key` and `object[key]`.
extension Runtime {
    mutating func property(of object: Value, key: Value) throws(HogFailure) -> Value {
        if object.isNull { return .null }
        if object.tag == .object, key.tag == .string {
            return heap.objects[object.heapIndex][heap.strings[key.heapIndex]] ?? .null
        }
        if key.isPythonInteger { return try element(of: object, index: key) }
        switch object.tag {
        case .object: return heap.objects[object.heapIndex][try heap.key(key)] ?? .null
        case .closure, .callable, .libraryFunction: return try property(of: heap.record(object), key: key)
        default: throw .attribute("'\(heap.pythonType(object))' object has no attribute 'get'")
        }
    }

    /// The element at an integer index, which counts from 1, or from the end if it is negative. An object has no order, but as in the
    /// reference it is accessed by the key that is one less than the index.
    private mutating func element(of object: Value, index: Value) throws(HogFailure) -> Value {
        // A big integer is past any end.
        let position = index.tag == .bigInteger ? Int.max : index.asInteger
        guard position != 0 else { throw .machine("Hog arrays start from index 1") }
        switch object.tag {
        case .array, .tuple:
            let count = heap.arrays[object.heapIndex].count
            guard position.magnitude <= UInt(count) else { return .null }
            return heap.arrays[object.heapIndex][position > 0 ? position - 1 : count + position]
        case .string:
            let text = heap.strings[object.heapIndex]
            if !text.isASCII { try checkClock(forBytes: text.count) }
            guard position.magnitude <= UInt(text.count) else { return .null }
            return heap.string(text.character(at: position > 0 ? position - 1 : text.count + position))
        case .object:
            guard position.magnitude <= UInt(heap.objects[object.heapIndex].count) else { return .null }
            let key = position > 0 ? position - 1 : position
            guard let value = heap.objects[object.heapIndex][.integer(key)] else { throw HogFailure(.key, String(key)) }
            return value
        case .closure, .callable, .libraryFunction: return try element(of: heap.record(object), index: index)
        default: throw .type("object of type '\(heap.pythonType(object))' has no len()")
        }
    }

    mutating func setProperty(of object: Value, key: Value, to value: Value) throws(HogFailure) {
        switch object.tag {
        case .null: return
        case .object: try heap.setMember(of: object, key, to: value)
        case .array:
            guard key.isPythonInteger else { throw .machine("Invalid index: \(try heap.pythonString(key))") }
            let position = key.tag == .bigInteger ? (heap.bigInteger(key).signum() < 0 ? Int.min : Int.max) : key.asInteger
            guard position > 0 else { throw .machine("Hog arrays start from index 1") }
            let count = heap.arrays[object.heapIndex].count
            guard position <= count else {
                throw .machine("Index \(try heap.pythonString(key)) out of range for array of length \(count)")
            }
            heap.setItem(of: object, position - 1, to: value)
        default:
            let (key, type) = (try heap.pythonString(key), heap.pythonType(object))
            throw .machine("Can not set property \"\(key)\" on object of type \"\(type)\"")
        }
    }
}

extension Text {
    /// One character. The index counts from 0.
    func character(at index: Int) -> Text {
        if isASCII {
            let byte = withBytes { $0[index] }
            return Text(String(Unicode.Scalar(byte)), count: 1)
        }
        let start = string.utf8.index(string.startIndex, offsetBy: offset(ofScalar: index))
        return Text(String(string.unicodeScalars[start]), count: 1)
    }
}

/// Writes to containers and updates their cached costs.
extension Heap {
    mutating func setMember(of object: Value, keyed key: Key, to value: Value) {
        let former = objects[object.heapIndex].set(key, value)
        noteChange(of: object, from: former, to: value, keyCost: former == nil ? key.cost : 0)
    }

    /// Sets a member whose key is a value. Fails if the key is not hashable.
    mutating func setMember(of object: Value, _ key: Value, to value: Value) throws(HogFailure) {
        guard key.tag == .string, let index = objects[object.heapIndex].index(of: strings[key.heapIndex]) else {
            return setMember(of: object, keyed: try self.key(key), to: value)
        }
        let former = objects[object.heapIndex].replace(at: index, with: value)
        // The most common change does not affect the cost.
        if former.hasFixedCost, value.hasFixedCost { return }
        noteChange(of: object, from: former, to: value, keyCost: 0)
    }

    /// - Parameter index: counted from 0.
    mutating func setItem(of array: Value, _ index: Int, to value: Value) {
        let former = arrays[array.heapIndex][index]
        arrays[array.heapIndex][index] = value
        if former.hasFixedCost, value.hasFixedCost { return }
        noteChange(of: array, from: former, to: value, keyCost: 0)
    }

    private mutating func noteChange(of container: Value, from former: Value?, to value: Value, keyCost: Int) {
        var known = containerCosts[container]
        let removed = former.map { costRemoved($0, from: known) } ?? 0
        let added = costAdded(value, to: container, known)
        // Values nested too deeply are detected when they are next measured.
        if !value.isContainer || containerCosts[value].nesting < Limits.nesting, known.isValid(in: containerCosts.epoch), let removed,
            let added
        {
            let difference = keyCost + added - removed
            if known.hasParent, difference != 0 || value.isContainer || former?.isContainer == true { containerCosts.advanceEpoch() }
            known.cost += difference
            known.epoch = containerCosts.epoch
            if value.isContainer {
                known.isFlat = false
                known.nesting = max(known.nesting, containerCosts[value].nesting + 1)
            }
        } else {
            if known.hasParent { containerCosts.advanceEpoch() }
            (known.epoch, known.checkedEpoch) = (0, 0)
            (known.isFlat, known.isAcyclic) = (false, false)
        }
        containerCosts[container] = known
        if value.isContainer { containerCosts[value].hasParent = true }
    }

    /// The cost that a removed value contributed; `nil` if unknown.
    private func costRemoved(_ value: Value, from known: ContainerCost) -> Int? {
        guard value.isContainer else { return scalarCost(value) }
        return known.isAcyclic ? knownCost(of: value) : nil
    }

    /// The cached cost of a container; `nil` if it is outdated, or if the container may contain itself.
    private func knownCost(of value: Value) -> Int? {
        let known = containerCosts[value]
        return known.isAcyclic && known.isValid(in: containerCosts.epoch) ? known.cost : nil
    }

    /// The cost that an added value contributes; `nil` if the container may be inside the value.
    private func costAdded(_ value: Value, to container: Value, _ known: ContainerCost) -> Int? {
        guard value.isContainer else { return scalarCost(value) }
        guard known.isAcyclic, !known.hasParent, !value.isSameContainer(container) else { return nil }
        return knownCost(of: value)
    }

    private func scalarCost(_ value: Value) -> Int {
        switch value.tag {
        case .string: 8 + strings[value.heapIndex].count
        case .closure, .callable, .libraryFunction: functionCost(value)
        default: 8
        }
    }
}

extension Value {
    /// Whether the cost does not depend on the contents of the value.
    fileprivate var hasFixedCost: Bool { tag.rawValue <= Tag.bigInteger.rawValue }
}
