internal import AssayDomain
internal import AssayStore
internal import JSON

extension JSONWriter {
    mutating func comparedCell(_ cell: ComparedCell) {
        beginObject()
        member("dataset_item", cell.candidateItem)
        member("baseline_item", cell.baselineItem)
        member("external_id", cell.externalID)
        member("trial", cell.trial)
        key("baseline")
        ended(cell.baseline)
        key("candidate")
        ended(cell.candidate)
        endObject()
    }

    /// How a cell ended, as far as two are compared; null where there is no result. An error's message says why, as reasoning does elsewhere.
    private mutating func ended(_ ending: CellResult.Ending?) {
        guard let ending else { return null() }
        beginObject()
        member("outcome", ending.outcome.rawValue)
        key("result")
        switch ending {
        case .verdict(let verdict, let passed):
            answer(verdict.answer)
            member("passed", passed)
            member("reasoning", verdict.reasoning)
        case .error(_, let message), .skipped(_, let message):
            null()
            member("passed", nil as Bool?)
            member("reasoning", message)
        }
        endObject()
    }
}
