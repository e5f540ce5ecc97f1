/// The versions that a filter lets through.
enum VersionRange: Sendable {
    case compared(SemanticVersion, ValueOrder)
    /// From a version on, as long as the numbers up to `position` are the same.
    case compatible(SemanticVersion, position: Int)
    case beginning([Int])

    init?(_ text: String, _ order: ValueOrder) {
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

    /// `1.2.*`, `1.x`, `*`.
    init?(wildcard text: String) {
        var kept = text[...]
        // Any number of places may be left open: `1.*.*`.
        while kept.hasSuffix(".*") || kept.hasSuffix(".x") || kept.hasSuffix(".X") { kept = kept.dropLast(2) }
        guard kept != "*" else {
            self = .beginning([])
            return
        }
        guard let numbers = SemanticVersion.numbers(kept) else { return nil }
        self = .beginning(numbers)
    }

    func contains(_ version: SemanticVersion) -> Bool {
        switch self {
        case .compared(let other, let order): order.holds(version, other)
        case .compatible(let first, let position): version >= first && (0...position).allSatisfy { version[$0] == first[$0] }
        case .beginning(let numbers): numbers.indices.allSatisfy { version[$0] == numbers[$0] }
        }
    }
}
