/// How large a program may be. A source is text from outside, and what follows the parser walks its tree by recursion.
enum SyntaxLimits {
    /// Bytes of source. The longest programs people write by hand have some ten thousand.
    static let source = 256 * 1024

    /// How deep statements, brackets and operands may nest, in the source and in its tree: `a + a + …` is as deep as it is long.
    /// Parsing and compiling a tree of twice that depth fits ``RoomyStack``, also in a build for debugging.
    static let nesting = 1_000

    /// How many operands are read for each token, at most. Where a keyword could be a name, both are tried.
    static let attempts = 16
}
