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
    ///
    /// It takes up memory as it arrives: what is only announced costs nothing yet.
    public func bytes(limit: Int) throws(BodyError) -> [UInt8] {
        guard length <= limit else { throw .tooLarge(limit: limit) }
        // One byte more than expected, so that the end shows without growing.
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
