extension Timestamp: CustomStringConvertible {
    /// In UTC, as the API spells it: `2019-08-24T14:15:22Z`. A fraction has six digits, and is left out if it is zero.
    public var description: String {
        String(unsafeUninitializedCapacity: Self.textLength, initializingUTF8With: write)
    }

    /// Characters of the longest `description`.
    public static var textLength: Int { 27 }

    /// Writes `description` to the front of a buffer, and returns its length.
    public func write(to buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        let days = microseconds.flooredQuotient(Self.microsecondsInDay)
        let date = CalendarDate(daysSince1970: days)
        let seconds = (microseconds - days * Self.microsecondsInDay) / 1_000_000
        let fraction = microseconds - days * Self.microsecondsInDay - seconds * 1_000_000
        var digits = FixedDigits(buffer)
        digits.write(date.year, width: 4, then: "-")
        digits.write(date.month, width: 2, then: "-")
        digits.write(date.day, width: 2, then: "T")
        digits.write(seconds / 3600, width: 2, then: ":")
        digits.write(seconds / 60 % 60, width: 2, then: ":")
        digits.write(seconds % 60, width: 2, then: fraction == 0 ? "Z" : ".")
        if fraction != 0 { digits.write(fraction, width: 6, then: "Z") }
        return digits.count
    }
}

extension Timestamp {
    /// Why a text could not be read as a time.
    public enum ParseError: Error, Equatable {
        case wrongFormat
        /// Outside the years 1 to 9999 in UTC.
        case outOfRange
    }

    /// Reads a date, or a date and a time: `2019-08-24`, `2019-08-24 14:15`, `2019-08-24T14:15:22.5+02:00`. Without an offset it is in UTC.
    public init(text: String) throws(ParseError) {
        var reader = TimestampReader(text)
        guard let date = reader.date() else { throw .wrongFormat }
        var microseconds = date.daysSince1970 * Self.microsecondsInDay
        if !reader.isAtEnd {
            guard let time = reader.time(), let offset = reader.offset(), reader.isAtEnd else { throw .wrongFormat }
            microseconds += time - offset
        }
        guard Self.validRange.contains(microseconds) else { throw .outOfRange }
        self.init(microseconds: microseconds)
    }

    static let microsecondsInDay: Int64 = 86_400_000_000
    /// The years 1 to 9999: from 719,162 days before 1970 to the 2,932,896th after it.
    private static let validRange = -719_162 * microsecondsInDay..<2_932_897 * microsecondsInDay
}

/// Writes numbers of a fixed width, each with the character after it.
private struct FixedDigits {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    mutating func write(_ number: Int64, width: Int, then mark: Unicode.Scalar) {
        var remaining = number
        for position in stride(from: count + width - 1, through: count, by: -1) {
            buffer[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: remaining % 10)
            remaining /= 10
        }
        buffer[count + width] = UInt8(ascii: mark)
        count += width + 1
    }
}

/// Reads the parts of a time from left to right. Each method returns `nil` if the text does not continue with that part.
private struct TimestampReader {
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

    /// `T` or a space, then `HH:MM[:SS[.ffffff]]`, in microseconds since midnight. Digits after the sixth are dropped.
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
