internal import Digest

/// Functions of IP addresses, URLs, Base64 and identifiers.
enum NetworkFunctions {
    static let all: [LibraryFunction] =
        [
            LibraryFunction("isIPAddressInRange", 2, 2, isIPAddressInRange),
            LibraryFunction("generateUUIDv4", 0, 0, generateUUIDv4),
            LibraryFunction("base64Encode", 1, 1, base64Encode),
            LibraryFunction("base64Decode", 1, 1, base64Decode),
            LibraryFunction("tryBase64Decode", 1, 1, tryBase64Decode),
            LibraryFunction("encodeURLComponent", 1, 1, encodeURLComponent),
            LibraryFunction("decodeURLComponent", 1, 1, decodeURLComponent),
            LibraryFunction("tryDecodeURLComponent", 1, 1, tryDecodeURLComponent),
        ]
        + Limits.forbidden.sorted().map { name in
            LibraryFunction(name, 1, 1) { (_, _) throws(HogFailure) in throw .machine("Function \(name) is not allowed here") }
        }

    private static func isIPAddressInRange(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard arguments[0].tag == .string, arguments[1].tag == .string else { return .boolean(false) }
        guard let range = AddressRange(runtime.heap.string(arguments[1])), let address = Address(runtime.heap.string(arguments[0])) else {
            return .boolean(false)
        }
        return .boolean(range.contains(address))
    }

    private static func generateUUIDv4(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        var bytes = RandomBytes.make(16)
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let parts = [bytes[0..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10..<16]]
        return runtime.heap.string(parts.map(Hexadecimal.encode).joined(separator: "-"))
    }
}

// MARK: Base64

extension NetworkFunctions {
    private static func base64Encode(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        let text = try runtime.heap.encoded(arguments[0])
        try runtime.checkMemory(for: 8 + (text.string.utf8.count + 2) / 3 * 4)
        return runtime.heap.string(text.withBytes(Base64.encode))
    }

    private static func base64Decode(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        runtime.heap.string(try Base64.decode(runtime.heap.encoded(arguments[0])))
    }

    /// The reference does not have this function, but other Hog implementations do.
    private static func tryBase64Decode(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard arguments[0].tag == .string, let text = try? Base64.decode(runtime.heap.text(arguments[0])) else { return .null }
        return runtime.heap.string(text)
    }
}

// MARK: URLs

extension NetworkFunctions {
    private static func encodeURLComponent(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard arguments[0].tag == .string else { throw .type("quote_from_bytes() expected bytes") }
        let text = runtime.heap.text(arguments[0])
        try runtime.checkMemory(for: 8 + PercentCoding.encodedCount(text))
        return runtime.heap.string(PercentCoding.encode(text))
    }

    private static func decodeURLComponent(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        let value = arguments[0]
        switch value.tag {
        case .string: return runtime.heap.string(PercentCoding.decode(runtime.heap.text(value)))
        case .null, .boolean, .integer, .float, .bigInteger:
            throw .type("argument of type '\(runtime.heap.pythonType(value))' is not iterable")
        default: throw runtime.heap.hasNoAttribute("split", value)
        }
    }

    private static func tryDecodeURLComponent(_ arguments: CallArguments, _ runtime: inout Runtime) throws(HogFailure) -> Value {
        guard runtime.heap.isTruthy(arguments[0]) else { return arguments[0] }
        guard arguments[0].tag == .string else {
            throw .type("expected string or bytes-like object, got '\(runtime.heap.pythonType(arguments[0]))'")
        }
        let text = runtime.heap.text(arguments[0])
        return PercentCoding.isWellFormed(text) ? runtime.heap.string(PercentCoding.decode(text)) : .null
    }
}
