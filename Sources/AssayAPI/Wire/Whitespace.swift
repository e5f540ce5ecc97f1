extension Unicode.Scalar {
    /// Whether Python's `str.strip` removes it, which is how the contract trims strings.
    var isWhitespace: Bool {
        switch value {
        case 0x09...0x0d, 0x1c...0x20, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: true
        default: false
        }
    }
}

extension Sequence where Element == UInt8 {
    /// Whether these bytes are UTF-8 of white space only, or empty. Stops at the first other character.
    var isBlankText: Bool {
        var decoder = Unicode.UTF8()
        var bytes = makeIterator()
        while true {
            switch decoder.decode(&bytes) {
            case .scalarValue(let scalar): if !scalar.isWhitespace { return false }
            case .emptyInput: return true
            case .error: return false
            }
        }
    }
}

extension StringProtocol {
    /// The string without white space at its ends.
    func trimmingWhitespace() -> String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isWhitespace }) else { return "" }
        var end = scalars.endIndex
        while scalars[scalars.index(before: end)].isWhitespace { end = scalars.index(before: end) }
        return String(self[first..<end])
    }
}
