internal import AssayDomain

/// Moments as the wire spells them: `2019-08-24T14:15:22Z`, `2019-08-24T14:15:22.500000Z`.
enum Datetime {
    /// Why a text is no moment.
    enum Refusal: Error {
        case wrongFormat
        /// Outside the years 1 to 9999, once it is converted to UTC.
        case overflow

        func error(_ field: String) -> APIError {
            switch self {
            case .wrongFormat:
                .invalid(
                    field,
                    "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].")
            case .overflow: .invalid(field, code: "overflow", "Datetime value out of range.")
            }
        }
    }

    private static let microsecondsOfDay: Int64 = 86_400_000_000
    /// The first moment of the year 1 and the first of the year 10000.
    private static let range =
        days(year: 1, month: 1, day: 1) * microsecondsOfDay..<days(year: 10_000, month: 1, day: 1) * microsecondsOfDay

    /// A date, or a date and a time, with an offset or in UTC.
    static func parse(_ text: String) throws(Refusal) -> Timestamp {
        var reader = DatetimeReader(text)
        guard let day = reader.date() else { throw .wrongFormat }
        var microseconds = day * microsecondsOfDay
        if !reader.isAtEnd {
            guard let time = reader.time(), let offset = reader.offset(), reader.isAtEnd else { throw .wrongFormat }
            microseconds += time - offset
        }
        guard range.contains(microseconds) else { throw .overflow }
        return Timestamp(microseconds: microseconds)
    }

    /// In UTC; a fraction has six digits, and is absent where it is zero.
    static func text(_ moment: Timestamp) -> String {
        let day = moment.microseconds.flooredQuotient(microsecondsOfDay)
        let inDay = moment.microseconds - day * microsecondsOfDay
        let (year, month, dayOfMonth) = date(day)
        let seconds = inDay / 1_000_000
        let fraction = inDay % 1_000_000
        return String(unsafeUninitializedCapacity: 27) { buffer in
            var digits = DigitWriter(buffer)
            digits.write(year, width: 4, then: "-")
            digits.write(month, width: 2, then: "-")
            digits.write(dayOfMonth, width: 2, then: "T")
            digits.write(seconds / 3600, width: 2, then: ":")
            digits.write(seconds / 60 % 60, width: 2, then: ":")
            digits.write(seconds % 60, width: 2, then: fraction == 0 ? "Z" : ".")
            if fraction != 0 { digits.write(fraction, width: 6, then: "Z") }
            return digits.count
        }
    }

    /// Days from 1970-01-01 to a date of the Gregorian calendar. Years are counted from March, so that a leap day ends one.
    static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooredQuotient(400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The inverse of `days`.
    private static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}

extension Int64 {
    /// Rounded towards minus infinity, for moments before 1970.
    fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

/// Writes numbers of a fixed width, each with the character after it.
private struct DigitWriter {
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
