internal import BigInt

/// Numbers of JSON: those without a fraction and an exponent are integers, of any size.
enum JSONNumber {
    static func value(_ text: String, in heap: inout Heap) throws(HogFailure) -> Value {
        guard !text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) else {
            return .float(Double(text) ?? .nan)
        }
        if let small = Int(text) { return .integer(small) }
        try BigIntegerText.check(digits: text.utf8.count - (text.utf8.first == UInt8(ascii: "-") ? 1 : 0))
        return heap.integer(BigInt(text, radix: 10) ?? 0)
    }
}
