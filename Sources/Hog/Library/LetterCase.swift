/// Upper and lower case of all of Unicode, by the rules of Python's `str`.
enum LetterCase {
    static func lower(_ text: Text, _ watch: Deadline) throws(HogFailure) -> Text {
        if text.isASCII { return Text(text.string.lowercased(), count: text.count) }
        let scalars = text.string.unicodeScalars
        return try changed(text, watch) { place in
            guard scalars[place] == sigma else { return scalars[place].properties.lowercaseMapping }
            return endsWord(place, in: scalars) ? "\u{3C2}" : "\u{3C3}"
        }
    }

    static func upper(_ text: Text, _ watch: Deadline) throws(HogFailure) -> Text {
        if text.isASCII { return Text(text.string.uppercased(), count: text.count) }
        let scalars = text.string.unicodeScalars
        return try changed(text, watch) { scalars[$0].properties.uppercaseMapping }
    }

    /// Each letter is looked up, which for a long text takes seconds.
    private static func changed(
        _ text: Text, _ watch: Deadline, _ mapping: (String.UnicodeScalarIndex) -> String
    ) throws(HogFailure) -> Text {
        var result = ""
        var steps = 0
        for place in text.string.unicodeScalars.indices {
            result += mapping(place)
            steps += 1
            if steps & 4095 == 0 { try watch.checkClock() }
        }
        return Text(result)
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
