/// Reads the tree of a program from its tokens, from left to right and by recursion.
///
/// A statement goes on as far as it can, and most keywords are also names, so `a in` is two statements and `a in b` is one. Where
/// the operand of a keyword can't be read, the parser goes back to the keyword and ends the statement before it.
struct HogParser {
    let bytes: [UInt8]
    let tokens: [Token]
    let brackets: Brackets
    var index = 0
    /// How many statements, brackets and operands the parser is in.
    var depth = 0
    /// The deepest that it has been, counting the trees that were read.
    var deepest = 0
    /// Whether the expression at hand stands between brackets, so that no statement can begin where it ends.
    var isEnclosed = false
    /// Where an expression begins that may be the target of an assignment.
    var statementStart = -1
    var attemptsLeft: Int
    /// What went wrong furthest on in a reading that was given up: likely what the author meant.
    var furthest: HogSyntaxError?
    /// Where a reading of a keyword was given up already: before its operand, or after one.
    var givenUp: Set<Int> = []
    var givenUpAfter: Set<Int> = []
    /// What PostHog's parser reads and then refuses, first in the source.
    var refusal: HogSyntaxError?
    /// The limit that the source went beyond: no other reading of it is tried.
    var limit: HogSyntaxError?
    /// Where an alias ended: after it no operator binds tighter than it did.
    var aliasEnd = -1

    init(_ source: String) throws(HogSyntaxError) {
        bytes = Array(source.utf8)
        guard bytes.count <= SyntaxLimits.source else {
            let message = "The program is too long: it has \(bytes.count) bytes, and \(SyntaxLimits.source) are allowed."
            throw HogSyntaxError(message, at: SourcePlace(start: SyntaxLimits.source, end: bytes.count))
        }
        tokens = try Lexer.tokens(of: bytes)
        brackets = Brackets(tokens)
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
            if limit == nil, let furthest, furthest.place.start >= error.place.start { throw furthest }
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
    mutating func takes(_ sign: Token.Sign) -> Bool {
        guard at(sign) else { return false }
        advance()
        return true
    }

    mutating func takes(_ keyword: Keyword) -> Bool {
        guard at(keyword) else { return false }
        advance()
        return true
    }

    mutating func expect(_ sign: Token.Sign) throws(HogSyntaxError) {
        guard takes(sign) else { throw unexpected("`\(sign.rawValue)`") }
    }

    /// Steps over the bracket that closes the one at an index.
    mutating func expectClosing(_ sign: Token.Sign, of open: Int, or alternative: String? = nil) throws(HogSyntaxError) {
        guard !takes(sign) else { return }
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

    /// The place from a token to the last one that was read.
    func place(from start: Int) -> SourcePlace {
        let begin = tokens[start].place.start
        return SourcePlace(start: begin, end: max(begin, index > 0 ? tokens[index - 1].place.end : 0))
    }

    // MARK: Refusals

    /// The refusal of the current token.
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

    /// Goes one level down; whoever calls it goes up again.
    mutating func enter() throws(HogSyntaxError) {
        attemptsLeft -= 1
        guard attemptsLeft > 0 else {
            let message = "The program can be read in too many ways from here: put names that are keywords in quotes."
            throw stop(message)
        }
        try check(height: 1)
        depth += 1
    }

    /// Refuses a tree that would be too deep to walk.
    mutating func check(height: Int) throws(HogSyntaxError) {
        guard depth + height <= SyntaxLimits.nesting else {
            let message = "The program is nested too deeply here: \(SyntaxLimits.nesting) levels are allowed."
            throw stop(message)
        }
        deepest = max(deepest, depth + height)
    }

    private mutating func stop(_ message: String) -> HogSyntaxError {
        let error = HogSyntaxError(message, at: current.place)
        limit = error
        return error
    }

    /// Goes back to where a reading began that came to nothing.
    mutating func giveUp(_ error: HogSyntaxError, backTo mark: Int, afterOperand: Bool = false) throws(HogSyntaxError) {
        if let limit { throw limit }
        if afterOperand {
            givenUpAfter.insert(mark)
        } else {
            givenUp.insert(mark)
        }
        index = mark
        if let refusal, refusal.place.start >= tokens[mark].place.start { self.refusal = nil }
        if furthest.map({ $0.place.start < error.place.start }) ?? true { furthest = error }
    }

    /// Notes what makes no program although it can be read.
    mutating func refuse(_ message: String, at place: SourcePlace) {
        if refusal == nil { refusal = HogSyntaxError(message, at: place) }
    }
}

extension Tree {
    /// Parses a program, or says what isn't right about it and where.
    init(parsing source: String) throws(HogSyntaxError) {
        var parser = try HogParser(source)
        self = try parser.program()
    }
}
