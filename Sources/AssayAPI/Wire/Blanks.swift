extension Unicode.Scalar {
    /// White space as Python's `str.strip` knows it, which is what the contract trims by.
    var isBlank: Bool {
        switch value {
        case 0x09...0x0d, 0x1c...0x20, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: true
        default: false
        }
    }
}

extension Sequence where Element == UInt8 {
    /// Whether these bytes are UTF-8 of blanks only, or none. Looks no further than the first character that is not blank.
    var isBlankText: Bool {
        var decoder = Unicode.UTF8()
        var bytes = makeIterator()
        while true {
            switch decoder.decode(&bytes) {
            case .scalarValue(let scalar): if !scalar.isBlank { return false }
            case .emptyInput: return true
            case .error: return false
            }
        }
    }
}

extension StringProtocol {
    /// The text without white space at its ends.
    func trimmingBlanks() -> String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isBlank }) else { return "" }
        var end = scalars.endIndex
        while scalars[scalars.index(before: end)].isBlank { end = scalars.index(before: end) }
        return String(self[first..<end])
    }
}
