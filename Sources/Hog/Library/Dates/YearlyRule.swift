/// The rule for clock changes in future years, from the footer of a time zone file in POSIX notation: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct YearlyRule: Sendable {
    /// Seconds ahead of UTC.
    private let standard: Int
    private let summer: Summer?

    private struct Summer {
        let offset: Int
        let begin: Change
        let end: Change
    }

    /// A day of every year, and the time on that day in seconds from its midnight.
    private struct Change {
        enum Day {
            /// The week is 1 to 5, where 5 means the last; the weekday counts from Sunday.
            case weekday(month: Int, week: Int, weekday: Int)
            /// Counts from 1 without 29 February.
            case dayWithoutLeapDay(Int)
            /// Counts from 0.
            case day(Int)
        }

        let day: Day
        let time: Int

        /// In seconds since 1970 in local time.
        func seconds(in year: Int) -> Int { days(in: year) * 86_400 + time }

        private func days(in year: Int) -> Int {
            let newYear = CivilDate(year: year, month: 1, day: 1).days
            switch day {
            case .day(let number): return newYear + number
            case .dayWithoutLeapDay(let number): return newYear + number - (number >= 60 && CivilDate.isLeap(year) ? 0 : 1)
            case .weekday(let month, let week, let weekday):
                let first = CivilDate(year: year, month: month, day: 1)
                var day = 1 + (weekday - first.weekday % 7 + 7) % 7 + (week - 1) * 7
                if day > CivilDate.length(ofMonth: month, year: year) { day -= 7 }
                return first.days + day - 1
            }
        }
    }

    func offset(at seconds: Int) -> Int {
        guard let summer else { return standard }
        let year = CivilDate(days: CivilDate.floorDivision(seconds + standard, 86_400)).year
        let begin = summer.begin.seconds(in: year) - standard
        let end = summer.end.seconds(in: year) - summer.offset
        // In the southern hemisphere summer begins in one year and ends in the next.
        let isSummer = begin < end ? begin <= seconds && seconds < end : !(end <= seconds && seconds < begin)
        return isSummer ? summer.offset : standard
    }
}

extension YearlyRule {
    /// `nil` if the notation is not valid.
    init?(_ notation: some Collection<UInt8>) {
        var reader = Reader(rest: ArraySlice(notation))
        guard reader.skipName(), let behind = reader.time() else { return nil }
        standard = -behind
        if reader.rest.isEmpty {
            summer = nil
            return
        }
        guard reader.skipName() else { return nil }
        var offset = standard + 3600
        if reader.rest.first != UInt8(ascii: ",") {
            guard let behind = reader.time() else { return nil }
            offset = -behind
        }
        guard let begin = reader.change(), let end = reader.change(), reader.rest.isEmpty else { return nil }
        summer = Summer(offset: offset, begin: begin, end: end)
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: character) else { return false }
            rest.removeFirst()
            return true
        }

        /// An abbreviation: letters, or anything in angle brackets.
        mutating func skipName() -> Bool {
            if skip("<") {
                guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
                rest = rest[(end + 1)...]
                return true
            }
            let letters = rest.prefix(while: ASCII.isLetter)
            rest = rest[letters.endIndex...]
            return !letters.isEmpty
        }

        mutating func number() -> Int? {
            let digits = rest.prefix(while: ASCII.isDigit)
            rest = rest[digits.endIndex...]
            return digits.count > 3 ? nil : Int(String(decoding: digits, as: UTF8.self))
        }

        /// `[+-]hh[:mm[:ss]]`, in seconds.
        mutating func time() -> Int? {
            let isNegative = skip("-")
            if !isNegative { _ = skip("+") }
            guard var seconds = number().map({ $0 * 3600 }) else { return nil }
            for unit in [60, 1] where skip(":") {
                guard let number = number() else { return nil }
                seconds += number * unit
            }
            return isNegative ? -seconds : seconds
        }

        /// `,Mm.w.d[/time]`, `,Jn[/time]` or `,n[/time]`.
        mutating func change() -> Change? {
            guard skip(","), let day = day() else { return nil }
            guard skip("/") else { return Change(day: day, time: 7200) }
            return time().map { Change(day: day, time: $0) }
        }

        private mutating func day() -> Change.Day? {
            if skip("M") {
                guard let month = number(), skip("."), let week = number(), skip("."), let weekday = number() else { return nil }
                guard (1...12).contains(month), (1...5).contains(week), (0...6).contains(weekday) else { return nil }
                return .weekday(month: month, week: week, weekday: weekday)
            }
            if skip("J") { return number().map { .dayWithoutLeapDay($0) } }
            return number().map { .day($0) }
        }
    }
}
