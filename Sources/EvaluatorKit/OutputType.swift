/// The kinds of answer an evaluation can ask for.
public enum OutputType: String, Sendable, CaseIterable {
    case boolean, numeric, categorical
}
