public import EvaluatorKit

/// What every evaluator must promise, tested once. A plugin's test is one line: `#expect(Contract.broken(by: Mine.self) == [])`.
public enum Contract {
    /// A sentence for each promise that is broken.
    public static func broken<E: Evaluator>(by evaluator: E.Type) -> [String] { fatalError("unwritten") }
}
