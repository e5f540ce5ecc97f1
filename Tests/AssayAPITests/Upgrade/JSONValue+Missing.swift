import JSON

extension JSONValue {
    /// The first place where `other` differs from this value or lacks part of it, as a JSON pointer; `nil` if there is none. Objects of `other`
    /// may have more members.
    func placeMissing(in other: JSONValue, at pointer: String = "") -> String? {
        switch (kind, other.kind) {
        case (.object, .object):
            for (key, value) in members {
                guard let found = other[key] else { return "\(pointer)/\(key)" }
                if let place = value.placeMissing(in: found, at: "\(pointer)/\(key)") { return place }
            }
            return nil
        case (.array, .array):
            let (mine, theirs) = (elements, other.elements)
            for (position, (value, found)) in zip(mine, theirs).enumerated() {
                if let place = value.placeMissing(in: found, at: "\(pointer)/\(position)") { return place }
            }
            return mine.count == theirs.count ? nil : "\(pointer)/\(min(mine.count, theirs.count))"
        default:
            return difference(from: other) {} == nil ? nil : pointer
        }
    }
}
