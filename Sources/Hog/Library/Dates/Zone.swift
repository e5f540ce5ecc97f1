internal import FoundationEssentials
internal import Synchronization

/// The time zones by their names, from the system's database. UTC needs none.
enum Zone {
    private static let directory = "/usr/share/zoneinfo/"

    /// What was read, for good: there are a few hundred zones, and a name that is none is not kept.
    private static let known = Mutex<[String: ZoneRules]>([:])

    /// How names are spelled, by their lower-case letters. A program's name is looked up here alone, so that none leads out of the directory.
    private static let spellings: [String: String] = {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: directory)) ?? []
        return Dictionary(paths.filter(isName).map { ($0.lowercased(), $0) }) { first, _ in first }
    }()

    /// In any case, as in the reference.
    static func named(_ name: String) -> ZoneRules? {
        guard name.utf8.count <= 64, name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let key = name.lowercased()
        if key == "utc" { return .utc }
        if let rules = known.withLock({ $0[key] }) { return rules }
        guard let spelling = spellings[key], let data = FileManager.default.contents(atPath: directory + spelling),
            let rules = ZoneFile(Array(data)).rules()
        else { return nil }
        known.withLock { $0[key] = rules }
        return rules
    }

    /// Beside zones the directory has tables, and copies of the zones with another meaning, whose names begin with small letters.
    private static func isName(_ path: String) -> Bool {
        guard let first = path.utf8.first else { return false }
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) && !path.utf8.contains(UInt8(ascii: "."))
    }
}
