internal import Glibc

/// Splits the body of an import into the cells of a table (RFC 4180): quoted cells may contain separators and line ends, `""` is a quote.
///
/// After a stray quote, all lines until the next quote look like one cell. Therefore reading resumes on the second line of a broken row.
struct CSVReader {
    struct Cell {
        let bytes: ArraySlice<UInt8>
        /// `""` is an empty string; an empty cell without quotes is a missing value.
        let isQuoted: Bool

        var isMissing: Bool { bytes.isEmpty && !isQuoted }
    }

    enum Row: Equatable {
        /// Its cells are in `cells`.
        case complete
        /// It cannot be split into cells, for this reason.
        case broken(String)
    }

    private enum State {
        case cellStart, plain, quoted
        /// After a quote inside a quoted cell: the end of it, or the first half of `""`.
        case quote
        case rowEnd
        /// In text that follows a closing quote.
        case textAfterQuote
    }

    /// Maximum cells of a row, so that a line of commas cannot fill the memory.
    static let cellLimit = 1000

    private var body: ImportBody
    private let delimiter: UInt8
    private let limit: Int
    /// The bytes read, from the start of the present row.
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var rowStart = 0
    private var position = 0
    private var filled = 0
    private var isAtEnd = false
    /// The start of the second line of the present row, or of the next row, once it is known.
    private var secondLine: Int?

    /// The cells of the present row: their concatenated bytes, and the end of each.
    private var text = [UInt8]()
    private var ends = [(end: Int, isQuoted: Bool)]()
    /// The line on which the present row starts, from 1.
    private(set) var rowLine = 0
    /// Line ends read so far.
    private var lineCount = 0
    /// Rows up to this line may be parts of a broken row.
    private var suspectThrough = 0
    /// Rows that were skipped because all their cells are blank, without empty lines.
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

    /// Reads the next row that is not blank; `nil` at the end.
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
        rowLine = lineCount + 1
        secondLine = nil
        var state = State.cellStart
        while state != .rowEnd {
            guard let byte = try nextByte() else {
                if state == .quoted { return try broken("A quoted cell of the row that begins here is not closed.") }
                guard state != .cellStart || !ends.isEmpty else { return nil }
                endCell(state)
                break
            }
            if byte == UInt8(ascii: "\n") { countLine() }
            step(byte, &state)
            switch state {
            case .plain, .quoted: appendRun(state)
            case .textAfterQuote: return try broken("There is text after the closing quote of a cell.")
            default: break
            }
            guard text.count <= limit else { return try broken("The row is longer than \(limit) bytes.") }
            guard ends.count <= Self.cellLimit else { return try broken("The row has more than \(Self.cellLimit) cells.") }
        }
        return try isSuspect ? suspectRow() : .complete
    }

    /// Processes one byte.
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
        case .quote: state = .textAfterQuote
        default:
            text.append(byte)
            state = .plain
        }
    }

    /// Appends the buffered bytes of a cell up to the next one that has a meaning.
    private mutating func appendRun(_ state: State) {
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
        // The CR of a CRLF is not part of the cell.
        let start = ends.last?.end ?? 0
        if state == .plain, text.count > start, text.last == UInt8(ascii: "\r") { text.removeLast() }
        ends.append((text.count, state == .quote))
    }

    private mutating func countLine() {
        lineCount += 1
        if secondLine == nil { secondLine = position }
    }
}

/// Broken rows.
extension CSVReader {
    private mutating func broken(_ detail: String) throws(APIError) -> Row {
        if let secondLine, secondLine < position { suspectThrough = lineCount + 1 }
        try skipToSecondLine()
        return .broken(detail)
    }

    /// Whether the row may be part of a cell of a broken row: it has a quote inside a cell without quotes.
    private var isSuspect: Bool {
        rowLine <= suspectThrough && cells.contains { !$0.isQuoted && $0.bytes.contains(UInt8(ascii: "\"")) }
    }

    private mutating func suspectRow() throws(APIError) -> Row {
        try skipToSecondLine()
        return .broken("The row has a quote inside a cell and follows a row with unbalanced quotes: it may be part of that row.")
    }

    /// Moves to the second line of a broken row, reading to the end of its first line if that is not in the buffer.
    private mutating func skipToSecondLine() throws(APIError) {
        while secondLine == nil, let byte = try nextByte() {
            rowStart = position
            if byte == UInt8(ascii: "\n") { countLine() }
        }
        guard let secondLine else { return }
        position = secondLine
        lineCount = rowLine
    }
}

/// The buffer.
extension CSVReader {
    private mutating func nextByte() throws(APIError) -> UInt8? {
        if position == filled { try refill() }
        guard position < filled else { return nil }
        position += 1
        return buffer[position - 1]
    }

    /// Moves the present row to the front, enlarges the buffer if the row fills it, and reads.
    private mutating func refill() throws(APIError) {
        guard !isAtEnd else { return }
        if rowStart > 0 { dropConsumed() }
        if filled == buffer.count { buffer.append(contentsOf: repeatElement(0, count: buffer.count)) }
        let count = try buffer.withUnsafeMutableBufferPointer { (bytes) throws(APIError) in
            try body.read(into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: bytes[filled...])))
        }
        filled += count
        isAtEnd = count == 0
    }

    private mutating func dropConsumed() {
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
