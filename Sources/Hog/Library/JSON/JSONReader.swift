internal import BigInt

/// Reads JSON as Python's `json.loads` does, directly into values. The parser of the module `JSON` is not used because it is stricter
/// (`NaN`, lone surrogates), counts bytes where Python counts characters, and words its errors differently.
struct JSONReader: ~Copyable {
    let bytes: [UInt8]
    var position = 0
    private var depth = 0
    /// The cost of the values read so far.
    private var cost = 0
    private var values = 0
    /// `heap.allocated` before reading.
    private var allocatedBefore = 0

    init(_ text: Text) { bytes = Array(text.string.utf8) }

    /// Only whitespace may surround the value.
    mutating func read(_ runtime: inout Runtime) throws(HogFailure) -> Value {
        allocatedBefore = runtime.heap.allocated
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw failure("Unexpected UTF-8 BOM (decode using utf-8-sig)", at: 0) }
        skipSpace()
        let value = try value(&runtime)
        skipSpace()
        guard position == bytes.count else { throw failure("Extra data", at: position) }
        return value
    }
}

// MARK: Values

extension JSONReader {
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func value(_ runtime: inout Runtime) throws(HogFailure) -> Value {
        try count(8, runtime)
        switch next {
        case UInt8(ascii: "\""):
            position += 1
            let text = try text()
            try count(text.count, runtime)
            return runtime.heap.string(text)
        case UInt8(ascii: "{"): return try object(&runtime)
        case UInt8(ascii: "["): return try array(&runtime)
        case UInt8(ascii: "n") where skip("null"): return .null
        case UInt8(ascii: "t") where skip("true"): return .boolean(true)
        case UInt8(ascii: "f") where skip("false"): return .boolean(false)
        case UInt8(ascii: "N") where skip("NaN"): return .float(.nan)
        case UInt8(ascii: "I") where skip("Infinity"): return .float(.infinity)
        case UInt8(ascii: "-") where skip("-Infinity"): return .float(-.infinity)
        default: return try number(&runtime)
        }
    }

    private mutating func array(_ runtime: inout Runtime) throws(HogFailure) -> Value {
        try enter("array")
        var items: [Value] = []
        skipSpace()
        if !skip("]") {
            while true {
                items.append(try value(&runtime))
                skipSpace()
                if skip("]") { break }
                guard skip(",") else { throw failure("Expecting ',' delimiter", at: position) }
                skipSpace()
            }
        }
        depth -= 1
        return runtime.heap.array(items)
    }

    private mutating func object(_ runtime: inout Runtime) throws(HogFailure) -> Value {
        try enter("object")
        var members = ObjectMembers()
        skipSpace()
        if !skip("}") {
            while true {
                guard skip("\"") else { throw failure("Expecting property name enclosed in double quotes", at: position) }
                let key = try text()
                try count(8 + key.count, runtime)
                skipSpace()
                guard skip(":") else { throw failure("Expecting ':' delimiter", at: position) }
                skipSpace()
                members.set(.text(key), try value(&runtime))
                skipSpace()
                if skip("}") { break }
                guard skip(",") else { throw failure("Expecting ',' delimiter", at: position) }
                skipSpace()
            }
        }
        depth -= 1
        return runtime.heap.object(members)
    }

    private mutating func enter(_ container: String) throws(HogFailure) {
        position += 1
        depth += 1
        guard depth <= Limits.nesting else {
            throw HogFailure(.recursion, "maximum recursion depth exceeded while decoding a JSON \(container) from a unicode string")
        }
    }

    private mutating func number(_ runtime: inout Runtime) throws(HogFailure) -> Value {
        let start = position
        _ = skip("-")
        if !skip("0") {
            guard skipDigits() > 0 else { throw failure("Expecting value", at: start) }
        }
        skipFraction()
        skipExponent()
        return try JSONNumber.value(String(decoding: bytes[start..<position], as: UTF8.self), in: &runtime.heap)
    }

    private mutating func skipFraction() {
        let start = position
        if skip("."), skipDigits() > 0 { return }
        position = start
    }

    private mutating func skipExponent() {
        let start = position
        if skip("e") || skip("E") {
            if !skip("-") { _ = skip("+") }
            if skipDigits() > 0 { return }
        }
        position = start
    }
}

// MARK: Characters

extension JSONReader {
    mutating func skip(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[position + offset] != word.utf8Start[offset] { return false }
        position += count
        return true
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while let byte = next, ASCII.isDigit(byte) { position += 1 }
        return position - start
    }

    /// Counts a value or a part of one, and checks the limits from time to time.
    private mutating func count(_ cost: Int, _ runtime: borrowing Runtime) throws(HogFailure) {
        self.cost += cost
        values += 1
        guard values & 255 == 0 else { return }
        try runtime.checkMemory(for: self.cost)
        try runtime.checkMemory(allocatedSince: allocatedBefore)
        try runtime.checkClock()
    }

    /// A failure with the position in characters, and as line and column.
    func failure(_ reason: String, at position: Int) -> HogFailure {
        let before = String(decoding: bytes[..<min(position, bytes.count)], as: UTF8.self).unicodeScalars
        let line = before.count { $0 == "\n" } + 1
        let column = before.reversed().prefix { $0 != "\n" }.count + 1
        return HogFailure(.json, "\(reason): line \(line) column \(column) (char \(before.count))")
    }
}

// MARK: Strings

extension JSONReader {
    /// Reads a string after its opening quotation mark, including the closing one.
    mutating func text() throws(HogFailure) -> Text {
        let start = position
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        if next == UInt8(ascii: "\"") {
            position += 1
            return Text(String(decoding: bytes[start..<position - 1], as: UTF8.self))
        }
        var text = Array(bytes[start..<position])
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw failure("Invalid control character at", at: position) }
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: UTF8.encode(try escaped(in: start)) ?? UTF8.encodedReplacementCharacter)
            } else {
                text.append(byte)
                position += 1
            }
        }
        guard next != nil else { throw unterminated(start) }
        position += 1
        return Text(String(decoding: text, as: UTF8.self))
    }

    private func unterminated(_ start: Int) -> HogFailure { failure("Unterminated string starting at", at: start - 1) }

    private mutating func escaped(in start: Int) throws(HogFailure) -> Unicode.Scalar {
        position += 1
        guard let letter = next else { throw unterminated(start) }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try numbered()
        default: throw failure("Invalid \\escape", at: position - 2)
        }
    }

    /// Reads a `\u` escape. A lone surrogate is replaced, because a Swift string cannot contain it.
    private mutating func numbered() throws(HogFailure) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let start = position
        // Python ignores a second half that ends the input.
        guard UTF16.isLeadSurrogate(UInt16(first)), position + 6 < bytes.count, skip("\\u") else { return "\u{fffd}" }
        let second = try unit()
        guard UTF16.isTrailSurrogate(UInt16(truncatingIfNeeded: second)) else {
            position = start
            return "\u{fffd}"
        }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{fffd}"
    }

    /// Reads four digits. Like Python, it requires another character after them.
    private mutating func unit() throws(HogFailure) -> UInt32 {
        let digits = bytes[position...].prefix(4)
        let values = digits.compactMap(Hexadecimal.value)
        guard position + 4 < bytes.count, values.count == 4 else {
            throw failure("Invalid \\uXXXX escape", at: position - 1)
        }
        position += 4
        return values.reduce(0) { $0 << 4 | UInt32($1) }
    }
}

/// JSON numbers as values: numbers without a fraction and an exponent are integers of any size.
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
