/// What of a text does not count when it is compared: case, white space around it, how much white space stands between words.
///
/// Characters are Unicode scalars. Case is Unicode's full case folding: `ß` is `SS`, `Σ` is `ς`, whatever the language. White space is
/// what Unicode calls so. Composed and decomposed forms stay apart: `é` as one scalar is not `e` with an accent after it.
public struct Normalization: Sendable, Hashable {
    let ignoresCase: Bool
    let trims: Bool
    let collapsesWhitespace: Bool

    /// Everything counts.
    public static let exact = Normalization()

    public init(ignoresCase: Bool = false, trims: Bool = false, collapsesWhitespace: Bool = false) {
        self.ignoresCase = ignoresCase
        self.trims = trims
        self.collapsesWhitespace = collapsesWhitespace
    }

    /// The text, ready to be compared with others of the same form.
    public func callAsFunction(_ text: String) -> NormalizedText { NormalizedText(shown(text), ignoringCase: ignoresCase) }

    /// The same of one that may have unpaired surrogates.
    public func callAsFunction(_ text: SampleText) -> NormalizedText {
        guard let bytes = text.bytes else { return self(text.string) }
        return NormalizedText(shown(text.string), ignoringCase: ignoresCase, LoneSurrogates(bytes, of: text.string))
    }

    /// The text without the white space that does not count, its case as it is.
    public func shown(_ text: String) -> String {
        WhiteSpace.dropped(from: text, around: trims, betweenWords: collapsesWhitespace)
    }
}
