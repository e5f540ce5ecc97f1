/// A number from 1 for each distinct scalar of a text, and 0 for any other: small numbers where scalars are large ones.
struct SymbolNumbers {
    private(set) var count: UInt32 = 0
    /// An open hash table, at least half of it empty: an empty place has the number 0.
    private var scalars: [UInt32]
    private var numbers: [UInt32]
    private let shift: UInt32

    init(of text: UnsafeBufferPointer<UInt32>) {
        let bits = UInt32(UInt.bitWidth - (2 * text.count).leadingZeroBitCount)
        shift = 32 - min(bits, 31)
        scalars = Array(repeating: 0, count: 1 << Int(32 - shift))
        numbers = scalars
        for scalar in text {
            let place = place(of: scalar)
            guard numbers[place] == 0 else { continue }
            count += 1
            (scalars[place], numbers[place]) = (scalar, count)
        }
    }

    subscript(scalar: UInt32) -> UInt32 { numbers[place(of: scalar)] }

    /// Where the scalar is, or the empty place where it would be.
    private func place(of scalar: UInt32) -> Int {
        var place = Int((scalar &* 0x9E37_79B1) >> shift)
        while numbers[place] != 0, scalars[place] != scalar { place = (place + 1) & (scalars.count - 1) }
        return place
    }
}
