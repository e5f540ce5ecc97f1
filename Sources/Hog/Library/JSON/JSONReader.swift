/// Reads JSON as Python's `json.loads` does, straight into values. The parser of the room `JSON` is stricter (`NaN`, lone surrogates), counts
/// bytes where Python counts characters, and words its errors otherwise: each of them would have to be found anew.
struct JSONReader: ~Copyable {
    let bytes: [UInt8]
    var place = 0
    private var depth = 0
    /// What the values so far cost.
    private var cost = 0
    private var values = 0
    /// What had been asked for before.
    private var allocatedBefore = 0

    init(_ text: Text) { bytes = Array(text.string.utf8) }

    /// Nothing but white space may stand around the value.
    mutating func read(_ runtime: inout Runtime) throws(HogFailure) -> Value {
        allocatedBefore = runtime.heap.allocated
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw failure("Unexpected UTF-8 BOM (decode using utf-8-sig)", at: 0) }
        skipSpace()
        let value = try value(&runtime)
        skipSpace()
        guard place == bytes.count else { throw failure("Extra data", at: place) }
        return value
    }
}

// MARK: Values

extension JSONReader {
    var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func value(_ runtime: inout Runtime) throws(HogFailure) -> Value {
        try count(8, runtime)
        switch next {
        case UInt8(ascii: "\""):
            place += 1
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
                guard skip(",") else { throw failure("Expecting ',' delimiter", at: place) }
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
                guard skip("\"") else { throw failure("Expecting property name enclosed in double quotes", at: place) }
                let key = try text()
                try count(8 + key.count, runtime)
                skipSpace()
                guard skip(":") else { throw failure("Expecting ':' delimiter", at: place) }
                skipSpace()
                members.set(.text(key), try value(&runtime))
                skipSpace()
                if skip("}") { break }
                guard skip(",") else { throw failure("Expecting ',' delimiter", at: place) }
                skipSpace()
            }
        }
        depth -= 1
        return runtime.heap.object(members)
    }

    private mutating func enter(_ container: String) throws(HogFailure) {
        place += 1
        depth += 1
        guard depth <= Limits.nesting else {
            throw HogFailure(.recursion, "maximum recursion depth exceeded while decoding a JSON \(container) from a unicode string")
        }
    }

    private mutating func number(_ runtime: inout Runtime) throws(HogFailure) -> Value {
        let start = place
        _ = skip("-")
        if !skip("0") {
            guard skipDigits() > 0 else { throw failure("Expecting value", at: start) }
        }
        skipFraction()
        skipExponent()
        return try JSONNumber.value(String(decoding: bytes[start..<place], as: UTF8.self), in: &runtime.heap)
    }

    private mutating func skipFraction() {
        let start = place
        if skip("."), skipDigits() > 0 { return }
        place = start
    }

    private mutating func skipExponent() {
        let start = place
        if skip("e") || skip("E") {
            if !skip("-") { _ = skip("+") }
            if skipDigits() > 0 { return }
        }
        place = start
    }
}

// MARK: Characters

extension JSONReader {
    mutating func skip(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard place + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[place + offset] != word.utf8Start[offset] { return false }
        place += count
        return true
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func skipDigits() -> Int {
        let start = place
        while let byte = next, ASCII.isDigit(byte) { place += 1 }
        return place - start
    }

    /// A value more, or a part of one.
    private mutating func count(_ cost: Int, _ runtime: borrowing Runtime) throws(HogFailure) {
        self.cost += cost
        values += 1
        guard values & 255 == 0 else { return }
        try runtime.checkRoom(for: self.cost)
        try runtime.checkRoom(allocatedSince: allocatedBefore)
        try runtime.checkClock()
    }

    /// With the place in characters, and in lines and columns.
    func failure(_ reason: String, at place: Int) -> HogFailure {
        let before = String(decoding: bytes[..<min(place, bytes.count)], as: UTF8.self).unicodeScalars
        let line = before.count { $0 == "\n" } + 1
        let column = before.reversed().prefix { $0 != "\n" }.count + 1
        return HogFailure(.json, "\(reason): line \(line) column \(column) (char \(before.count))")
    }
}
