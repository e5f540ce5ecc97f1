internal import FoundationEssentials
internal import Synchronization

/// The time zones by their names, from the system's database. UTC needs none.
enum Zone {
    private static let directory = "/usr/share/zoneinfo/"

    /// What was read, for good: there are a few hundred zones, and a name that is none is not kept.
    private static let known = Mutex<[String: ZoneRules]>([:])

    static func named(_ name: String) -> ZoneRules? {
        if name.utf8.count == 3, name.uppercased() == "UTC" { return .utc }
        guard isPlain(name) else { return nil }
        // Its bytes decide, and names are ASCII here.
        if let rules = known.withLock({ $0[name] }) { return rules }
        guard let data = FileManager.default.contents(atPath: directory + name), let rules = ZoneFile(Array(data)).rules() else {
            return nil
        }
        known.withLock { $0[name] = rules }
        return rules
    }

    /// Words with slashes between them, so that no name leads out of the directory. Its `right` has zones that count leap seconds,
    /// and a lower-case name at its top is no zone.
    private static func isPlain(_ name: String) -> Bool {
        guard name.utf8.count <= 64, let first = name.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else {
            return false
        }
        return name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty
                && word.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"):
                        true
                    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"): true
                    default: false
                    }
                }
        }
    }
}
