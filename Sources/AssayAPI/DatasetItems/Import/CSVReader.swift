/// Cuts the body of an import into the cells of CSV (RFC 4180): quotes may hold commas and line ends, `""` is a quote.
struct CSVReader {
    struct Cell {
        let bytes: ArraySlice<UInt8>
        /// `""` is an empty text, where nothing between two commas is no text at all.
        let isQuoted: Bool

        var isNothing: Bool { bytes.isEmpty && !isQuoted }
    }

    private enum State {
        case cellStart, plain, quoted
        /// After a quote inside a quoted cell: the end of it, or the first half of `""`.
        case quote
    }

    /// A row of more cells is no table: nobody may fill the memory with commas.
    static let cellLimit = 1000

    private var body: ImportBody
    private let limit: Int
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var position = 0
    private var filled = 0
    private var isAtEnd = false

    /// The cells of the present row: their bytes one after the other, and where each ends.
    private var text = [UInt8]()
    private var ends = [(end: Int, isQuoted: Bool)]()
    /// Where the present row begins, from 1, and how many line ends were passed.
    private(set) var rowLine = 0
    private var linesPassed = 0

    init(_ body: ImportBody, limit: Int = ImportBody.rowLimit) {
        self.body = body
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

    /// Goes to the next row that is not an empty line; `false` at the end.
    mutating func next() throws -> Bool {
        repeat {
            guard try readRow() else { return false }
        } while ends.count == 1 && text.isEmpty && !ends[0].isQuoted
        return true
    }

    private mutating func readRow() throws -> Bool {
        text.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        rowLine = linesPassed + 1
        var state = State.cellStart
        while let byte = try nextByte() {
            if byte == UInt8(ascii: "\n") { linesPassed += 1 }
            guard text.count <= limit else { throw broken("The row is longer than \(limit) bytes.") }
            guard ends.count <= Self.cellLimit else { throw broken("The row has more than \(Self.cellLimit) cells.") }
            if try step(byte, &state) { return true }
        }
        if state == .quoted { throw broken("A quoted cell of the row that begins here has no end.") }
        guard state != .cellStart || !ends.isEmpty else { return false }
        endCell(state)
        return true
    }

    /// Takes one byte; whether it ended the row.
    private mutating func step(_ byte: UInt8, _ state: inout State) throws -> Bool {
        switch (state, byte) {
        case (.quoted, UInt8(ascii: "\"")): state = .quote
        case (.quoted, _): text.append(byte)
        case (.cellStart, UInt8(ascii: "\"")): state = .quoted
        case (.quote, UInt8(ascii: "\"")):
            text.append(byte)
            state = .quoted
        case (_, UInt8(ascii: ",")):
            endCell(state)
            state = .cellStart
        case (_, UInt8(ascii: "\n")):
            endCell(state)
            return true
        case (.quote, UInt8(ascii: "\r")): break
        case (.quote, _): throw broken("There is text after the closing quote of a cell.")
        default:
            text.append(byte)
            state = .plain
            if isByteOrderMark {
                text.removeAll(keepingCapacity: true)
                state = .cellStart
            }
        }
        return false
    }

    private mutating func endCell(_ state: State) {
        // The other half of a line end of two bytes.
        let start = ends.last?.end ?? 0
        if state == .plain, text.count > start, text.last == UInt8(ascii: "\r") { text.removeLast() }
        ends.append((text.count, state == .quote))
    }

    private func broken(_ detail: String) -> UnreadableImport { UnreadableImport(line: rowLine, attr: nil, detail: detail) }

    private mutating func nextByte() throws(APIError) -> UInt8? {
        if position == filled { try refill() }
        guard position < filled else { return nil }
        position += 1
        return buffer[position - 1]
    }

    private mutating func refill() throws(APIError) {
        guard !isAtEnd else { return }
        filled = try buffer.withUnsafeMutableBufferPointer { (bytes) throws(APIError) in
            try body.read(into: UnsafeMutableRawBufferPointer(bytes))
        }
        position = 0
        isAtEnd = filled == 0
    }

    /// Spreadsheets put a byte order mark before the header.
    private var isByteOrderMark: Bool {
        text.count == 3 && rowLine == 1 && ends.isEmpty && text.elementsEqual([0xef, 0xbb, 0xbf])
    }
}
