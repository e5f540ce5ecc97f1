extension Timestamp: CustomStringConvertible {
    /// In UTC, as the API spells it: `2019-08-24T14:15:22Z`. A fraction has six digits, and is absent where it is zero.
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
    /// Why a text is no moment.
    public enum TextError: Error, Equatable {
        case wrongFormat
        /// Outside the years 1 to 9999, once it is converted to UTC.
        case outOfRange
    }

    /// Reads a date, or a date and a time: `2019-08-24`, `2019-08-24 14:15`, `2019-08-24T14:15:22.5+02:00`. Without an offset it is UTC.
    public init(text: String) throws(TextError) {
        var reader = TimestampReader(text)
        guard let date = reader.date() else { throw .wrongFormat }
        var microseconds = date.daysSince1970 * Self.microsecondsInDay
        if !reader.isAtEnd {
            guard let time = reader.time(), let offset = reader.offset(), reader.isAtEnd else { throw .wrongFormat }
            microseconds += time - offset
        }
        guard Self.expressible.contains(microseconds) else { throw .outOfRange }
        self.init(microseconds: microseconds)
    }

    static let microsecondsInDay: Int64 = 86_400_000_000
    /// The years 1 to 9999: from 719,162 days before 1970 to the 2,932,896th after it.
    private static let expressible = -719_162 * microsecondsInDay..<2_932_897 * microsecondsInDay
}

/// Writes numbers of a fixed width, each with the character after it.
private struct FixedDigits {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    mutating func write(_ number: Int64, width: Int, then mark: Unicode.Scalar) {
        var rest = number
        for position in stride(from: count + width - 1, through: count, by: -1) {
            buffer[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        buffer[count + width] = UInt8(ascii: mark)
        count += width + 1
    }
}
