/// Lines of Prometheus's text format.
struct MetricsPage {
    enum Kind: String { case counter, gauge, histogram }

    private(set) var text = ""

    init(_ write: (inout MetricsPage) -> Void) { write(&self) }

    /// What the samples that follow are.
    mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    /// Labels are words of ours: nothing in them needs an escape.
    mutating func sample(_ name: String, _ labels: [String: String], _ value: some CustomStringConvertible) {
        let inside = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\($0.value)\"" }.joined(separator: ",")
        text += "\(name)\(inside.isEmpty ? "" : "{\(inside)}") \(value)\n"
    }

    /// A family of one sample.
    mutating func metric(_ name: String, _ kind: Kind, _ help: String, _ value: some CustomStringConvertible) {
        family(name, kind, help)
        sample(name, [:], value)
    }
}
