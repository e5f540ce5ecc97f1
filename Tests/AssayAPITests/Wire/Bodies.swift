import FastCGI
import JSON

@testable import AssayAPI

/// The fields of a JSON body.
func json(_ text: String, isPartial: Bool = false) throws -> Fields {
    try Body(parsing: Array(text.utf8)).fields(isPartial: isPartial)
}

/// The fields of a form.
func form(_ text: String, isPartial: Bool = false) throws -> Fields {
    Fields(.form(try FormField.parse(urlencoded: Array(text.utf8))), isPartial: isPartial)
}

/// The error that `read` throws; `nil` if it succeeds.
func refusal(_ read: () throws -> Void) -> APIError? {
    do {
        try read()
        return nil
    } catch {
        return error as? APIError
    }
}

/// A body that arrives in pieces of a few bytes, by default without an announced length.
final class ChunkedBody: RequestBody {
    private var remaining: ArraySlice<UInt8>
    private let piece: Int
    let length: Int

    init(_ text: String, piece: Int, announced length: Int = 0) {
        remaining = Array(text.utf8)[...]
        self.piece = piece
        self.length = length
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let next = remaining.prefix(min(piece, buffer.count))
        buffer.copyBytes(from: next)
        remaining = remaining.dropFirst(next.count)
        return next.count
    }
}
