/// Reads the file of a time zone (RFC 9636): its second part, with times of 64 bits, and the rule at its end.
struct ZoneFile {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The counts of a header that say where things are.
    private struct Header {
        static let size = 44
        let indicators: Int
        let leapSeconds: Int
        let transitions: Int
        let types: Int
        let characters: Int

        /// Of the data after it.
        func length(timeSize: Int) -> Int {
            transitions * (timeSize + 1) + types * 6 + characters + leapSeconds * (timeSize + 4) + indicators
        }
    }

    /// `nil` for what is not such a file.
    func rules() -> ZoneRules? {
        guard let first = header(at: 0), bytes[4] >= UInt8(ascii: "2") else { return nil }
        let second = Header.size + first.length(timeSize: 4)
        guard let header = header(at: second) else { return nil }
        let data = second + Header.size
        let end = data + header.length(timeSize: 8)
        guard header.types > 0, end <= bytes.count else { return nil }

        let indices = data + header.transitions * 8
        let types = indices + header.transitions
        let transitions = (0..<header.transitions).map { bigEndian(data + $0 * 8, size: 8) }
        var offsets = [bigEndian(types, size: 4)]
        for number in 0..<header.transitions {
            let type = Int(bytes[indices + number])
            guard type < header.types else { return nil }
            offsets.append(bigEndian(types + type * 6, size: 4))
        }
        return ZoneRules(transitions: transitions, offsets: offsets, future: YearlyRule(lastLine(from: end)))
    }

    private func header(at start: Int) -> Header? {
        guard bytes.count >= start + Header.size, bytes[start..<start + 4].elementsEqual("TZif".utf8) else { return nil }
        let counts = (0..<6).map { bigEndian(start + 20 + $0 * 4, size: 4) }
        guard counts.allSatisfy({ (0...bytes.count).contains($0) }) else { return nil }
        return Header(
            indicators: counts[0] + counts[1], leapSeconds: counts[2], transitions: counts[3], types: counts[4], characters: counts[5])
    }

    /// A signed number.
    private func bigEndian(_ start: Int, size: Int) -> Int {
        let bits = bytes[start..<start + size].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        return size == 4 ? Int(Int32(truncatingIfNeeded: bits)) : Int(Int64(bitPattern: bits))
    }

    /// Between two line feeds.
    private func lastLine(from start: Int) -> ArraySlice<UInt8> {
        bytes[start...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }
    }
}
