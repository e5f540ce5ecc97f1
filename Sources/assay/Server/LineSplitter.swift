/// Cuts what arrives in pieces into lines.
struct LineSplitter {
    private var begun: [UInt8] = []

    /// The lines that a piece completes, without their ends.
    mutating func lines(completedBy piece: UnsafeRawBufferPointer) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var rest = piece[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(begun + rest[..<end])
            begun = []
            rest = rest[(end + 1)...]
        }
        begun += rest
        return lines
    }
}
