/// One function of a verified program: where its code is and what a call of it needs. The program itself is the first.
struct FunctionCode: Sendable, Hashable {
    /// `lambda` where it has none of its own.
    let name: String
    let parameters: Int
    /// How many variables it captures.
    let upvalues: Int
    /// The elements of its code, functions inside it included.
    let body: Range<Int>
    /// The most values on the stack above its base while it runs, its parameters included.
    let depth: Int
}
