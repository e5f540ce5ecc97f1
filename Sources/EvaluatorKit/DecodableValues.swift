/// One value, or a list of them.
public struct OneOrMore<Value: Decodable & Sendable>: Decodable, Sendable {
    public let values: [Value]

    public init(from decoder: any Decoder) throws {
        if (try? decoder.unkeyedContainer()) != nil {
            values = try [Value](from: decoder)
        } else {
            values = [try Value(from: decoder)]
        }
    }
}

/// One of the names of an enumeration.
struct Choice<Value: RawRepresentable & CaseIterable>: Decodable where Value.RawValue == String {
    let value: Value

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Value(rawValue: try container.decode(String.self)) else {
            let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "Must be one of \(names).")
        }
        self.value = value
    }
}

/// A boolean, or the name of one of several ways to turn something on.
protocol Switch: Decodable {
    /// What `true` and `false` mean.
    static func value(_ isOn: Bool) -> Self
    static func value(named name: String) -> Self?
    static var names: [String] { get }
}

extension Switch {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let isOn = try? container.decode(Bool.self) {
            self = Self.value(isOn)
        } else if let name = try? container.decode(String.self), let value = Self.value(named: name) {
            self = value
        } else {
            let values = ["true", "false"] + Self.names.map { "\"\($0)\"" }
            let allowed = "\(values.dropLast().joined(separator: ", ")) or \(values[values.count - 1])"
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "Must be \(allowed).")
        }
    }
}
