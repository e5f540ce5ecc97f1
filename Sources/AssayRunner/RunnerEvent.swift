public import AssayDomain

/// What an operator would want to know of the runner. No text of an item is in it.
public enum RunnerEvent: Sendable, Equatable {
    /// `resumed`: something of the run had been recorded before.
    case began(ID<BatchRun>, resumed: Bool)
    case ended(ID<BatchRun>, BatchRun.Status, reason: String?)
    /// The store could not be used; the run is tried again soon.
    case stalled(ID<BatchRun>, reason: String)
    /// Something inside was not as it must be: the run is parked as `internal_error`. What it was, for whoever mends it.
    case mismatched(ID<BatchRun>, what: String)
}
