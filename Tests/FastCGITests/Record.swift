/// FastCGI records as bytes: what nginx sends, and what it never would.
struct Record {
    enum Kind: UInt8 {
        case begin = 1
        case abort = 2
        case end = 3
        case parameters = 4
        case input = 5
        case output = 6
        case getValues = 9
    }

    let bytes: [UInt8]

    init(_ kind: Kind, request: UInt16 = 1, _ content: some Collection<UInt8> = []) {
        let (length, id) = (UInt16(content.count), request)
        bytes = [1, kind.rawValue, UInt8(id >> 8), UInt8(id & 255), UInt8(length >> 8), UInt8(length & 255), 0, 0] + content
    }

    static func begin(keep: Bool = false) -> Record { Record(.begin, [0, 1, keep ? 1 : 0, 0, 0, 0, 0, 0]) }

    static func parameters(_ values: [(String, String)]) -> Record {
        Record(.parameters, values.flatMap { size($0.0) + size($0.1) + Array($0.0.utf8) + Array($0.1.utf8) })
    }

    /// A whole request without a body, ready to be sent.
    static func request(_ path: String, keep: Bool = false, _ more: [(String, String)] = []) -> [UInt8] {
        head(path, method: "GET", keep: keep, more) + Record(.input).bytes
    }

    /// A request up to where its body begins.
    static func head(_ path: String, method: String = "POST", keep: Bool = false, _ more: [(String, String)] = []) -> [UInt8] {
        begin(keep: keep).bytes + parameters([("REQUEST_METHOD", method), ("REQUEST_URI", path)] + more).bytes
            + Record(.parameters).bytes
    }

    private static func size(_ text: String) -> [UInt8] {
        let count = text.utf8.count
        return count < 128
            ? [UInt8(count)] : [128 | UInt8(count >> 24), UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255)]
    }
}
