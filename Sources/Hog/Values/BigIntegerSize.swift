/// How large an integer may become: each operation on a larger one would take longer than anyone waits.
enum BigIntegerSize {
    private static let maximumBits = 100_000

    static func check(bits: Int) throws(HogFailure) {
        guard bits > maximumBits else { return }
        throw .machine("Integers of more than \(maximumBits) bits are not supported")
    }
}
