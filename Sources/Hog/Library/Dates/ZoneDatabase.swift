internal import FoundationEssentials
internal import Synchronization

/// The time zones of the system's database, by name. UTC does not need the database.
enum ZoneDatabase {
    private static let directory = "/usr/share/zoneinfo/"

    /// Zones that have been read are never evicted: there are only a few hundred, and unknown names are not cached.
    private static let cache = Mutex<[String: ZoneRules]>([:])

    /// The spelling of each zone's name, by its lower-case form. Names from programs are only looked up here, so none can lead outside the
    /// directory.
    private static let spellings: [String: String] = {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: directory)) ?? []
        return Dictionary(paths.filter(isName).map { ($0.lowercased(), $0) }) { first, _ in first }
    }()

    /// Names are case-insensitive, as in the reference.
    static func named(_ name: String) -> ZoneRules? {
        guard name.utf8.count <= 64, name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let key = name.lowercased()
        if key == "utc" { return .utc }
        if let rules = cache.withLock({ $0[key] }) { return rules }
        guard let spelling = spellings[key], let data = FileManager.default.contents(atPath: directory + spelling),
            let rules = ZoneFile(Array(data)).rules()
        else { return nil }
        cache.withLock { $0[key] = rules }
        return rules
    }

    /// The directory also has tables, and copies of the zones in `posix` and `right`, whose names begin with lower-case letters.
    private static func isName(_ path: String) -> Bool {
        guard let first = path.utf8.first else { return false }
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) && !path.utf8.contains(UInt8(ascii: "."))
    }
}

/// The offsets of a time zone from UTC, past and future.
struct ZoneRules: Sendable {
    /// The times at which offsets change, in seconds since 1970 in UTC, ascending.
    let transitions: [Int]
    /// The offsets in seconds ahead of UTC before the first transition and after each one.
    let offsets: [Int]
    /// The rule after the last transition; `nil` if the last offset stays in force.
    let future: YearlyRule?

    static let utc = ZoneRules(transitions: [], offsets: [0], future: nil)

    /// The offset at a moment, in seconds.
    func offset(at seconds: Int) -> Int {
        if let future, seconds >= transitions.last ?? .min { return future.offset(at: seconds) }
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return offsets[low]
    }

    /// How to interpret a local time that clocks skip when daylight saving time begins.
    enum Skipped { case forwards, backwards }

    /// The offset at a local time, which is given in seconds as if it were UTC. If the time occurs twice, the first one counts.
    func offset(whenShowing seconds: Int, skipped: Skipped) -> Int {
        // No zone changes its clocks twice within two days.
        let before = offset(at: seconds - 86_400)
        let after = offset(at: seconds + 86_400)
        if before == after || offset(at: seconds - before) == before { return before }
        if offset(at: seconds - after) == after { return after }
        return skipped == .forwards ? before : after
    }
}

/// Reads a TZif file (RFC 9636): its second part, with 64-bit times, and the rule in its footer.
struct ZoneFile {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The counts in a header, from which the offsets of the data are computed.
    private struct Header {
        static let size = 44
        let indicators: Int
        let leapSeconds: Int
        let transitions: Int
        let types: Int
        let characters: Int

        /// The length of the data block after the header.
        func length(timeSize: Int) -> Int {
            transitions * (timeSize + 1) + types * 6 + characters + leapSeconds * (timeSize + 4) + indicators
        }
    }

    /// `nil` if the file is not valid.
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

    /// Reads a signed big-endian integer.
    private func bigEndian(_ start: Int, size: Int) -> Int {
        let bits = bytes[start..<start + size].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        return size == 4 ? Int(Int32(truncatingIfNeeded: bits)) : Int(Int64(bitPattern: bits))
    }

    /// The footer, between two line feeds.
    private func lastLine(from start: Int) -> ArraySlice<UInt8> {
        bytes[start...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }
    }
}
