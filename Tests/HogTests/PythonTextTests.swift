import BigInt
import Testing

@testable import Hog

@Suite struct PythonTextTests {
    private let deadline = Deadline(limits: Limits())

    @Test(.enabled(if: PythonOracle.isAvailable)) func everySampleIsWrittenAsPythonWritesIt() throws {
        let script = OperandValue.all.map { "print(repr(\($0.python)))" }.joined(separator: "\n")
        for (sample, expected) in zip(OperandValue.all, try PythonOracle.lines(of: script)) {
            var heap = Heap()
            let value = sample.value(in: &heap)
            #expect(try heap.pythonText(value) == expected)
            #expect(try heap.pythonString(value) == (value.tag == .string ? heap.string(value) : expected))
        }
    }

    /// Which characters are printable depends on the version of Unicode. An older Python escapes characters that it does not know.
    @Test(.enabled(if: PythonOracle.isAvailable)) func everyCharacterIsWrittenAsPythonWritesIt() throws {
        let lines = try PythonOracle.lines(
            of: """
                import unicodedata
                for code in list(range(0xD800)) + list(range(0xE000, 0x110000, 1)):
                    if code < 0x3000 or code % 16 == 0:
                        print(code, unicodedata.category(chr(code)) == 'Cn', ascii(repr(chr(code))))
                """)
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 2)
            let scalar = try #require(Unicode.Scalar(UInt32(parts[0]) ?? 0))
            guard parts[1] == "False" else { continue }
            let quoted = try PythonQuotedText.quoted(String(scalar), deadline)
            let isEscaped = parts[2].contains(#"\\"#)
            #expect((quoted.unicodeScalars.count > 3) == isEscaped, "\(line)")
            if scalar.isASCII { #expect(try PythonQuotedText.quoted(quoted, deadline) == parts[2] || !isEscaped, "\(line)") }
        }
    }

    @Test(arguments: [
        ("it", "'it'"), ("it's", #""it's""#), (#"it's "so""#, #"'it\'s "so"'"#), (#""so""#, #"'"so"'"#), ("\\\n\r\t", #"'\\\n\r\t'"#),
        ("\0\u{7f}\u{a0}", #"'\x00\x7f\xa0'"#), ("\u{2028}\u{feff}", #"'\u2028\ufeff'"#), ("\u{e0001}", #"'\U000e0001'"#), ("é😀", "'é😀'"),
    ])
    func stringsHaveTheQuotesThatNeedNoEscape(text: String, quoted: String) throws {
        #expect(try PythonQuotedText.quoted(text, deadline) == quoted)
    }

    @Test func noTextIsQuotedPastTheLimits() {
        let text = String(repeating: "\u{10ffff}", count: 5000)
        var late = deadline
        late.expiry = 0
        #expect(throws: HogFailure.self) { try PythonQuotedText.quoted(text, late) }
        #expect(throws: HogFailure.self) { try PythonQuotedText.quoted(text, Deadline(limits: Limits(memory: 20_000))) }
    }

    @Test func containersAreWrittenWithTheirKeys() throws {
        var heap = Heap()
        var members = ObjectMembers()
        for key in [Key.null, .boolean(true), .integer(2), .float(2.5), .tuple([.integer(1)]), .text(Text("a'"))] {
            members.set(key, .null)
        }
        let object = heap.object(members)
        #expect(try heap.pythonText(object) == #"{None: None, True: None, 2: None, 2.5: None, (1,): None, "a'": None}"#)
        #expect(try heap.pythonText(heap.tuple([.null])) == "(None,)")
        #expect(try heap.pythonText(heap.tuple([])) == "()")
    }

    @Test func functionsAreTheObjectsThatTheReferenceMakes() throws {
        var heap = Heap()
        heap.functions = [FunctionDescription(name: "f", parameterCount: 2, upvalueCount: 1, chunk: "root", start: 7)]
        let closure = heap.closure(Closure(function: 0, upvalues: [3]))
        let text =
            "{'__hogClosure__': True, 'callable': {'__hogCallable__': 'local', 'name': 'f', 'chunk': 'root', 'argCount': 2, "
            + "'upvalueCount': 1, 'ip': 7}, 'upvalues': [3]}"
        #expect(try heap.pythonText(closure) == text)
        #expect(try heap.pythonText(heap.record(closure)) == text)
        #expect(try heap.cost(of: heap.record(closure)) == heap.functionCost(closure))
    }
}
