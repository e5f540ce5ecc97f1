internal import AssayStore

extension Query {
    /// `limit` and `offset`. What makes no sense is as good as absent; a larger page than `maximum` is cut to it.
    func window(maximum: Int) -> Window {
        let limit = number("limit").flatMap { $0 > 0 ? $0 : nil } ?? 100
        return Window(limit: min(limit, maximum), offset: max(number("offset") ?? 0, 0))
    }

    /// Blanks around a number and a `+` before it are tolerated. More than any list has is as good as the largest number, of which two can
    /// be added.
    private func number(_ name: String) -> Int? {
        guard let text = self[name]?.trimmingBlanks() else { return nil }
        let largest = Int.max / 2
        if let number = Int(text) { return min(number, largest) }
        let digits = text.hasPrefix("+") ? text.dropFirst() : Substring(text)
        let isHuge = !digits.isEmpty && digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isHuge ? largest : nil
    }
}
