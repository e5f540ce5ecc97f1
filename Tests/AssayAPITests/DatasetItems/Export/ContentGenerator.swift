import AssayDomain
import JSON

/// Generates contents of items, most of them unusual. The same seed gives the same contents.
struct ContentGenerator {
    private var random: SplitMix
    /// Whether all values are strings and metadata has a few keys in one order, as in a table written by people.
    private let isPlain: Bool

    init(seed: UInt64, isPlain: Bool) {
        random = SplitMix(state: seed)
        self.isPlain = isPlain
    }

    mutating func contents(_ count: Int) -> [DatasetItem.Content] { (0..<count).map { content($0) } }

    private mutating func content(_ number: Int) -> DatasetItem.Content {
        var content = DatasetItem.Content()
        content.input = chance(5) ? nil : value(depth: isPlain ? 3 : 0)
        content.output = chance(5) ? nil : string()
        content.expected = chance(3) ? nil : value(depth: isPlain ? 3 : 2)
        content.metadata = chance(4) ? nil : metadata()
        content.externalID = chance(3) ? nil : "k\(pick(Self.pieces))-\(number)"
        content.refTraceID = chance(3) ? nil : pick(["", "t", "a, b", "\"", "é\r\nx", "="])
        content.refTimestamp = chance(3) ? nil : Timestamp(microseconds: Int64(random.below(2_000_000_000)) * 1_000_003)
        content.refSourceID = chance(3) ? nil : pick(["", "s", "1,2"])
        return content
    }

    private mutating func metadata() -> JSONText {
        guard isPlain else { return chance(3) ? value(depth: 0) : object(Self.keys, depth: 1) }
        let keys = ["topic", "a.b", "Größe", "q\"", "n,1", "l\nl"].filter { _ in !chance(3) }
        let members = keys.map { key in "\(JSONWriter.text { $0.string(key) }):\(string())" }
        return JSONText(compact: keys.isEmpty ? #"{"topic":"x"}"# : "{\(members.joined(separator: ","))}")
    }

    private mutating func value(depth: Int) -> JSONText {
        if isPlain { return string() }
        switch random.below(depth < 3 ? 8 : 5) {
        case 0: return JSONText(compact: pick(["true", "false", "1.0", "-0", "1e400", "123456789012345678901234567890", "0.10"]))
        case 1...3: return string()
        case 4: return JSONText(compact: pick([#""\ud83d""#, #""a\u0000b""#, #"[]"#, #"{}"#, #""""#]))
        case 5: return JSONText(compact: "[\(value(depth: depth + 1)),null,\(value(depth: depth + 1))]")
        default: return object(Self.keys, depth: depth + 1)
        }
    }

    private mutating func object(_ keys: [String], depth: Int) -> JSONText {
        var members: [String] = []
        var seen: Set<[UInt8]> = []
        for _ in 0..<random.below(4) {
            let key = pick(keys)
            guard seen.insert(Array(key.utf8)).inserted else { continue }
            members.append("\(JSONWriter.text { $0.string(key) }):\(chance(6) ? "null" : value(depth: depth).text)")
        }
        return JSONText(compact: "{\(members.joined(separator: ","))}")
    }

    private mutating func string() -> JSONText {
        let text = text()
        return JSONWriter.text { $0.string(text) }
    }

    private mutating func text() -> String { (0..<random.below(4)).map { _ in pick(Self.pieces) }.joined() }

    private static let pieces = [
        "a", "word", "=1+1", "@x", "-", " ", ",", ";", "\"", "\"\"", "\n", "\r\n", "\r", "\t", "é", "e\u{301}", "\u{feff}", "\u{2028}",
        "漢字", "😀", "null", "1", "true", "\\", "{", "'",
    ]
    private static let keys = [
        "a", "b", "c", "a.b", "", " x", "x ", "a:json", ":json", "é", "e\u{301}", "\u{fffd}", "a,b", "q\"q", "l\nl", "metadata", "id",
    ]

    private mutating func pick(_ texts: [String]) -> String { texts[random.below(texts.count)] }
    private mutating func chance(_ times: Int) -> Bool { random.below(times) == 0 }
}

/// A small generator of random numbers (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
private struct SplitMix {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int(((mixed ^ mixed >> 31) >> 33) % UInt64(limit))
    }
}
