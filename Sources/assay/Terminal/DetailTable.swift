internal import JSON

/// What there is to say of one thing, a line for each: below its name.
struct DetailTable {
    private let value: JSONValue
    private var table: Table

    /// - Parameter heading: what kind of thing it is.
    init(of value: JSONValue, _ heading: String) {
        self.value = value
        table = Table([.text(heading), .text((value["name"]?.string ?? "").visibleOnOneLine)])
        add("ID", value["id"])
    }

    /// Nothing is said of what is null or empty.
    mutating func add(_ name: String, _ fact: JSONValue?) {
        guard let fact, !fact.isNull else { return }
        add(name, fact.string ?? fact.compact.text)
    }

    mutating func add(_ name: String, _ fact: String) {
        if !fact.isEmpty { table.add([name, fact]) }
    }

    /// When it was made and changed, and by whom.
    mutating func addTimes() {
        add("CREATED", value["created_at"])
        add("UPDATED", value["updated_at"])
        add("CREATED BY", value["created_by"]?["email"])
    }

    var text: String { table.text }
}
