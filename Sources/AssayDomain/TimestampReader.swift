/// Reads the parts of a moment's text from left to right. Each part is `nil` where the text has something else.
struct TimestampReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position == bytes.count }

    /// `YYYY-MM-DD` from the year 1 on.
    mutating func date() -> CalendarDate? {
        guard let year = digits(4), skip("-"), let month = digits(2), skip("-"), let day = digits(2), year >= 1 else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// `T` or a blank, and `HH:MM[:SS[.ffffff]]`, in microseconds since midnight. Digits after the sixth are cut.
    mutating func time() -> Int64? {
        guard skip("T") || skip(" "), let hour = digits(2), skip(":"), let minute = digits(2) else { return nil }
        var second: Int64 = 0
        var fraction: Int64 = 0
        if skip(":") {
            guard let seconds = digits(2) else { return nil }
            second = seconds
            if skip(".") || skip(",") {
                guard let microseconds = self.fraction() else { return nil }
                fraction = microseconds
            }
        }
        guard hour < 24, minute < 60, second < 60 else { return nil }
        return ((hour * 60 + minute) * 60 + second) * 1_000_000 + fraction
    }

    /// `Z`, `+02:00`, `+0200`, `-05` or nothing, in microseconds.
    mutating func offset() -> Int64? {
        if isAtEnd || skip("Z") { return 0 }
        let isWest = skip("-")
        guard isWest || skip("+"), let hours = digits(2) else { return nil }
        var minutes: Int64 = 0
        if !isAtEnd {
            _ = skip(":")
            guard let written = digits(2) else { return nil }
            minutes = written
        }
        guard hours < 24, minutes < 60 else { return nil }
        return (hours * 60 + minutes) * (isWest ? -60_000_000 : 60_000_000)
    }

    private mutating func fraction() -> Int64? {
        var microseconds: Int64 = 0
        var count = 0
        while let digit = digits(1) {
            count += 1
            if count <= 6 { microseconds = microseconds * 10 + digit }
        }
        guard (1...9).contains(count) else { return nil }
        for _ in min(count, 6)..<6 { microseconds *= 10 }
        return microseconds
    }

    private mutating func digits(_ count: Int) -> Int64? {
        guard bytes.count - position >= count else { return nil }
        var number: Int64 = 0
        for byte in bytes[position..<position + count] {
            guard byte &- UInt8(ascii: "0") < 10 else { return nil }
            number = number * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        position += count
        return number
    }

    private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }
}
