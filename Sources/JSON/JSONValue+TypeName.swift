extension JSONValue {
    /// The kind of a value as refusals call it: Python's names, which are what clients of this API know.
    public var typeName: String {
        switch kind {
        case .null: "NoneType"
        case .boolean: "bool"
        case .number: isWrittenAsFraction ? "float" : "int"
        case .string: "str"
        case .array: "list"
        case .object: "dict"
        }
    }

    private var isWrittenAsFraction: Bool {
        document.withText(of: node) { $0.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") } }
    }
}
