/// How far a match of a regular expression can reach and how much work it is at worst, read from the expression as it is written. What is
/// not simple is left open.
struct PatternShape {
    /// The most bytes of a match, `nil` where there is no limit.
    private(set) var reach: Int? = 0
    /// Roughly how many places of the expression a search can be at together.
    private(set) var places = 0

    /// Larger ones are as good as unlimited.
    private static let limit = 1 << 30

    /// `nil` for an expression with something in it that is not understood here.
    init?(of expression: String) {
        var reader = Reader(rest: expression.utf8[...])
        guard let shape = reader.alternatives(), reader.rest.isEmpty else { return nil }
        self = shape
    }

    fileprivate init(reach: Int?, places: Int) { (self.reach, self.places) = (reach, places) }

    /// What matches one character, of four bytes at most. A class becomes several ranges of bytes.
    fileprivate static let character = PatternShape(reach: 4, places: 2)
    fileprivate static let characterClass = PatternShape(reach: 4, places: 3)
    /// What matches no character.
    fileprivate static let assertion = PatternShape(reach: 0, places: 1)

    fileprivate func followed(by other: PatternShape) -> PatternShape {
        PatternShape(reach: reach.flatMap { mine in other.reach.map { mine + $0 } }, places: places + other.places).limited
    }

    fileprivate func or(_ other: PatternShape) -> PatternShape {
        PatternShape(reach: reach.flatMap { mine in other.reach.map { max(mine, $0) } }, places: places + other.places + 1).limited
    }

    /// - Parameter most: `nil` without a limit.
    fileprivate func repeated(_ copies: Int, atMost most: Int?) -> PatternShape {
        let reach = most.flatMap { most in self.reach.map { $0 * most } }
        return PatternShape(reach: self.reach == 0 ? 0 : reach, places: (places + 1) * copies).limited
    }

    private var limited: PatternShape {
        PatternShape(reach: reach.flatMap { $0 > Self.limit ? nil : $0 }, places: min(places, Self.limit))
    }
}

extension PatternShape {
    /// Goes through an expression. Every function answers `nil` where it does not understand what is there.
    fileprivate struct Reader {
        var rest: Substring.UTF8View
        private var depth = 0

        init(rest: Substring.UTF8View) { self.rest = rest }

        mutating func alternatives() -> PatternShape? {
            guard var shape = sequence() else { return nil }
            while rest.first == UInt8(ascii: "|") {
                rest.removeFirst()
                guard let next = sequence() else { return nil }
                shape = shape.or(next)
            }
            return shape
        }

        private mutating func sequence() -> PatternShape? {
            var shape = PatternShape(reach: 0, places: 0)
            while let byte = rest.first, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
                guard let item = item(), let repeated = repetitions(of: item) else { return nil }
                shape = shape.followed(by: repeated)
            }
            return shape
        }

        private mutating func item() -> PatternShape? {
            guard let byte = rest.popFirst() else { return nil }
            switch byte {
            case UInt8(ascii: "("): return group()
            case UInt8(ascii: "["): return bracketed()
            case UInt8(ascii: "\\"): return escaped()
            case UInt8(ascii: "^"), UInt8(ascii: "$"): return .assertion
            case UInt8(ascii: "."): return .characterClass
            case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): return nil
            default:
                rest = rest.drop { $0 & 0xC0 == 0x80 }
                return .character
            }
        }

        private mutating func group() -> PatternShape? {
            depth += 1
            defer { depth -= 1 }
            guard depth < 100, skipGroupStart(), let inner = alternatives(), rest.popFirst() == UInt8(ascii: ")") else { return nil }
            return inner.followed(by: PatternShape(reach: 0, places: 2))
        }

        /// `?:`, `?P<name>` or flags, if any.
        private mutating func skipGroupStart() -> Bool {
            guard rest.first == UInt8(ascii: "?") else { return true }
            guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: ")") }) else {
                return false
            }
            rest = rest[end...]
            if rest.first != UInt8(ascii: ")") { rest.removeFirst() }
            return true
        }

        private mutating func bracketed() -> PatternShape? {
            if rest.first == UInt8(ascii: "^") { rest.removeFirst() }
            // A bracket in the first place is a member.
            var isFirst = true
            while let byte = rest.popFirst() {
                switch byte {
                case UInt8(ascii: "]") where !isFirst: return .characterClass
                case UInt8(ascii: "\\"):
                    guard let next = rest.popFirst(), next != UInt8(ascii: "Q") else { return nil }
                case UInt8(ascii: "[") where rest.first == UInt8(ascii: ":"):
                    guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
                    rest = rest[rest.index(after: end)...]
                default: break
                }
                isFirst = false
            }
            return nil
        }

        private mutating func escaped() -> PatternShape? {
            guard let letter = rest.popFirst() else { return nil }
            switch letter {
            case UInt8(ascii: "p"), UInt8(ascii: "P"):
                guard rest.popFirst() == UInt8(ascii: "{") else { return .characterClass }
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
            guard let end = rest.firstIndex(of: byte) else { return false }
            rest = rest[rest.index(after: end)...]
            return true
        }
    }
}

extension PatternShape.Reader {
    /// What follows an item: `*`, `+`, `?` or `{2,5}`, each with a `?` for as few as possible.
    fileprivate mutating func repetitions(of item: PatternShape) -> PatternShape? {
        var shape = item
        while let byte = rest.first {
            switch byte {
            case UInt8(ascii: "*"), UInt8(ascii: "+"): shape = shape.repeated(1, atMost: nil)
            case UInt8(ascii: "?"): shape = shape.repeated(1, atMost: 1)
            case UInt8(ascii: "{"):
                guard let counts = counts() else { return nil }
                shape = shape.repeated(max(counts.least + 1, counts.most ?? 0), atMost: counts.most)
                continue
            default: return shape
            }
            rest.removeFirst()
        }
        return shape
    }

    private mutating func counts() -> (least: Int, most: Int?)? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return nil }
        let written = rest[rest.index(after: rest.startIndex)..<end].split(
            separator: UInt8(ascii: ","), omittingEmptySubsequences: false
        ).map { Int(Substring($0)) }
        rest = rest[rest.index(after: end)...]
        guard let first = written.first, let least = first, (0...1_000).contains(least), written.count <= 2 else { return nil }
        return (least, written.count == 1 ? least : written[1])
    }
}
