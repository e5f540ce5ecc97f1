internal import Synchronization

/// What is known of a sample's parts.
final class SampleContents: Sendable {
    private struct Known {
        var input: Sample.Content?
        var output: Sample.Content?
        var expected: Sample.Content?
        var metadata: Sample.Content?
    }

    private let known = Mutex(Known())

    subscript(part: Sample.Part) -> Sample.Content? {
        get {
            known.withLock { known in
                switch part {
                case .input: known.input
                case .output: known.output
                case .expected: known.expected
                case .metadata: known.metadata
                }
            }
        }
        set {
            known.withLock { known in
                switch part {
                case .input: known.input = newValue
                case .output: known.output = newValue
                case .expected: known.expected = newValue
                case .metadata: known.metadata = newValue
                }
            }
        }
    }
}
