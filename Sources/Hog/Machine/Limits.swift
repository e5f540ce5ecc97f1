/// What a run may use up.
public struct Limits: Sendable {
    /// A program that has not returned by now is judged to be looping.
    public var time: Duration
    /// In the reference's accounting of what is on the stack: 8 for each value, and what it holds.
    public var memory: Int

    public init(time: Duration = .seconds(10), memory: Int = 64 << 20) {
        self.time = time
        self.memory = memory
    }

    /// Nested deeper, a value can be neither printed, compared nor measured: those who do it recurse, as the reference does.
    static let nesting = 900

    /// More calls than that, one inside the other, are judged not to end: in the reference a program comes to a few thousand.
    static let frames = 100_000
    /// How many parameters a function may have, and how many arguments one can be called with that is a value.
    static let arguments = 300
    /// Functions of the library that hold the thread they run on, or need what an evaluation has not.
    static let forbidden: Set<String> = ["sleep", "run"]
}
