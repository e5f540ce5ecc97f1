/// A version of software: `1.2.3`, `v2`, `1.4.0-rc.1`. What follows a `+` means nothing.
struct SemanticVersion: Comparable, Sendable {
    /// As many as were written; those that are missing count as 0.
    let numbers: [Int]
    /// What stands behind a hyphen: such a version comes before the one without it.
    private let preRelease: [Identifier]

    private enum Identifier: Comparable {
        // In the order of precedence: numbers come before words.
        case number(Int)
        case word(String)
    }

    /// `nil` for anything else.
    init?(_ text: String) {
        let whole = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)[0]
        let halves = whole.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let numbers = Self.numbers(halves[0]) else { return nil }
        self.numbers = numbers
        let identifiers = halves.dropFirst().flatMap { $0.split(separator: ".", omittingEmptySubsequences: false) }
        guard !identifiers.contains("") else { return nil }
        preRelease = identifiers.map { Self.number($0).map(Identifier.number) ?? .word(String($0)) }
    }

    /// `1.2`, with or without `v` before it.
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
