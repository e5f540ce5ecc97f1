/// Facts about the tokens further on, computed in one pass before parsing, so that the parser can tell without backtracking what a bracket
/// or a name begins.
struct Lookahead {
    private struct Open {
        let index: Int
        /// How many `?` and `lambda` still await their colon.
        var awaitedColons = 0
        var marks: Marks = []
    }

    private struct Marks: OptionSet {
        let rawValue: UInt8
        static let colon = Marks(rawValue: 1)
        static let semicolon = Marks(rawValue: 2)
        static let comma = Marks(rawValue: 4)
        static let arrowNames = Marks(rawValue: 8)
        static let closedArrowNames = Marks(rawValue: 16)
        static let colonNames = Marks(rawValue: 32)
    }

    private var marks: [Marks]
    private var closings: [Int32]

    init(_ tokens: [Token]) {
        marks = Array(repeating: [], count: tokens.count)
        closings = Array(repeating: -1, count: tokens.count)
        markNames(tokens)
        markBrackets(tokens)
    }

    /// Whether a `{` opens a dictionary: it contains a colon that belongs to no `?` or `lambda`.
    func opensDictionary(at index: Int) -> Bool { marks[index].contains(.colon) }

    /// Whether the brackets that open here directly contain a semicolon.
    func containsSemicolon(at index: Int) -> Bool { marks[index].contains(.semicolon) }

    func containsComma(at index: Int) -> Bool { marks[index].contains(.comma) }

    /// The index of the bracket that closes the one that opens here.
    func closing(of index: Int) -> Int? { closings[index] < 0 ? nil : Int(closings[index]) }

    /// Whether names, separated by commas, and `->` begin here.
    func startsArrowNames(at index: Int) -> Bool { marks[index].contains(.arrowNames) }

    /// Whether names, separated by commas, and `) ->` begin here.
    func startsClosedArrowNames(at index: Int) -> Bool { marks[index].contains(.closedArrowNames) }

    /// Whether names, separated by commas, and `:` begin here.
    func startsColonNames(at index: Int) -> Bool { marks[index].contains(.colonNames) }

    private mutating func markNames(_ tokens: [Token]) {
        let names: Marks = [.arrowNames, .closedArrowNames, .colonNames]
        for index in tokens.indices.dropLast().reversed() {
            switch tokens[index].kind {
            case .sign(.arrow): marks[index] = .arrowNames
            case .sign(.colon): marks[index] = .colonNames
            case .sign(.closeParenthesis) where tokens[index + 1].kind == .sign(.arrow): marks[index] = .closedArrowNames
            case .sign(.comma): marks[index] = tokens[index + 1].isName || tokens[index + 1].endsNames ? marks[index + 1] : []
            case _ where tokens[index].isName && (tokens[index + 1].kind == .sign(.comma) || tokens[index + 1].endsNames):
                marks[index] = marks[index + 1].intersection(names)
            default: continue
            }
        }
    }

    private mutating func markBrackets(_ tokens: [Token]) {
        var stack: [Open] = []
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .sign(.openParenthesis), .sign(.openBracket), .sign(.openBrace):
                stack.append(Open(index: index))
            case .sign(.closeParenthesis), .sign(.closeBracket), .sign(.closeBrace):
                guard let open = stack.last, tokens[open.index].isClosed(by: token) else { continue }
                stack.removeLast()
                closings[open.index] = Int32(index)
                marks[open.index].formUnion(open.marks)
            default:
                guard !stack.isEmpty else { continue }
                note(index, tokens, in: &stack[stack.count - 1])
            }
        }
    }

    private func note(_ index: Int, _ tokens: [Token], in open: inout Open) {
        switch tokens[index].kind {
        case .sign(.question): open.awaitedColons += 1
        case .sign(.semicolon): open.marks.insert(.semicolon)
        case .sign(.comma): open.marks.insert(.comma)
        case .sign(.colon) where open.awaitedColons > 0: open.awaitedColons -= 1
        case .sign(.colon) where !open.marks.contains(.semicolon): open.marks.insert(.colon)
        case .word where tokens[index].keyword == .lambda && marks[index + 1].contains(.colonNames): open.awaitedColons += 1
        default: return
        }
    }
}

extension Token {
    /// Whether it can be a name where a name is expected, as most keywords can.
    var isName: Bool {
        switch kind {
        case .word: !(keyword?.isReserved ?? false)
        case .quotedName: true
        default: false
        }
    }

    fileprivate var endsNames: Bool {
        kind == .sign(.arrow) || kind == .sign(.colon) || kind == .sign(.closeParenthesis)
    }

    fileprivate func isClosed(by other: Token) -> Bool {
        switch kind {
        case .sign(.openParenthesis): other.kind == .sign(.closeParenthesis)
        case .sign(.openBracket): other.kind == .sign(.closeBracket)
        case .sign(.openBrace): other.kind == .sign(.closeBrace)
        default: false
        }
    }
}
