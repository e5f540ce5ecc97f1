/// Parses the tokens of a program into a tree, by recursive descent.
///
/// A statement extends as far as possible, and most keywords are also names: `a in` is two statements, and `a in b` is one. If the operand
/// of a keyword cannot be read, the parser backtracks to the keyword and ends the statement before it.
struct HogParser {
    let bytes: [UInt8]
    let tokens: [Token]
    let lookahead: Lookahead
    var index = 0
    /// How many statements, brackets and operands the parser is inside of.
    var depth = 0
    /// The maximum of `depth` so far, including the height of the trees that were read.
    var greatestDepth = 0
    /// Whether the current expression stands between brackets, so that no statement can begin where it ends.
    var isEnclosed = false
    /// The token at which the current statement begins: an expression there may be the target of an assignment.
    var statementStart = -1
    var attemptsLeft: Int
    /// The error furthest on in the source from which the parser backtracked: it is probably about what the author meant.
    var furthestError: HogSyntaxError?
    /// The tokens that could not be read as a keyword before its operand, and those that could not be read as an operator after one.
    var failedPrefixes: Set<Int> = []
    var failedInfixes: Set<Int> = []
    /// The first construct in the source that PostHog's parser reads and then refuses.
    var refusal: HogSyntaxError?
    /// Set when the source exceeds a limit: then no other reading is tried.
    var limitError: HogSyntaxError?
    /// The token at which the last alias ended: only operators that bind less tightly may follow it.
    var aliasEnd = -1

    init(_ source: String) throws(HogSyntaxError) {
        bytes = Array(source.utf8)
        guard bytes.count <= SyntaxLimits.source else {
            let message = "The program is too long: it has \(bytes.count) bytes, and \(SyntaxLimits.source) are allowed."
            throw HogSyntaxError(message, at: SourcePlace(start: SyntaxLimits.source, end: bytes.count))
        }
        tokens = try Lexer.tokens(of: bytes)
        lookahead = Lookahead(tokens)
        attemptsLeft = (tokens.count + 1) * SyntaxLimits.attempts
    }

    mutating func program() throws(HogSyntaxError) -> Tree {
        do throws(HogSyntaxError) {
            var declarations: [Statement] = []
            while current.kind != .end {
                try appendDeclaration(to: &declarations)
            }
            if let refusal { throw refusal }
            return Tree(declarations: declarations)
        } catch {
            if limitError == nil, let furthestError, furthestError.place.start >= error.place.start { throw furthestError }
            throw error
        }
    }

    // MARK: Tokens

    var current: Token { tokens[index] }

    func peek(_ offset: Int = 1) -> Token {
        tokens[min(index + offset, tokens.count - 1)]
    }

    func at(_ sign: Token.Sign) -> Bool { current.kind == .sign(sign) }

    func at(_ keyword: Keyword) -> Bool { current.keyword == keyword }

    mutating func advance() {
        if index < tokens.count - 1 { index += 1 }
    }

    /// Steps over a sign if it is there.
    mutating func accept(_ sign: Token.Sign) -> Bool {
        guard at(sign) else { return false }
        advance()
        return true
    }

    mutating func accept(_ keyword: Keyword) -> Bool {
        guard at(keyword) else { return false }
        advance()
        return true
    }

    mutating func expect(_ sign: Token.Sign) throws(HogSyntaxError) {
        guard accept(sign) else { throw unexpected("`\(sign.rawValue)`") }
    }

    /// Steps over the bracket that closes the one at an index.
    mutating func expectClosing(_ sign: Token.Sign, of open: Int, or alternative: String? = nil) throws(HogSyntaxError) {
        guard !accept(sign) else { return }
        guard current.kind != .end else {
            let opening = text(of: tokens[open])
            throw HogSyntaxError("This `\(opening)` is never closed: a `\(sign.rawValue)` is missing.", at: tokens[open].place)
        }
        if let word = tokens[open + 1].keyword, word == .select || word == .with {
            throw HogSyntaxError("A SELECT query can't be part of a program.", at: tokens[open + 1].place)
        }
        throw unexpected((alternative.map { "\($0) or " } ?? "") + "`\(sign.rawValue)`")
    }

