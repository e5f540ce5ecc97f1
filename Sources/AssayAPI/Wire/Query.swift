internal import AssayDomain
internal import AssayStore

/// The decoded parameters after `?`, in their order.
struct Query {
    struct Parameter {
        let name: String
        let value: String
    }

    let parameters: [Parameter]

    init(_ text: String) {
        parameters = text.isEmpty ? [] : text.utf8.split(separator: UInt8(ascii: "&")).map(Self.parameter)
    }

    private static func parameter(_ pair: Substring.UTF8View) -> Parameter {
        let separator = pair.firstIndex(of: UInt8(ascii: "="))
        let value = separator.map { pair[pair.index(after: $0)...] }
        return Parameter(name: decode(pair[..<(separator ?? pair.endIndex)]), value: value.map(decode) ?? "")
    }

    /// Invalid UTF-8 becomes U+FFFD, because the parameter may be one that the endpoint does not read.
    private static func decode(_ text: Substring.UTF8View) -> String {
        String(decoding: PercentEncoding.decode(text), as: UTF8.self)
    }

    /// The value of a parameter; the last one if it is repeated.
    subscript(_ name: String) -> String? {
        parameters.last { $0.name == name }?.value
    }

    /// Every value of a repeated parameter.
    func all(_ name: String) -> [String] {
        parameters.filter { $0.name == name }.map(\.value)
    }
}

extension Query {
    /// `limit` and `offset`. Invalid values are ignored; a limit above `maximum` is reduced to it.
    func window(maximum: Int) -> Window {
        let limit = number("limit").flatMap { $0 > 0 ? $0 : nil } ?? 100
        return Window(limit: min(limit, maximum), offset: max(number("offset") ?? 0, 0))
    }

    /// Allows white space around a number and a `+` before it. Huge numbers become a maximum of which two can be added without overflow.
    private func number(_ name: String) -> Int? {
        guard let text = self[name]?.trimmingWhitespace() else { return nil }
        let largest = Int.max / 2
        if let number = Int(text) { return min(number, largest) }
        let digits = text.hasPrefix("+") ? text.dropFirst() : Substring(text)
        let isHuge = !digits.isEmpty && digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isHuge ? largest : nil
    }
}

/// The filters that several lists share.
extension Query {
    /// `id__in`: comma-separated ids, in one parameter or several; `nil` if there are none.
    func ids<Thing>(_ name: String, of thing: Thing.Type) throws(APIError) -> [ID<Thing>]? {
        var ids = [ID<Thing>]()
        for entry in all(name).joined(separator: ",").split(separator: ",") {
            let text = entry.trimmingWhitespace()
            if text.isEmpty { continue }
            guard let id = ID<Thing>(text) else { throw .invalid(name, "Enter a valid UUID.") }
            ids.append(id)
        }
        return ids.isEmpty ? nil : ids
    }

    /// Whether to list deleted rows: `deleted=true`. Other values are ignored. PostHog's API does not have this filter.
    var deleted: Bool { self["deleted"] == "true" }

    /// `search`, trimmed; `nil` if it is empty.
    func search() throws(APIError) -> String? {
        guard let text = self["search"]?.trimmingWhitespace(), !text.isEmpty else { return nil }
        guard !text.utf8.contains(0) else {
            throw .invalid("search", code: "null_characters_not_allowed", "Null characters are not allowed.")
        }
        return text
    }

    /// A parameter that `read` converts to one of a few choices; `nil` if it is absent or empty.
    func choice<Choice>(_ name: String, _ read: (String) -> Choice?) throws(APIError) -> Choice? {
        guard let text = self[name], !text.isEmpty else { return nil }
        guard let choice = read(text) else { throw .invalidChoice(name, text) }
        return choice
    }

    /// `order_by`: comma-separated columns, in one parameter or several; `-` before a column means descending.
    func ordering<Column: RawRepresentable<String> & Sendable>(by column: Column.Type) throws(APIError) -> [Ordering<Column>] {
        var order = [Ordering<Column>]()
        for entry in all("order_by").joined(separator: ",").split(separator: ",") {
            let descends = entry.hasPrefix("-")
            guard let column = Column(rawValue: String(descends ? entry.dropFirst() : entry)) else {
                throw .invalidChoice("order_by", String(entry))
            }
            order.append(Ordering(column, descending: descends))
        }
        return order
    }
}

extension APIError {
    static func invalidChoice(_ field: String, _ text: String) -> APIError {
        .invalid(field, code: "invalid_choice", "Select a valid choice. \(text) is not one of the available choices.")
    }
}
