import Testing

@testable import AssayAPI

@Suite struct LineReaderTests {
    private func lines(_ text: String, piece: Int = 3, limit: Int = 1000) throws -> [String] {
        var reader = LineReader(try ImportBody(ChunkedBody(text, piece: piece), limit: 1_000_000), limit: limit)
        var lines = [String]()
        while let line = try reader.next() {
            switch line {
            case .bytes(let bytes): lines.append(String(decoding: bytes, as: UTF8.self))
            case .tooLong: lines.append("TOO LONG")
            }
        }
        return lines
    }

    @Test(arguments: [1, 2, 3, 7, 100_000])
    func cutsAtLineEnds(piece: Int) throws {
        #expect(try lines("a\n\nbcd\r\ne", piece: piece) == ["a", "", "bcd\r", "e"])
        #expect(try lines("a\n", piece: piece) == ["a"])
        #expect(try lines("", piece: piece) == [])
    }

    @Test func aLineMayBeLongerThanThePieceItCameIn() throws {
        let long = String(repeating: "x", count: 300_000)
        #expect(try lines("a\n\(long)\nb", piece: 50_000, limit: 300_000) == ["a", long, "b"])
    }

    @Test(arguments: [1, 5, 1000])
    func skipsTheRestOfALineThatIsTooLong(piece: Int) throws {
        #expect(try lines("a\n123456789\nb\n123456789", piece: piece, limit: 8) == ["a", "TOO LONG", "b", "TOO LONG"])
        #expect(try lines("12345678\n", piece: piece, limit: 8) == ["12345678"])
    }

    @Test func countsAgainstTheLimitOfTheBody() throws {
        var reader = LineReader(try ImportBody(ChunkedBody("12345\n12345\n", piece: 4), limit: 10))
        #expect(throws: APIError.tooLarge(limit: 10)) { while try reader.next() != nil {} }
        #expect(throws: APIError.tooLarge(limit: 10)) { try ImportBody(ChunkedBody("", piece: 4, announced: 11), limit: 10) }
    }

    @Test func noticesABodyThatEndsTooEarly() throws {
        var reader = LineReader(try ImportBody(ChunkedBody("12345\n", piece: 4, announced: 8), limit: 10))
        #expect(throws: APIError.self) { while try reader.next() != nil {} }
    }
}
