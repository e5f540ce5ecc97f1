/// The parameters after `?`, decoded, in the order in which they came.
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
        let mark = pair.firstIndex(of: UInt8(ascii: "="))
        let value = mark.map { pair[pair.index(after: $0)...] }
        return Parameter(name: decode(pair[..<(mark ?? pair.endIndex)]), value: value.map(decode) ?? "")
    }

    /// What is not UTF-8 becomes U+FFFD: a parameter that nobody reads is no reason to refuse a request.
    private static func decode(_ text: Substring.UTF8View) -> String {
        String(decoding: PercentEncoding.decode(text), as: UTF8.self)
    }

    /// The value of a parameter; the last, where it is repeated.
    subscript(_ name: String) -> String? {
        parameters.last { $0.name == name }?.value
    }

    /// Every value of a repeated parameter.
    func all(_ name: String) -> [String] {
        parameters.filter { $0.name == name }.map(\.value)
    }
}
