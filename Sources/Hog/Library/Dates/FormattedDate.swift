/// A datetime formatted by `formatDateTime`: the directives of ClickHouse, with the meaning they have in the reference.
struct FormattedDate {
    let clock: WallClock
    /// In seconds ahead of UTC.
    let offset: Int

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    /// Unknown directives and a trailing `%` are dropped.
    func text(_ format: String, _ runtime: borrowing Runtime) throws(HogFailure) -> String {
        var text = ""
        var count = 0
        var scalars = format.unicodeScalars.makeIterator()
        var steps = 0
        while let scalar = scalars.next() {
            steps += 1
            if steps & 4095 == 0 { try runtime.checkClock() }
            // Beyond the memory limit characters are only counted, for the error message.
            let fits = count <= runtime.limits.memory
            if scalar != "%" {
                count += 1
                if fits { text.unicodeScalars.append(scalar) }
            } else if let directive = scalars.next(), let part = part(directive) {
                count += part.utf8.count
                if fits { text += part }
            }
        }
        try runtime.checkMemory(for: 8 + count)
        return text
    }

    private func part(_ directive: Unicode.Scalar) -> String? { datePart(directive) ?? timePart(directive) }

    private func datePart(_ directive: Unicode.Scalar) -> String? {
        let date = clock.date
        return switch directive {
        case "a": String(Self.weekdays[date.weekday - 1].prefix(3))
        case "b": String(Self.months[date.month - 1].prefix(3))
        case "c", "m": twoDigits(date.month)
        case "C", "g", "y": twoDigits(date.year % 100)
        case "d", "e": twoDigits(date.day)
        case "D": "\(twoDigits(date.month))/\(twoDigits(date.day))/\(twoDigits(date.year % 100))"
        case "F": DateText.date(date)
        case "G", "Y": DateText.padded(date.year, 4)
        case "j": DateText.padded(date.dayOfYear, 3)
        case "M": Self.months[date.month - 1]
        case "u": String(date.weekday)
        case "V": twoDigits(date.isoWeek)
        case "w": String(date.weekday % 7)
        case "W": Self.weekdays[date.weekday - 1]
        default: nil
        }
    }

    private func timePart(_ directive: Unicode.Scalar) -> String? {
        switch directive {
        case "f": DateText.padded(clock.microsecond, 6)
        case "h", "I", "l": twoDigits(twelveHour)
        case "H", "k": twoDigits(clock.hour)
        case "i": twoDigits(clock.minute)
        case "p": meridiem
        case "r": "\(twoDigits(twelveHour)):\(twoDigits(clock.minute)) \(meridiem)"
        case "R": "\(twoDigits(clock.hour)):\(twoDigits(clock.minute))"
        case "s", "S": twoDigits(clock.second)
        case "T": DateText.time(clock)
        case "z": DateText.offset(offset, separator: "")
        case "n": "\n"
        case "t": "\t"
        case "%": "%"
        default: nil
        }
    }

    private var twelveHour: Int { (clock.hour + 11) % 12 + 1 }
    private var meridiem: String { clock.hour < 12 ? "AM" : "PM" }
    private func twoDigits(_ number: Int) -> String { DateText.padded(number, 2) }
}
