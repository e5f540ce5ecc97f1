public import AssayDomain

/// A run and what is known of its cells, of one state of the database: its status never contradicts its counts.
public struct BatchRunWithTotals: Sendable {
    public let run: BatchRun
    public let totals: RunTotals
}
