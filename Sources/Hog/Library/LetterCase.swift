/// Upper and lower case of all of Unicode, by the rules of Python's `str`.
enum LetterCase {
    static func lower(_ text: Text) -> Text {
        if text.isASCII { return Text(text.string.lowercased(), count: text.count) }
        let scalars = text.string.unicodeScalars
        guard scalars.contains(sigma) else { return Text(text.string.lowercased()) }
        var result = ""
        for place in scalars.indices {
            if scalars[place] == sigma {
                result += endsWord(place, in: scalars) ? "\u{3C2}" : "\u{3C3}"
            } else {
                result += scalars[place].properties.lowercaseMapping
            }
        }
        return Text(result)
    }

    static func upper(_ text: Text) -> Text {
        let result = text.string.uppercased()
        return text.isASCII ? Text(result, count: text.count) : Text(result)
    }

    private static let sigma: Unicode.Scalar = "\u{3A3}"

    /// Whether a sigma follows a letter and precedes none: it is then written otherwise in lower case.
    private static func endsWord(_ place: String.UnicodeScalarIndex, in scalars: String.UnicodeScalarView) -> Bool {
        let before = scalars[..<place].last { !$0.properties.isCaseIgnorable }
        guard before?.properties.isCased == true else { return false }
        let after = scalars[scalars.index(after: place)...].first { !$0.properties.isCaseIgnorable }
        return after?.properties.isCased != true
    }
}
