internal import EvaluatorKit

/// Where two texts differ, for a verdict's sentence.
enum TextDifference {
    /// Both texts from shortly before the first character that differs.
    static func sentence(_ mine: NormalizedText, _ theirs: NormalizedText) -> String {
        let (shown, place) = mine.withComparedBytes { left in
            theirs.withComparedBytes { right in
                let common = commonBeginning(left, right)
                let start = common.count > 30 ? beginning(of: 20, before: common.end, in: left) : 0
                let texts = [left, right].map { Excerpt(UnsafeBufferPointer(rebasing: $0[start...])).description }
                return (texts.joined(separator: " != "), start == 0 ? nil : common.count - 19)
            }
        }
        // `String` calls canonically equivalent texts equal, and so does whoever looks at them.
        let lookTheSame = mine.compared == theirs.compared && !mine.compared.utf8.elementsEqual(theirs.compared.utf8)
        let hint = lookTheSame ? ", which look the same: one is composed, the other decomposed" : ""
        return place.map { "\(shown), from character \($0) on\(hint)" } ?? shown + hint
    }

    /// How many characters both begin with, and where these end.
    private static func commonBeginning(
        _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
    ) -> (count: Int, end: Int) {
        var (mine, theirs) = (Symbols(left[...]), Symbols(right[...]))
        var (count, end) = (0, 0)
        while let symbol = mine.next(), symbol == theirs.next() { (count, end) = (count + 1, mine.place) }
        return (count, end)
    }

    /// The start of the given number of characters before a place.
    private static func beginning(of count: Int, before end: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var (place, left) = (end, count)
        while left > 0 {
            place -= 1
            if text[place] & 0xC0 != 0x80 { left -= 1 }
        }
        return place
    }
}
