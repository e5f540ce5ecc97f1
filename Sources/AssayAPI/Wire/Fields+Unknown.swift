internal import JSON

extension Fields {
    /// Refuses a field that nobody reads: a misspelt one would not do what the client means. For the calls that upstream does not have;
    /// its own ignore such fields.
    func refuseOthers(than known: [String], allowing ignored: [String] = []) throws(APIError) {
        for name in names where !known.contains(name) && !ignored.contains(name) {
            throw .invalid(attr(name), "There is no field \"\(name)\". Use \(known.joined(separator: ", ")).")
        }
    }

    private var names: [String] {
        switch source {
        case .json(let object): object.members.map(\.key)
        case .form(let fields): fields.map(\.name)
        }
    }
}
