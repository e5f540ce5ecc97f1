/// An evaluation of a run, as a person names it.
protocol NamedEvaluation {
    var id: String { get }
    var name: String { get }
}

extension GateTarget: NamedEvaluation {}
extension RunEvaluation: NamedEvaluation {}

extension Array where Element: NamedEvaluation {
    /// The one of that name or id; refused where none or several are called so. A refusal begins with `introduction`.
    func called(_ nameOrID: String, introduction: String = "") throws(Failure) -> Element {
        if let found = first(where: { $0.id == nameOrID.lowercased() }) { return found }
        let found = filter { $0.name == nameOrID }
        guard found.count < 2 else {
            let ids = found.map { "  \($0.id)" }.joined(separator: "\n")
            throw Failure(
                "\(introduction)\(found.count) evaluations of the run are called \(nameOrID.inQuotes). Use the id of the one you mean:\n\(ids)"
            )
        }
        guard let only = found.first else {
            let names = map(\.name.inQuotes).joined(separator: ", ")
            throw Failure("\(introduction)The run has no evaluation \(nameOrID.inQuotes). It has \(names).")
        }
        return only
    }
}

extension RunState {
    /// The run's evaluation of that name or id, whatever became of it since.
    func evaluation(_ nameOrID: String) throws(Failure) -> RunEvaluation { try evaluations.called(nameOrID) }
}
