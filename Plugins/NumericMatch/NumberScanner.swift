/// Finds numbers in prose: `1,234.50`, `-$3`, `.5`, `6e-3`, `18.` at the end of a sentence.
///
/// A comma belongs to a number where three digits follow it and no fourth. A minus belongs to it unless a letter, a digit or a closing
/// bracket stands before the minus: `16-3` ends in a 3.
struct NumberScanner {
    struct Found: Equatable {
        let number: DecimalNumber
        /// As it was written, without currency.
        let text: String
    }

    private let text: UnsafeBufferPointer<UInt8>
    private var place = 0

    static func first(in text: some StringProtocol) -> Found? {
        scan(text) { $0.next() }
    }

    static func last(in text: some StringProtocol) -> Found? {
        scan(text) { scanner in
            var last: Found?
            while let found = scanner.next() { last = found }
            return last
        }
    }

    private static func scan(_ text: some StringProtocol, _ read: (inout NumberScanner) -> Found?) -> Found? {
        var text = String(text)
        return text.withUTF8 { bytes in
            var scanner = NumberScanner(text: bytes)
            return read(&scanner)
        }
    }

    private init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

    /// The next number that is not too long to be one.
    private mutating func next() -> Found? {
        while place < text.count {
            let start = place
            guard isDigit(start) || isPoint(start) && isDigit(start + 1) else {
                place += 1
                continue
            }
            var digits = wholeDigits()
            let fraction = fractionDigits()
            digits += fraction
            let exponent = exponent()
            let isNegative = hasMinus(before: start)
            if let number = DecimalNumber(isNegative: isNegative, digits: digits, exponent: exponent - fraction.count) {
                return Found(number: number, text: (isNegative ? "-" : "") + String(decoding: text[start..<place], as: UTF8.self))
            }
        }
        return nil
    }

    private mutating func wholeDigits() -> [UInt8] {
        var digits = takeDigits()
        var group = digits.count
        while (1...3).contains(group), text[safe: place] == UInt8(ascii: ","), digitCount(from: place + 1, atMost: 4) == 3 {
            place += 1
            digits += takeDigits()
            group = 3
        }
        return digits
    }

    private mutating func fractionDigits() -> [UInt8] {
        guard isPoint(place), isDigit(place + 1) else { return [] }
        place += 1
        return takeDigits()
    }

    private mutating func exponent() -> Int {
        guard let letter = text[safe: place], letter | 0x20 == UInt8(ascii: "e") else { return 0 }
        let sign = text[safe: place + 1]
        let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
        let first = isSigned ? place + 2 : place + 1
        guard isDigit(first) else { return 0 }
        place = first
        // More digits than these are too many for any number, so what they say does not matter.
        let value = takeDigits().prefix(9).reduce(0) { $0 * 10 + Int($1) }
        return sign == UInt8(ascii: "-") ? -value : value
    }

    private mutating func takeDigits() -> [UInt8] {
        let start = place
        while isDigit(place) { place += 1 }
        return text[start..<place].map { $0 - UInt8(ascii: "0") }
    }
}

extension NumberScanner {
    private func hasMinus(before start: Int) -> Bool {
        var place = start - currencyLength(before: start)
        if text[safe: place - 1] == UInt8(ascii: "-") {
            place -= 1
        } else if ends(at: place, with: "−") {
            place -= 3
        } else {
            return false
        }
        guard let before = text[safe: place - 1] else { return true }
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(before | 0x20) || before >= 0x80
        return !isLetter && !isDigit(place - 1) && before != UInt8(ascii: ")") && before != UInt8(ascii: "]")
    }

    private func currencyLength(before place: Int) -> Int {
        let sign: StaticString? = (["$", "€", "£", "¥"] as [StaticString]).first { ends(at: place, with: $0) }
        return sign?.utf8CodeUnitCount ?? 0
    }

    private func ends(at place: Int, with sign: StaticString) -> Bool {
        let length = sign.utf8CodeUnitCount
        guard place >= length else { return false }
        return sign.withUTF8Buffer { $0.elementsEqual(text[(place - length)..<place]) }
    }

    private func isDigit(_ place: Int) -> Bool { text[safe: place].map { $0 &- UInt8(ascii: "0") < 10 } ?? false }

    private func isPoint(_ place: Int) -> Bool { text[safe: place] == UInt8(ascii: ".") }

    private func digitCount(from place: Int, atMost limit: Int) -> Int {
        var count = 0
        while count < limit, isDigit(place + count) { count += 1 }
        return count
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// `nil` outside.
    fileprivate subscript(safe place: Int) -> UInt8? { indices.contains(place) ? self[place] : nil }
}
