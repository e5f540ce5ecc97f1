internal import CFastCGI
internal import Glibc

/// A request as nginx passed it on. Its body is read on demand.
public struct Request {
    /// Upper case: `GET`.
    public let method: String
    /// The part of the request's target before `?`, still percent-encoded.
    public let path: String
    /// The part of the target after `?`, still percent-encoded; empty without a query.
    public let query: String
    /// `http` or `https`, as the client saw it.
    public let scheme: String
    /// The `Host` header as the client sent it.
    public let host: String
    /// The id of the request, which nginx's log contains too.
    public let id: String
    public let body: any RequestBody
    private let parameters: RequestParameters

    /// - Parameter headers: by lower-case name.
    public init(
        method: String, path: String, query: String = "", scheme: String = "http", host: String = "localhost",
        id: String = "", headers: [String: String] = [:], body: any RequestBody = BytesBody([])
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.scheme = scheme
        self.host = host
        self.id = id
        self.parameters = RequestParameters(headers: headers)
        self.body = body
    }

    init(_ parameters: RequestParameters, body: any RequestBody) {
        let address = parameters.text("REQUEST_URI") ?? ""
        let question = address.utf8.firstIndex(of: UInt8(ascii: "?"))
        method = parameters.text("REQUEST_METHOD") ?? ""
        path = question.map { String(address[..<$0]) } ?? address
        query = question.map { String(address[address.utf8.index(after: $0)...]) } ?? ""
        scheme = parameters.text("REQUEST_SCHEME") ?? "http"
        host = parameters.text("HTTP_HOST") ?? "localhost"
        id = parameters.text("REQUEST_ID") ?? ""
        self.parameters = parameters
        self.body = body
    }

    /// A header by its lower-case name.
    public func header(_ name: String) -> String? { parameters.text(RequestParameters.name(ofHeader: name)) }
}

/// The parameters of a request, which are searched by name in one block of memory. Only those that are read become strings.
struct RequestParameters {
    /// The maximum size in bytes. nginx forwards less, because it limits headers to 64 KiB.
    static let limit = 256 << 10

    /// `NAME=value`, each ended by a zero byte.
    private let block: [UInt8]

    /// Copies what libfcgi received; `nil` if it is larger than `limit`.
    init?(_ environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) {
        var size = 0
        var entry = environment
        while let text = entry.pointee {
            size += strlen(text) + 1
            entry += 1
        }
        guard size <= Self.limit else { return nil }
        block = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            var entry = environment
            while let text = entry.pointee {
                let length = strlen(text) + 1
                memcpy(buffer.baseAddress! + filled, text, length)
                filled += length
                entry += 1
            }
        }
    }

    /// - Parameter headers: by lower-case name.
    init(headers: [String: String]) {
        var block: [UInt8] = []
        for (name, value) in headers {
            block += Self.name(ofHeader: name).utf8
            block.append(UInt8(ascii: "="))
            block += value.utf8.lazy.filter { $0 != 0 }
            block.append(0)
        }
        self.block = block
    }

    /// The parameter of a header: `CONTENT_TYPE` for `content-type`, `HTTP_AUTHORIZATION` for `authorization`.
    static func name(ofHeader header: String) -> String {
        let name = String(decoding: header.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : upper($0) }, as: UTF8.self)
        return name == "CONTENT_TYPE" || name == "CONTENT_LENGTH" ? name : "HTTP_" + name
    }

    private static func upper(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte - 32 : byte
    }

    /// The first value with this name, with invalid UTF-8 repaired.
    func text(_ name: String) -> String? {
        withValue(of: name) { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls `read` with the first value with this name, if any.
    func withValue<Result>(of name: String, _ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        var name = name
        return name.withUTF8 { name in
            block.withUnsafeBufferPointer { block in
                Self.find(name, in: block).map(read)
            }
        }
    }

    private static func find(
        _ name: UnsafeBufferPointer<UInt8>, in block: UnsafeBufferPointer<UInt8>
    ) -> UnsafeBufferPointer<UInt8>? {
        guard var entry = block.baseAddress, let wanted = name.baseAddress else { return nil }
        let end = entry + block.count
        while entry < end {
            let length = strlen(UnsafeRawPointer(entry).assumingMemoryBound(to: CChar.self))
            if length > name.count, entry[name.count] == UInt8(ascii: "="), memcmp(entry, wanted, name.count) == 0 {
                return UnsafeBufferPointer(start: entry + name.count + 1, count: length - name.count - 1)
            }
            entry += length + 1
        }
        return nil
    }
}
