/// Values as text by `toString`: dates by ISO 8601, containers as Python shows them.
extension Heap {
    func converted(_ value: Value) throws(HogFailure) -> String {
        switch value.tag {
        case .null: return "null"
        case .boolean: return value.asBoolean ? "true" : "false"
        case .object: break
        default: return try pythonString(value)
        }
        switch members(value).kind {
        case .datetime: return try isoText(ofDateTime: value)
        case .date: return try isoText(ofDate: value)
        case .error: return try printed(value)
        default: return try pythonString(value)
        }
    }
}
