internal import CFastCGI
internal import Glibc

/// A body that is still on its way.
final class FastCGIBody: RequestBody {
    let length: Int
    /// Nil once the request is over: a handler that kept the body finds nothing in it.
    private var request: UnsafeMutablePointer<FCGX_Request>?
    /// Nil where the client did not announce how much it sends, -1 where what it announced is no number.
    private let announced: Int?
    private var count = 0

    init(_ request: UnsafeMutablePointer<FCGX_Request>, _ parameters: RequestParameters) {
        self.request = request
        announced = parameters.withValue(of: "CONTENT_LENGTH", Self.number) ?? nil
        length = max(0, announced ?? 0)
    }

    /// Announced bytes that nobody has read.
    var unread: Int { length - count }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(BodyError) -> Int {
        if let announced, announced < 0 { throw .badLength }
        guard let request else { throw .incomplete }
        let wanted = min(buffer.count, announced.map { $0 - count } ?? buffer.count, 1 << 30)
        guard wanted > 0 else { return 0 }
        if count == 0 { ReceiveTimeout.body.apply(to: request.pointee.ipcFd) }
        let target = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        let got = Int(FCGX_GetStr(target, CInt(wanted), request.pointee.in))
        count += max(0, got)
        guard got == wanted || isAtEnd(request) else { throw .incomplete }
        return got
    }

    func end() { request = nil }

    /// Whether the stream has ended well: without an error, and after as many bytes as were announced.
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
