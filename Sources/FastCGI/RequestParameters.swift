internal import CFastCGI
internal import Glibc

/// The parameters of a request in one block of memory, looked up by name. Most are never asked for, so none becomes a
/// string before it is.
struct RequestParameters {
    /// More than nginx ever forwards: its own limit is 64 KiB of headers.
    static let limit = 256 << 10

    /// `NAME=value`, each ended by a zero byte.
    private let block: [UInt8]

    /// Copies what libfcgi received; nil where it is absurdly much.
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

    /// Headers by lower-case name, spelled as FastCGI spells them.
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

    /// `content-type` is `CONTENT_TYPE`, `authorization` is `HTTP_AUTHORIZATION`.
    static func name(ofHeader header: String) -> String {
        let name = String(decoding: header.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : upper($0) }, as: UTF8.self)
        return name == "CONTENT_TYPE" || name == "CONTENT_LENGTH" ? name : "HTTP_" + name
    }

    private static func upper(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte - 32 : byte
    }

    /// The value under `name`, with bytes that are not UTF-8 repaired; of several the first.
    func text(_ name: String) -> String? {
        withValue(of: name) { String(decoding: $0, as: UTF8.self) }
    }

    /// What `read` makes of the value under `name`.
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
