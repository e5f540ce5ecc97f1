/// The value of a `Content-Type` header, or one entry of `Accept`.
struct MediaType {
    /// `application/json`: lower case, without parameters.
    let essence: String
    private let parameters: [Substring]

    init(_ header: some StringProtocol) {
        let parts = Substring(header).split(separator: ";", omittingEmptySubsequences: false)
        essence = parts[0].trimmingWhitespace().lowercased()
        parameters = Array(parts.dropFirst())
    }

    /// The value of a parameter, without quotes.
    func parameter(_ name: String) -> String? {
        for parameter in parameters {
            let pair = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, pair[0].trimmingWhitespace().lowercased() == name else { continue }
            let value = pair[1].trimmingWhitespace()
            return value.utf8.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"") ? String(value.dropFirst().dropLast()) : value
        }
        return nil
    }
}

extension MediaType {
    /// Whether an `Accept` header allows one of `types`. Without the header every type is accepted.
    static func isAccepted(_ types: [String], by accept: String?) -> Bool {
        guard let accept, !accept.isEmpty, accept != "*/*" else { return true }
        return accept.split(separator: ",").contains { entry in
            let entry = MediaType(entry)
            guard entry.parameter("q").flatMap(Double.init) != 0 else { return false }
            return types.contains { entry.covers($0) }
        }
    }

    /// The one of `types` that an `Accept` header prefers; the first if several are equally preferred or the header is missing.
    static func preferred(among types: [String], by accept: String?) -> String? {
        let entries = (accept ?? "").split(separator: ",").map { MediaType($0) }
        let qualities = types.map { type in quality(of: type, among: entries) }
        return zip(types, qualities).first { $0.1 == qualities.max() }?.0
    }

    /// The quality of a type in the most specific entry that covers it, from 0 to 1.
    private static func quality(of type: String, among entries: [MediaType]) -> Double {
        let matching = entries.filter { $0.covers(type) }
        let best = matching.first { $0.essence == type } ?? matching.first { $0.essence != "*/*" } ?? matching.first
        guard let best else { return 0 }
        return best.parameter("q").flatMap(Double.init) ?? 1
    }

    private func covers(_ type: String) -> Bool {
        if essence == "*/*" || essence == type { return true }
        return essence.hasSuffix("/*") && type.hasPrefix(essence.dropLast())
    }
}
