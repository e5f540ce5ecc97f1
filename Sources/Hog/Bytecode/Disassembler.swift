internal import JSON

/// Lists bytecode in readable form: one line per instruction, with the index of its first element and the source beside it.
///
///      2  INTEGER                   1                      ; 1  let n := 1
///      4  GET_LOCAL                 0                      ; 2  return n
///      6  RETURN
///      7  POP
public struct Disassembler {
    /// If the code is invalid, the last line is the error.
    public let lines: [String]

    public init(_ bytecode: Bytecode, source: String? = nil) {
        var listing = DisassemblyWriter(places: bytecode.places, source: source)
        do {
            var reader = try InstructionReader(bytecode)
            while let instruction = try reader.next() { listing.add(instruction) }
        } catch {
            listing.add(error)
        }
        lines = listing.lines
    }
}

/// Formats the lines, and tracks the functions around the current instruction.
private struct DisassemblyWriter {
    var lines: [String] = []
    private let places: [SourcePlace]
    /// The lines of the source, and the offset of each.
    private let source: [(start: Int, text: String)]
    /// The last line of the source that was shown.
    private var shownLine = -1
    /// The ends of the functions around the current instruction.
    private var ends: [Int] = []

    init(places: [SourcePlace], source: String?) {
        self.places = places
        var lines: [(start: Int, text: String)] = []
        var start = 0
        for line in (source ?? "").utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            lines.append((start, String(Substring(line))))
            start += line.count + 1
        }
        self.source = source == nil ? [] : lines
    }

    mutating func add(_ instruction: Instruction) {
        while let end = ends.last, instruction.start >= end { ends.removeLast() }
        let indentation = String(repeating: "  ", count: min(ends.count, Self.maximumIndentation))
        var line = "\(Self.rightAligned(instruction.start))  \(indentation)\(instruction.opcode.name)"
        let operands = instruction.shownOperands
        if !operands.isEmpty { line = "\(Self.leftAligned(line, Self.operandColumn + indentation.count)) \(operands)" }
        if let source = sourceLine(at: instruction.start) { line = "\(Self.leftAligned(line, Self.sourceColumn)) ; \(source)" }
        lines.append(line)
        if let end = instruction.bodyEnd { ends.append(end) }
    }

    mutating func add(_ failure: HogFailure) {
        lines.append("\(Self.rightAligned(failure.element ?? 0))  \(failure.message)")
    }

    /// The line of the source that an element comes from, unless it was the last one shown.
    private mutating func sourceLine(at element: Int) -> String? {
        guard !source.isEmpty, element < places.count else { return nil }
        var first = 0
        var last = source.count
        while last - first > 1 {
            let middle = (first + last) / 2
            if source[middle].start <= places[element].start { first = middle } else { last = middle }
        }
        guard first != shownLine else { return nil }
        shownLine = first
        return "\(first + 1)  \(source[first].text.drop(while: \.isWhitespace))"
    }

    /// Functions nested deeper than this are not indented further.
    private static let maximumIndentation = 12
    private static let operandColumn = 33
    private static let sourceColumn = 56

    private static func rightAligned(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: " ", count: max(0, 6 - digits.count)) + digits
    }

    private static func leftAligned(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    }
}

extension Instruction {
    fileprivate var shownOperands: String {
        switch opcode {
        case .jump, .jumpIfFalse, .jumpIfStackNotNull, .try: "-> \(target.map { "\($0)" } ?? "nowhere")"
        case .callable: "\(operands[0].shown), \(Self.counted(integer(1), "parameter")), \(Self.counted(integer(2), "capture"))"
        case .declareFn: "\(operands[0].shown), \(Self.counted(integer(1), "parameter"))"
        case .closure: captures.map { "\($0.isLocal ? "local" : "captured") \($0.index)" }.joined(separator: ", ")
        default: operands.map(\.shown).joined(separator: " ")
        }
    }

    private static func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}

extension BytecodeElement {
    /// As JSON; a long string is truncated.
    fileprivate var shown: String {
        guard case .string(let text) = self, text.unicodeScalars.count > Self.longest else { return Self.json(self) }
        return Self.json(.string(String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.longest))))) + "…"
    }

    private static let longest = 80

    private static func json(_ element: BytecodeElement) -> String {
        String(Bytecode(elements: [element]).json.text.dropFirst().dropLast())
    }
}
