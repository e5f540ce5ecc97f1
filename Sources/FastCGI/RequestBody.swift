/// The body of a request, read once from front to back.
public protocol RequestBody: AnyObject {
    /// Bytes announced by `Content-Length`; 0 where none were announced, though some may follow.
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
    /// `Content-Length` is not a number of bytes.
    case badLength
}

extension RequestBody {
    /// The whole body, refused before it is read where it is announced as larger than `limit`.
    public func bytes(limit: Int) throws(BodyError) -> [UInt8] {
        guard length <= limit else { throw .tooLarge(limit: limit) }
        // One byte more than expected, so that the end shows without growing.
        var bytes = [UInt8](repeating: 0, count: length + 1)
        var filled = 0
        while true {
            let count = try readSome(into: &bytes, from: filled)
            guard count > 0 else { break }
            filled += count
            guard filled <= limit else { throw .tooLarge(limit: limit) }
            if filled == bytes.count { bytes.append(contentsOf: repeatElement(0, count: max(filled, 4096))) }
        }
        bytes.removeLast(bytes.count - filled)
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
