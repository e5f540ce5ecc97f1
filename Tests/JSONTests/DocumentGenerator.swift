/// Generates unusual JSON documents, half of them damaged. The same seed gives the same documents.
struct DocumentGenerator {
    private var random: DocumentRandom
    private var document: [UInt8] = []

    init(seed: UInt64) {
        random = DocumentRandom(state: seed)
    }

    mutating func next() -> [UInt8] {
        document.removeAll(keepingCapacity: true)
        space()
        value(depth: 0)
        space()
        if chance(oneIn: 2) { damage() }
        return document
    }

    private mutating func value(depth: Int) {
        switch random.below(depth < 4 ? 10 : 6) {
        case 0: put(pick(["null", "true", "false"]))
        case 1, 2: number()
        case 3...5: string()
        case 6, 7: list(depth, open: "[", close: "]") { $0.value(depth: depth + 1) }
        default:
            list(depth, open: "{", close: "}") {
                $0.string(isKey: true)
                $0.space()
                $0.put(":")
                $0.space()
                $0.value(depth: depth + 1)
            }
        }
    }

    private mutating func list(_ depth: Int, open: String, close: String, _ element: (inout DocumentGenerator) -> Void) {
        put(open)
        space()
        // Few objects have so many keys that the parser uses a hash table.
        let count = chance(oneIn: 200) ? 40 : random.below(5)
        for index in 0..<count {
            if index > 0 {
                put(",")
                space()
            }
            element(&self)
            space()
        }
        put(close)
    }

    private mutating func number() {
        put(pick(["", "", "-"]))
        put(pick(["0", "1", "7", "10", "42", "18446744073709551616", "123456789012345678901234567890"]))
        if chance(oneIn: 3) { put(pick([".0", ".5", ".25", ".000", ".123456789012345678901"])) }
        if chance(oneIn: 4) { put(pick(["e0", "E1", "e+2", "E-3", "e05", "e400", "E-400"])) }
    }

    private mutating func string(isKey: Bool = false) {
        put("\"")
        // Keys are short and have few letters, so that some repeat.
        for _ in 0..<(isKey ? random.below(3) : random.below(4) * random.below(6)) {
            put(isKey ? pick(Self.keyPieces) : pick(Self.pieces))
        }
        put("\"")
    }

    private static let keyPieces = ["a", "b", "c", "", "\\u0061", "\\u0062", "é", "\\u00e9", "e\u{301}", "\\ud800", "\\/", "/"]
    private static let pieces = [
        "a", "Z", " ", "word", "a longer run of plain text", "é", "ß", "Ж", "€", "\u{2028}", "\u{2029}", "“", "漢字", "😀", "\u{7f}",
        "\u{10ffff}",
        "\\n", "\\t", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\r", "\\u0000", "\\u001F", "\\u00e9", "\\u2028", "\\ud83d\\ude00", "\\ud83d",
        "\\udE00",
        "\\uFFFF", "/", "'", "[", "}", ":", ",",
    ]

    private mutating func space() {
        while chance(oneIn: 4) { put(pick([" ", "\n", "\t", "\r\n"])) }
    }

    /// Changes a few bytes. Most results are not JSON any more.
    private mutating func damage() {
        for _ in 0...random.below(2) {
            let place = random.below(document.count + 1)
            switch random.below(5) {
            case 0: document.insert(contentsOf: pick(Self.debris).utf8, at: place)
            case 1 where place < document.count: document.remove(at: place)
            case 2 where place < document.count: document[place] = UInt8(random.below(256))
            case 3: document.removeSubrange(place...)
            default: document.insert(contentsOf: document[min(place, random.below(document.count + 1))..<place], at: place)
            }
        }
    }

    private static let debris = [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\u12", "\\x", "0", "-", "+", ".", "e", "1.", "01", "NaN", "Infinity",
        "-Infinity", "nul",
        "true", "//", "'", "\u{0}", "\u{1f}", "\u{a0}", "\u{feff}", "\n", "{}", "[]", "null",
    ]

    private mutating func put(_ text: String) { document.append(contentsOf: text.utf8) }
    private mutating func pick(_ texts: [String]) -> String { texts[random.below(texts.count)] }
    private mutating func chance(oneIn count: Int) -> Bool { random.below(count) == 0 }
}

/// A small generator of random numbers (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
private struct DocumentRandom {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int(((mixed ^ mixed >> 31) >> 33) % UInt64(limit))
    }
}
