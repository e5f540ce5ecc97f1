internal import Digest

/// Hashes of strings, and chains of HMACs as used to sign webhooks.
enum HashFunctions {
    static let all: [LibraryFunction] =
        HashAlgorithm.allCases.flatMap { algorithm in
            [
                LibraryFunction("\(algorithm)Hex", 1, 1) { (arguments, runtime) throws(HogFailure) in
                    try hash(arguments, &runtime, algorithm, .hexadecimal)
                },
                LibraryFunction("\(algorithm)", 1, 2) { (arguments, runtime) throws(HogFailure) in
                    try hash(arguments, &runtime, algorithm, HashEncoding(arguments, runtime.heap))
                },
            ]
        }
        + [HashAlgorithm.sha1, .sha256].flatMap { algorithm in
            [
                LibraryFunction("\(algorithm)HmacChainHex", 1, 1) { (arguments, runtime) throws(HogFailure) in
                    try chain(arguments, &runtime, algorithm, .hexadecimal)
                },
                LibraryFunction("\(algorithm)HmacChain", 1, 2) { (arguments, runtime) throws(HogFailure) in
                    try chain(arguments, &runtime, algorithm, HashEncoding(arguments, runtime.heap))
                },
            ]
        }

    private static func hash(
        _ arguments: CallArguments, _ runtime: inout Runtime, _ algorithm: HashAlgorithm, _ encoding: HashEncoding?
    ) throws(HogFailure) -> Value {
        guard !arguments[0].isNull else { return .null }
        let text = try runtime.heap.encoded(arguments[0])
        return runtime.heap.string(try allowed(algorithm.hash(text.string.utf8), algorithm), encoding)
    }

    /// Computes the HMAC of each element with the result for the previous elements as the key. The first element is the first key.
    private static func chain(
        _ arguments: CallArguments, _ runtime: inout Runtime, _ algorithm: HashAlgorithm, _ encoding: HashEncoding?
    ) throws(HogFailure) -> Value {
        let count = try runtime.heap.chainLength(arguments[0])
        guard count >= 2 else { throw .value("Data array must contain at least two elements.") }
        var key = Array(try runtime.heap.chainElement(arguments[0], 0).string.utf8)
        for index in 1..<count {
            let text = try runtime.heap.chainElement(arguments[0], index)
            key = try allowed(algorithm.authenticationCode(of: text.string.utf8, key: key), algorithm)
            try runtime.checkClock()
        }
        return runtime.heap.string(key, encoding)
    }

    private static func allowed(_ hash: [UInt8]?, _ algorithm: HashAlgorithm) throws(HogFailure) -> [UInt8] {
        guard let hash else { throw .value("unsupported hash type \(algorithm)") }
        return hash
    }
}

/// The encoding of a hash.
private enum HashEncoding: String {
    case hexadecimal = "hex"
    case base64
    case base64url
    /// One character for each byte.
    case binary

    /// The encoding that the second argument names, or hexadecimal if it is omitted; `nil` for an unknown encoding.
    init?(_ arguments: CallArguments, _ heap: borrowing Heap) {
        guard let given = arguments.given(1) else {
            self = .hexadecimal
            return
        }
        guard given.tag == .string else { return nil }
        self.init(rawValue: heap.string(given))
    }
}

extension Heap {
    fileprivate mutating func string(_ hash: [UInt8], _ encoding: HashEncoding?) -> Value {
        switch encoding {
        case nil: .null
        case .hexadecimal: string(Hexadecimal.encode(hash))
        case .base64: string(hash.withUnsafeBufferPointer(Base64.encode))
        case .base64url: string(hash.withUnsafeBufferPointer(Base64.encodeForURL))
        case .binary: string(String(String.UnicodeScalarView(hash.map { Unicode.Scalar($0) })))
        }
    }

    /// The text that is hashed as UTF-8. Fails if the value is not a string.
    func encoded(_ value: Value) throws(HogFailure) -> Text {
        guard value.tag == .string else { throw hasNoAttribute("encode", value) }
        return text(value)
    }

    fileprivate func chainLength(_ value: Value) throws(HogFailure) -> Int {
        switch value.tag {
        case .array, .tuple: return items(value).count
        case .string: return text(value).count
        case .object: return members(value).count
        default: throw .type("object of type '\(pythonType(value))' has no len()")
        }
    }

    /// The reference accepts everything that has a length and can be indexed.
    fileprivate func chainElement(_ value: Value, _ index: Int) throws(HogFailure) -> Text {
        switch value.tag {
        case .array, .tuple: return try encoded(items(value)[index])
        case .string: return text(value).part(fromScalar: index, count: 1)
        default:
            guard let element = members(value)[.integer(index)] else { throw HogFailure(.key, "\(index)") }
            return try encoded(element)
        }
    }
}
