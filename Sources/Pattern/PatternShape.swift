/// Estimates from the source of a regular expression how long a match can be and how much work a search is at worst.
struct PatternShape {
    /// The maximum length of a match in bytes; `nil` if it is unlimited.
    private(set) var maximumLength: Int? = 0
    /// Approximately how many positions in the expression a search can be at simultaneously.
    private(set) var positions = 0

    /// Larger values count as unlimited.
    private static let limit = 1 << 30

    /// `nil` if the expression has syntax that is not supported here.
    init?(of expression: String) {
        var reader = Reader(remaining: expression.utf8[...])
        guard let shape = reader.alternatives(), reader.remaining.isEmpty else { return nil }
        self = shape
    }

    fileprivate init(maximumLength: Int?, positions: Int) { (self.maximumLength, self.positions) = (maximumLength, positions) }

    /// Matches one character of at most four bytes.
    fileprivate static let character = PatternShape(maximumLength: 4, positions: 2)
    /// Matches one character too, but is compiled to several ranges of bytes.
    fileprivate static let characterClass = PatternShape(maximumLength: 4, positions: 3)
    /// Matches between characters, such as `^`.
    fileprivate static let assertion = PatternShape(maximumLength: 0, positions: 1)

    fileprivate func followed(by other: PatternShape) -> PatternShape {
        PatternShape(
            maximumLength: maximumLength.flatMap { mine in other.maximumLength.map { mine + $0 } }, positions: positions + other.positions
        ).limited
    }

    fileprivate func or(_ other: PatternShape) -> PatternShape {
        PatternShape(
            maximumLength: maximumLength.flatMap { mine in other.maximumLength.map { max(mine, $0) } },
            positions: positions + other.positions + 1
        ).limited
    }

    /// - Parameters:
    ///   - copies: how often the compiled program contains the repeated part.
    ///   - maximum: the maximum number of repetitions; `nil` without a limit.
    fileprivate func repeated(_ copies: Int, atMost maximum: Int?) -> PatternShape {
        let length = maximum.flatMap { maximum in maximumLength.map { $0 * maximum } }
        return PatternShape(maximumLength: maximumLength == 0 ? 0 : length, positions: (positions + 1) * copies).limited
    }

    private var limited: PatternShape {
        PatternShape(maximumLength: maximumLength.flatMap { $0 > Self.limit ? nil : $0 }, positions: min(positions, Self.limit))
    }
}

extension PatternShape {
    /// Parses an expression. Every function returns `nil` for syntax that is not supported.
    fileprivate struct Reader {
        var remaining: Substring.UTF8View
        private var depth = 0

        init(remaining: Substring.UTF8View) { self.remaining = remaining }

        mutating func alternatives() -> PatternShape? {
            guard var shape = sequence() else { return nil }
            while remaining.first == UInt8(ascii: "|") {
                remaining.removeFirst()
                guard let next = sequence() else { return nil }
                shape = shape.or(next)
            }
            return shape
        }

        private mutating func sequence() -> PatternShape? {
            var shape = PatternShape(maximumLength: 0, positions: 0)
            while let byte = remaining.first, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
                guard let item = item(), let repeated = repetitions(of: item) else { return nil }
                shape = shape.followed(by: repeated)
            }
            return shape
        }

        private mutating func item() -> PatternShape? {
            guard let byte = remaining.popFirst() else { return nil }
            switch byte {
            case UInt8(ascii: "("): return group()
            case UInt8(ascii: "["): return bracketed()
            case UInt8(ascii: "\\"): return escaped()
            case UInt8(ascii: "^"), UInt8(ascii: "$"): return .assertion
            case UInt8(ascii: "."): return .characterClass
            case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): return nil
            default:
                remaining = remaining.drop { $0 & 0xC0 == 0x80 }
                return .character
            }
        }

        private mutating func group() -> PatternShape? {
            depth += 1
            defer { depth -= 1 }
            guard depth < 100, skipGroupStart(), let inner = alternatives(), remaining.popFirst() == UInt8(ascii: ")") else { return nil }
            return inner.followed(by: PatternShape(maximumLength: 0, positions: 2))
        }

        /// `?:`, `?P<name>` or flags, if any.
        private mutating func skipGroupStart() -> Bool {
            guard remaining.first == UInt8(ascii: "?") else { return true }
            guard let end = remaining.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: ")") })
            else {
                return false
            }
            remaining = remaining[end...]
            if remaining.first != UInt8(ascii: ")") { remaining.removeFirst() }
            return true
        }

        private mutating func bracketed() -> PatternShape? {
            if remaining.first == UInt8(ascii: "^") { remaining.removeFirst() }
            // A closing bracket in first place is a member of the class.
            var isFirst = true
            while let byte = remaining.popFirst() {
                switch byte {
                case UInt8(ascii: "]") where !isFirst: return .characterClass
                case UInt8(ascii: "\\"):
                    guard let next = remaining.popFirst(), next != UInt8(ascii: "Q") else { return nil }
                case UInt8(ascii: "[") where remaining.first == UInt8(ascii: ":"):
                    guard let end = remaining.firstIndex(of: UInt8(ascii: "]")) else { return nil }
                    remaining = remaining[remaining.index(after: end)...]
                default: break
                }
                isFirst = false
            }
            return nil
        }

        private mutating func escaped() -> PatternShape? {
            guard let letter = remaining.popFirst() else { return nil }
            switch letter {
            case UInt8(ascii: "p"), UInt8(ascii: "P"):
                guard remaining.popFirst() == UInt8(ascii: "{") else { return .characterClass }
                return skip(through: UInt8(ascii: "}")) ? .characterClass : nil
            case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "w"), UInt8(ascii: "W"), UInt8(ascii: "s"), UInt8(ascii: "S"):
                return .characterClass
            case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"): return .assertion
            case UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "n"), UInt8(ascii: "f"), UInt8(ascii: "v"), UInt8(ascii: "a"):
                return .character
            case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return .character
            default: return nil
            }
        }

        private mutating func skip(through byte: UInt8) -> Bool {
            guard let end = remaining.firstIndex(of: byte) else { return false }
            remaining = remaining[remaining.index(after: end)...]
            return true
        }
    }
}

extension PatternShape.Reader {
    /// Reads what follows an item: `*`, `+`, `?` or `{2,5}`, each perhaps with `?` for lazy repetition.
    fileprivate mutating func repetitions(of item: PatternShape) -> PatternShape? {
        var shape = item
        while let byte = remaining.first {
            switch byte {
            case UInt8(ascii: "*"), UInt8(ascii: "+"): shape = shape.repeated(1, atMost: nil)
            case UInt8(ascii: "?"): shape = shape.repeated(1, atMost: 1)
            case UInt8(ascii: "{"):
                guard let counts = counts() else { return nil }
                shape = shape.repeated(max(counts.minimum + 1, counts.maximum ?? 0), atMost: counts.maximum)
                continue
            default: return shape
            }
            remaining.removeFirst()
        }
        return shape
    }

    private mutating func counts() -> (minimum: Int, maximum: Int?)? {
        guard let end = remaining.firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let written = remaining[remaining.index(after: remaining.startIndex)..<end].split(
            separator: UInt8(ascii: ","), omittingEmptySubsequences: false
        ).map { Int(Substring($0)) }
        remaining = remaining[remaining.index(after: end)...]
        guard let first = written.first, let minimum = first, (0...1_000).contains(minimum), written.count <= 2 else { return nil }
        return (minimum, written.count == 1 ? minimum : written[1])
    }
}
