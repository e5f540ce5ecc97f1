import FastCGI
import Testing

@testable import AssayAPI

@Suite struct UploadRateTests {
    /// Sends the first bytes at once, and then pieces of one size with a pause before each.
    private final class SlowBody: RequestBody {
        let length = 0
        let piece: Int
        let pause: Duration
        private var burst: Int
        private var remaining: Int
        private(set) var now = ContinuousClock.now

        init(piece: Int, every pause: Duration, after burst: Int = 0, of total: Int = .max) {
            (self.piece, self.pause) = (piece, pause)
            (self.burst, remaining) = (burst, total)
        }

        func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
            if burst == 0 { now += pause }
            let count = min(burst > 0 ? burst : piece, buffer.count, remaining)
            burst = max(0, burst - count)
            remaining -= count
            return count
        }
    }

    /// The number of bytes that arrive before the body is refused, up to a limit.
    private func arrived(_ body: SlowBody, limit: Int) throws -> Int {
        var read = try ImportBody(body, limit: .max, rate: UploadRate { body.now })
        var arrived = 0
        try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
            while arrived < limit { arrived += try read.read(into: buffer) }
        }
        return arrived
    }

    @Test func refusesAByteEveryFewMinutes() {
        let error = #expect(throws: APIError.self) { try arrived(SlowBody(piece: 1, every: .seconds(59)), limit: 3) }
        #expect(error?.status == 408)
    }

    @Test func refusesBytesThatNeverEnd() {
        #expect(throws: APIError.self) { try arrived(SlowBody(piece: 1, every: .milliseconds(1)), limit: 100_000) }
    }

    @Test func refusesBytesThatBecomeSlowAfterALotOfThem() {
        let body = SlowBody(piece: 1, every: .seconds(50), after: 1 << 20)
        let error = #expect(throws: APIError.self) { try arrived(body, limit: (1 << 20) + 3) }
        #expect(error?.status == 408)
    }

    @Test func takesASlowBodyThatEnds() throws {
        #expect(try arrived(SlowBody(piece: 1, every: .seconds(19), of: 3), limit: 3) == 3)
        #expect(try arrived(SlowBody(piece: 8192, every: .seconds(1), of: 1 << 20), limit: 1 << 20) == 1 << 20)
    }
}
