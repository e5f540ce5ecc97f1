/// The body of a request, read once from front to back.
public protocol RequestBody: AnyObject {
    /// Bytes announced by `Content-Length`; 0 where there is no body.
    var length: Int { get }
    /// Fills the front of `buffer` and returns how many bytes it put there; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(BodyError) -> Int
}

/// Why a body could not be had.
public enum BodyError: Error, Equatable {
    /// More bytes than the limit given.
    case tooLarge(limit: Int)
    /// The client went away before the end.
    case incomplete
}

extension RequestBody {
    /// The whole body, refused before it is read where it is announced as larger than `limit`.
    public func bytes(limit: Int) throws(BodyError) -> [UInt8] {
        guard length <= limit else { throw .tooLarge(limit: limit) }
        var bytes = [UInt8](repeating: 0, count: length)
        var filled = 0
        while filled < bytes.count {
            let count = try readSome(into: &bytes, from: filled)
            guard count > 0 else { throw .incomplete }
            filled += count
        }
        return bytes
    }

    private func readSome(into bytes: inout [UInt8], from start: Int) throws(BodyError) -> Int {
        try bytes.withUnsafeMutableBufferPointer { (buffer) throws(BodyError) in
            try read(into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[start...])))
        }
    }
}

/// A body that is in memory already.
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
