extension JSONValue {
    /// The value at a JSON pointer (RFC 6901) such as `/metadata/expected`; `""` is this value.
    public func value(at pointer: String) -> JSONValue? {
        if pointer.isEmpty { return self }
        guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
        var value = self
        for step in pointer.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let name = Self.name(of: step), let next = value.child(name) else { return nil }
            value = next
        }
        return value
    }

    /// Decodes a step: `~1` is a slash and `~0` a tilde; `nil` for any other tilde.
    private static func name(of step: Substring.UTF8View) -> String? {
        guard step.contains(UInt8(ascii: "~")) else { return String(Substring(step)) }
        var name: [UInt8] = []
        var remaining = step
        while let byte = remaining.popFirst() {
            guard byte == UInt8(ascii: "~") else {
                name.append(byte)
                continue
            }
            switch remaining.popFirst() {
            case UInt8(ascii: "0"): name.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): name.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return String(decoding: name, as: UTF8.self)
    }

    private func child(_ name: String) -> JSONValue? {
        switch kind {
        case .object: self[name]
        case .array: Self.position(name).flatMap { element($0) }
        default: nil
        }
    }

    /// An array position: digits without a leading zero.
    private static func position(_ name: String) -> Int? {
        guard name == "0" || name.utf8.first != UInt8(ascii: "0"), name.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else {
            return nil
        }
        return Int(name)
    }

    private func element(_ position: Int) -> JSONValue? {
        let elements = elements
        return elements.indices.contains(position) ? elements[position] : nil
    }
}
