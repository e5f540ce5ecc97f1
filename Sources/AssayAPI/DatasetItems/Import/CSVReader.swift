internal import Glibc

/// Cuts the body of an import into the cells of a table (RFC 4180): quotes may hold separators and line ends, `""` is a quote.
///
/// The rows after a stray quote look like a cell of many lines until the next quote or the end. So the row after a broken one is looked
/// for on the line after the one that the broken row begins on.
struct CSVReader {
    struct Cell {
        let bytes: ArraySlice<UInt8>
        /// `""` is an empty text, where nothing between two commas is no text at all.
        let isQuoted: Bool

        var isNothing: Bool { bytes.isEmpty && !isQuoted }
    }

    enum Row: Equatable {
        /// Its cells are in `cells`.
        case complete
        /// It cannot be cut into cells, for this reason.
        case broken(String)
    }

    private enum State {
        case cellStart, plain, quoted
        /// After a quote inside a quoted cell: the end of it, or the first half of `""`.
        case quote
        case rowEnd
        /// After text that follows a closing quote.
        case astray
    }

    /// A row of more cells is no table: nobody may fill the memory with commas.
    static let cellLimit = 1000

    private var body: ImportBody
    private let delimiter: UInt8
    private let limit: Int
    /// What was read, from the beginning of the present row on.
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var rowStart = 0
    private var position = 0
    private var filled = 0
    private var isAtEnd = false
    /// Where the present row's second line begins, or the next row, once that is known.
    private var secondLine: Int?

    /// The cells of the present row: their bytes one after the other, and where each ends.
    private var text = [UInt8]()
    private var ends = [(end: Int, isQuoted: Bool)]()
    /// Where the present row begins, from 1, and how many line ends were passed.
    private(set) var rowLine = 0
    private var linesPassed = 0
    /// Up to this line, rows may be parts of a broken one.
    private var suspectThrough = 0
    /// Rows left out because nothing is in them, not counting empty lines.
    private(set) var blankRows = 0

    init(_ body: ImportBody, delimiter: UInt8 = ImportFormat.comma, limit: Int = ImportBody.rowLimit) {
        self.body = body
        self.delimiter = delimiter
        self.limit = limit
    }

    /// Bytes of the present row's cells.
    var rowSize: Int { text.count }

    /// The cells of the present row.
    var cells: [Cell] {
        var start = 0
        return ends.map { end, isQuoted in
            defer { start = end }
            return Cell(bytes: text[start..<end], isQuoted: isQuoted)
        }
    }

    /// Goes to the next row that has anything in it; `nil` at the end.
    mutating func next() throws(APIError) -> Row? {
        while let row = try readRow() {
            guard row == .complete, text.isBlankText, !ends.contains(where: \.isQuoted) else { return row }
            if ends.count > 1 || !text.isEmpty { blankRows += 1 }
        }
        return nil
    }

    private mutating func readRow() throws(APIError) -> Row? {
        text.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        rowStart = position
        rowLine = linesPassed + 1
        secondLine = nil
        var state = State.cellStart
        while state != .rowEnd {
            guard let byte = try nextByte() else {
                if state == .quoted { return try broken("A quoted cell of the row that begins here has no end.") }
                guard state != .cellStart || !ends.isEmpty else { return nil }
                endCell(state)
                break
            }
            if byte == UInt8(ascii: "\n") { passLine() }
            step(byte, &state)
            switch state {
            case .plain, .quoted: takeRun(state)
            case .astray: return try broken("There is text after the closing quote of a cell.")
            default: break
            }
            guard text.count <= limit else { return try broken("The row is longer than \(limit) bytes.") }
            guard ends.count <= Self.cellLimit else { return try broken("The row has more than \(Self.cellLimit) cells.") }
        }
        return try isSuspect ? suspected() : .complete
    }

    /// Takes one byte.
    private mutating func step(_ byte: UInt8, _ state: inout State) {
        switch state {
        case .quoted where byte == UInt8(ascii: "\""): state = .quote
        case .quoted: text.append(byte)
        case .cellStart where byte == UInt8(ascii: "\""): state = .quoted
        case .quote where byte == UInt8(ascii: "\""):
            text.append(byte)
            state = .quoted
        case _ where byte == delimiter:
            endCell(state)
            state = .cellStart
        case _ where byte == UInt8(ascii: "\n"):
            endCell(state)
            state = .rowEnd
        case .quote where byte == UInt8(ascii: "\r"): break
        case .quote: state = .astray
        default:
            text.append(byte)
            state = .plain
        }
    }

    /// Takes the bytes of a cell up to the next one that means something, as far as they are in the buffer.
    private mutating func takeRun(_ state: State) {
        let stop = state == .quoted ? UInt8(ascii: "\"") : delimiter
        let (start, limit) = (position, filled)
        let end = buffer.withUnsafeBufferPointer { bytes in
            var end = start
            while end < limit, bytes[end] != stop, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            return end
        }
        text.append(contentsOf: buffer[start..<end])
        position = end
    }

    private mutating func endCell(_ state: State) {
        // The other half of a line end of two bytes.
        let start = ends.last?.end ?? 0
        if state == .plain, text.count > start, text.last == UInt8(ascii: "\r") { text.removeLast() }
        ends.append((text.count, state == .quote))
    }

    private mutating func passLine() {
        linesPassed += 1
        if secondLine == nil { secondLine = position }
    }
}

/// Rows that are broken.
extension CSVReader {
    private mutating func broken(_ detail: String) throws(APIError) -> Row {
        if let secondLine, secondLine < position { suspectThrough = linesPassed + 1 }
        try goToSecondLine()
        return .broken(detail)
    }

    /// Whether the row may be a part of a broken row's cell: it has a quote where a table that is written well has none.
    private var isSuspect: Bool {
        rowLine <= suspectThrough && cells.contains { !$0.isQuoted && $0.bytes.contains(UInt8(ascii: "\"")) }
    }

    private mutating func suspected() throws(APIError) -> Row {
        try goToSecondLine()
        return .broken("The row has a quote inside a cell, after a row with a quote too many or too few: it may be a part of that one.")
    }

    /// Goes to where the next row may begin. A line that nothing was kept of ends further on.
    private mutating func goToSecondLine() throws(APIError) {
        while secondLine == nil, let byte = try nextByte() {
            rowStart = position
            if byte == UInt8(ascii: "\n") { passLine() }
        }
        guard let secondLine else { return }
        position = secondLine
        linesPassed = rowLine
    }
}

/// The bytes.
extension CSVReader {
    private mutating func nextByte() throws(APIError) -> UInt8? {
        if position == filled { try refill() }
        guard position < filled else { return nil }
        position += 1
        return buffer[position - 1]
    }

    /// Moves the present row to the front, makes room where it fills the buffer, and reads.
    private mutating func refill() throws(APIError) {
        guard !isAtEnd else { return }
        if rowStart > 0 { dropPassed() }
        if filled == buffer.count { buffer.append(contentsOf: repeatElement(0, count: buffer.count)) }
        let count = try buffer.withUnsafeMutableBufferPointer { (bytes) throws(APIError) in
            try body.read(into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: bytes[filled...])))
        }
        filled += count
        isAtEnd = count == 0
    }

    private mutating func dropPassed() {
        buffer.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            memmove(base, base + rowStart, filled - rowStart)
        }
        position -= rowStart
        filled -= rowStart
        secondLine = secondLine.map { $0 - rowStart }
        rowStart = 0
    }
}
