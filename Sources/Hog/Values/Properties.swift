/// What `object.key` and `object[key]` read and write.
extension Runtime {
    mutating func property(of object: Value, key: Value) throws(HogFailure) -> Value {
        if object.isNull { return .null }
        if object.tag == .object, key.tag == .string {
            return heap.objects[object.place][heap.strings[key.place]] ?? .null
        }
        if key.isPythonInteger { return try element(of: object, index: key) }
        switch object.tag {
        case .object: return heap.objects[object.place][try heap.key(key)] ?? .null
        case .closure, .callable, .libraryFunction: return try property(of: heap.record(object), key: key)
        default: throw .attribute("'\(heap.pythonType(object))' object has no attribute 'get'")
        }
    }

    /// By an integer, which counts from 1, or from the end if it is negative. Objects have no order to count in, but are asked all the
    /// same, as the reference does: what it finds is what stands under the number below.
    private mutating func element(of object: Value, index: Value) throws(HogFailure) -> Value {
        // A large one is past any end.
        let position = index.tag == .bigInteger ? Int.max : index.asInteger
        guard position != 0 else { throw .machine("Hog arrays start from index 1") }
        switch object.tag {
        case .array, .tuple:
            let count = heap.arrays[object.place].count
            guard position.magnitude <= UInt(count) else { return .null }
            return heap.arrays[object.place][position > 0 ? position - 1 : count + position]
        case .string:
            let text = heap.strings[object.place]
            if !text.isASCII { try checkClock(forBytes: text.count) }
            guard position.magnitude <= UInt(text.count) else { return .null }
            return heap.string(text.character(at: position > 0 ? position - 1 : text.count + position))
        case .object:
            guard position.magnitude <= UInt(heap.objects[object.place].count) else { return .null }
            let key = position > 0 ? position - 1 : position
            guard let value = heap.objects[object.place][.integer(key)] else { throw HogFailure(.key, String(key)) }
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
            let count = heap.arrays[object.place].count
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
    /// One character, counted from 0.
    func character(at index: Int) -> Text {
        if isASCII {
            let byte = withBytes { $0[index] }
            return Text(String(Unicode.Scalar(byte)), count: 1)
        }
        let place = string.utf8.index(string.startIndex, offsetBy: place(ofScalar: index))
        return Text(String(string.unicodeScalars[place]), count: 1)
    }
}
