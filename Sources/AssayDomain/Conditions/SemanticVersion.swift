/// A software version such as `1.2.3`, `v2` or `1.4.0-rc.1`. Build metadata after a `+` is ignored.
struct SemanticVersion: Comparable, Sendable {
    /// The numbers as written; missing ones count as 0.
    let numbers: [Int]
    /// Identifiers after a hyphen. A version with them precedes the same version without.
    private let preRelease: [Identifier]

    private enum Identifier: Comparable {
        // In order of precedence: numbers before words.
        case number(Int)
        case word(String)
    }

    /// `nil` if the text is not a version.
    init?(_ text: String) {
        let whole = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)[0]
        let halves = whole.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let numbers = Self.numbers(halves[0]) else { return nil }
        self.numbers = numbers
        let identifiers = halves.dropFirst().flatMap { $0.split(separator: ".", omittingEmptySubsequences: false) }
        guard !identifiers.contains("") else { return nil }
        preRelease = identifiers.map { Self.number($0).map(Identifier.number) ?? .word(String($0)) }
    }

    /// Reads numbers such as `1.2` or `v1.2`.
    static func numbers(_ text: Substring) -> [Int]? {
        let digits = text.first == "v" || text.first == "V" ? text.dropFirst() : text
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false).map(number)
        let numbers = parts.compactMap(\.self)
        return numbers.count == parts.count ? numbers : nil
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } ? Int(text) : nil
    }

    /// The number at a position, 0 being that of the major version.
    subscript(position: Int) -> Int { position < numbers.count ? numbers[position] : 0 }

    static func == (left: SemanticVersion, right: SemanticVersion) -> Bool { !(left < right) && !(right < left) }

    static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
        for position in 0..<max(left.numbers.count, right.numbers.count) where left[position] != right[position] {
            return left[position] < right[position]
        }
        guard !left.preRelease.isEmpty, !right.preRelease.isEmpty else { return !left.preRelease.isEmpty && right.preRelease.isEmpty }
        return left.preRelease.lexicographicallyPrecedes(right.preRelease)
    }
}

/// A set of versions that a filter matches.
enum VersionRange: Sendable {
    case compared(SemanticVersion, ValueComparison)
    /// This version and later ones whose numbers up to `position` are the same.
    case compatible(SemanticVersion, position: Int)
    case prefix([Int])

    init?(_ text: String, _ order: ValueComparison) {
        guard let version = SemanticVersion(text) else { return nil }
        self = .compared(version, order)
    }

    /// `1.2.3` or `~1.2.3`: from 1.2.3 to before 1.3.0. `1`: to before 2.0.0.
    init?(tilde text: String) {
        guard let version = SemanticVersion(String(text.hasPrefix("~") ? text.dropFirst() : text[...])) else { return nil }
        self = .compatible(version, position: min(version.numbers.count, 2) - 1)
    }

    /// `1.2.3` or `^1.2.3`: from 1.2.3 to before 2.0.0. The first number that is not 0 stays: `0.2.3` ends before 0.3.0.
    init?(caret text: String) {
        guard let version = SemanticVersion(String(text.hasPrefix("^") ? text.dropFirst() : text[...])) else { return nil }
        self = .compatible(version, position: version.numbers.firstIndex { $0 != 0 } ?? version.numbers.count - 1)
    }

    /// Reads wildcards such as `1.2.*`, `1.x`, `*`.
    init?(wildcard text: String) {
        var kept = text[...]
        // Several wildcards are allowed: `1.*.*`.
        while kept.hasSuffix(".*") || kept.hasSuffix(".x") || kept.hasSuffix(".X") { kept = kept.dropLast(2) }
        guard kept != "*" else {
            self = .prefix([])
            return
        }
        guard let numbers = SemanticVersion.numbers(kept) else { return nil }
        self = .prefix(numbers)
    }

    func contains(_ version: SemanticVersion) -> Bool {
        switch self {
        case .compared(let other, let order): order.holds(version, other)
        case .compatible(let first, let position): version >= first && (0...position).allSatisfy { version[$0] == first[$0] }
        case .prefix(let numbers): numbers.indices.allSatisfy { version[$0] == numbers[$0] }
        }
    }
}