    mutating func expectName(_ what: String) throws(HogSyntaxError) -> String {
        guard current.isName else {
            if current.kind == .word {
                throw HogSyntaxError("`\(text(of: current))` is a word of the language and can't be \(what).", at: current.place)
            }
            throw unexpected(what)
        }
        defer { advance() }
        return name(of: current)
    }

    func text(of token: Token) -> String {
        String(decoding: bytes[token.place.start..<token.place.end], as: UTF8.self)
    }

    func name(of token: Token) -> String {
        token.kind == .quotedName ? StringLiteral.decoded(bytes[token.place.start..<token.place.end]) : text(of: token)
    }

    /// The place from a token to the last one read.
    func place(from start: Int) -> SourcePlace {
        let begin = tokens[start].place.start
        return SourcePlace(start: begin, end: max(begin, index > 0 ? tokens[index - 1].place.end : 0))
    }

    // MARK: Errors and limits

    /// The error for the current token.
    func unexpected(_ expected: String) -> HogSyntaxError {
        guard current.kind != .end else {
            return HogSyntaxError("Unexpected end of the program: \(expected) was expected.", at: current.place)
        }
        var found = text(of: current)
        if found.unicodeScalars.count > 40 {
            found = String(String.UnicodeScalarView(found.unicodeScalars.prefix(39))) + "…"
        }
        return HogSyntaxError("Unexpected `\(found)`: \(expected) was expected here.", at: current.place)
    }

    /// Enters a level of nesting; the caller leaves it by decrementing `depth`.
    mutating func enter() throws(HogSyntaxError) {
        attemptsLeft -= 1
        guard attemptsLeft > 0 else {
            let message = "The program can be read in too many ways from here: put names that are keywords in quotes."
            throw limitReached(message)
        }
        try check(height: 1)
        depth += 1
    }

    /// Refuses a tree that would be too deep to walk.
    mutating func check(height: Int) throws(HogSyntaxError) {
        guard depth + height <= SyntaxLimits.nesting else {
            let message = "The program is nested too deeply here: \(SyntaxLimits.nesting) levels are allowed."
            throw limitReached(message)
        }
        greatestDepth = max(greatestDepth, depth + height)
    }

    private mutating func limitReached(_ message: String) -> HogSyntaxError {
        let error = HogSyntaxError(message, at: current.place)
        limitError = error
        return error
    }

    /// Returns to the token where a failed reading began, and remembers the failure.
    mutating func backtrack(after error: HogSyntaxError, to mark: Int, isInfix: Bool = false) throws(HogSyntaxError) {
        if let limitError { throw limitError }
        if isInfix {
            failedInfixes.insert(mark)
        } else {
            failedPrefixes.insert(mark)
        }
        index = mark
        if let refusal, refusal.place.start >= tokens[mark].place.start { self.refusal = nil }
        if furthestError.map({ $0.place.start < error.place.start }) ?? true { furthestError = error }
    }

    /// Records a construct that can be read but is not allowed in a program; the first one is reported at the end.
    mutating func refuse(_ message: String, at place: SourcePlace) {
        if refusal == nil { refusal = HogSyntaxError(message, at: place) }
    }
}

extension Tree {
    /// Parses a program; the error names the fault and its place.
    init(parsing source: String) throws(HogSyntaxError) {
        var parser = try HogParser(source)
        self = try parser.program()
    }
}

/// Limits on the size of a program, because its source is untrusted and its tree is walked by recursion.
enum SyntaxLimits {
    /// Bytes of source. Programs written by hand have at most some ten thousand.
    static let source = 256 * 1024

    /// How deep statements, brackets and operands may nest, in the source and in its tree: `a + a + …` is as deep as it is long.
    /// Parsing and compiling a tree of twice that depth fits the stack of ``LargeStackThread``, also in a debug build.
    static let nesting = 1_000

    /// Maximum number of operands read per token. Where a keyword could also be a name, both readings are tried.
    static let attempts = 16
}
