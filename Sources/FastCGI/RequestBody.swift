internal import CFastCGI
internal import Glibc

/// The body of a request, which can be read once from front to back.
public protocol RequestBody: AnyObject {
    /// The value of `Content-Length`; 0 without that header, although a body may follow.
    var length: Int { get }
    /// Fills the front of `buffer` and returns how many bytes it put there; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(BodyError) -> Int
}

/// Why a body could not be read.
public enum BodyError: Error, Equatable {
    /// The body has more bytes than the limit.
    case tooLarge(limit: Int)
    /// The client disconnected before the end.
    case incomplete
    /// `Content-Length` is not a number of bytes.
    case badLength
}

extension RequestBody {
    /// The whole body. If `Content-Length` is above `limit`, it is refused before it is read.
    ///
    /// Memory is allocated while the body arrives, not when it is announced.
    public func bytes(limit: Int) throws(BodyError) -> [UInt8] {
        guard length <= limit else { throw .tooLarge(limit: limit) }
        // With one byte more than expected the end is seen without another allocation.
        var wanted = length + 1
        var bytes = try piece(upTo: wanted)
        while bytes.count == wanted, bytes.count <= limit {
            let growth = max(4096, min(wanted, limit + 1 - wanted))
            bytes += try piece(upTo: growth)
            wanted += growth
        }
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        return bytes
    }

    /// The next bytes; fewer than `capacity` only at the end.
    private func piece(upTo capacity: Int) throws(BodyError) -> [UInt8] {
        var failure: BodyError?
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
            do throws(BodyError) {
                while filled < capacity {
                    let count = try read(into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[filled...])))
                    if count == 0 { break }
                    filled += count
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }
}

/// A body that is in memory.
public final class BytesBody: RequestBody {
    private let bytes: [UInt8]
    private var position = 0

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    public var length: Int { bytes.count }

    public func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, bytes.count - position)
        bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count])) }
        position += count
        return count
    }
}

/// A body that libfcgi reads from the connection.
final class FastCGIBody: RequestBody {
    let length: Int
    /// `nil` once the request is over: a handler that kept the body cannot read it any more.
    private var request: UnsafeMutablePointer<FCGX_Request>?
    /// The value of `Content-Length`; `nil` without that header, -1 if it is not a number.
    private let announced: Int?
    private var count = 0

    init(_ request: UnsafeMutablePointer<FCGX_Request>, _ parameters: RequestParameters) {
        self.request = request
        announced = parameters.withValue(of: "CONTENT_LENGTH", Self.number) ?? nil
        length = max(0, announced ?? 0)
    }

    /// Announced bytes that were not read.
    var unread: Int { length - count }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(BodyError) -> Int {
        if let announced, announced < 0 { throw .badLength }
        guard let request else { throw .incomplete }
        let wanted = min(buffer.count, announced.map { $0 - count } ?? buffer.count, 1 << 30)
        guard wanted > 0 else { return 0 }
        if count == 0 { SocketTimeout.body.apply(to: request.pointee.ipcFd) }
        let target = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        let got = Int(FCGX_GetStr(target, CInt(wanted), request.pointee.in))
        count += max(0, got)
        guard got == wanted || isAtEnd(request) else { throw .incomplete }
        return got
    }

    func end() { request = nil }

    /// Whether the body is complete: the stream had no error, and as many bytes as were announced.
    private func isAtEnd(_ request: UnsafeMutablePointer<FCGX_Request>) -> Bool {
        FCGX_GetError(request.pointee.in) == 0 && announced.map { $0 == count } ?? true
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !text.isEmpty else { return nil }
        var number = 0
        for digit in text {
            let value = Int(digit) - Int(UInt8(ascii: "0"))
            let (tenfold, tooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, stillTooLarge) = tenfold.addingReportingOverflow(value)
            guard (0...9).contains(value), !tooLarge, !stillTooLarge else { return -1 }
            number = sum
        }
        return number
    }
}
