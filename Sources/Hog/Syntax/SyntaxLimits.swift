/// How large a program may be. A source is text from outside, and what follows the parser walks its tree by recursion.
enum SyntaxLimits {
    /// Bytes of source. The longest programs people write by hand have some ten thousand.
    static let source = 256 * 1024

    /// How deep statements, brackets and operands may nest, in the source and in its tree: `a + a + …` is as deep as it is long.
    /// Every walk over a tree of this depth fits a thread with half a megabyte of stack, also in a debug build.
    static let nesting = 200

    /// How many operands are read for each token, at most. Where a keyword could be a name, both are tried.
    static let attempts = 16
}
