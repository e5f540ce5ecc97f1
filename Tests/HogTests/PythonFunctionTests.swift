import Testing

@testable import Hog

/// Compares string functions with the functions of Python that they correspond to, on random strings.
@Suite(.enabled(if: PythonOracle.isAvailable)) struct PythonFunctionTests {
    @Test(arguments: [
        ("lower", "s.lower()"), ("upper", "s.upper()"), ("reverse", "s[::-1]"), ("trim", "s.strip()"), ("trimLeft", "s.lstrip()"),
        ("trimRight", "s.rstrip()"), ("length", "len(s)"), ("base64Encode", "base64.b64encode(s.encode()).decode()"),
        ("base64Decode", "base64.b64decode(s.encode()).decode()"), ("encodeURLComponent", "urllib.parse.quote(s, safe='')"),
        ("decodeURLComponent", "urllib.parse.unquote(s)"), ("toInt", "number(int, s)"), ("toFloat", "number(float, s)"),
        ("sha1Hex", "hashlib.sha1(s.encode()).hexdigest()"),
    ])
    func ofOneText(name: String, expression: String) throws {
        let texts = Self.texts(400, seed: 1)
        let ours = try texts.map { try Self.shown(LibraryCall(name, .text($0))) }
        #expect(try ours == Self.python(expression, "s", texts.map { [$0] }))
    }

    @Test(arguments: [
        ("position", "s.find(t) + 1"), ("positionCaseInsensitive", "s.lower().find(t.lower()) + 1"), ("startsWith", "s.startswith(t)"),
        ("isIPAddressInRange", "inside(s, t)"),
    ])
    func ofTwoTexts(name: String, expression: String) throws {
        let pairs = zip(Self.texts(600, seed: 2), Self.texts(600, seed: 3)).map { [$0, String($1.unicodeScalars.prefix(3))] }
        let ours = try pairs.map { try Self.shown(LibraryCall(name, .text($0[0]), .text($0[1]))) }
        #expect(try ours == Self.python(expression, "s, t", pairs))
    }

    @Test func splitting() throws {
        let pairs = zip(Self.texts(600, seed: 4), Self.texts(600, seed: 5)).map { [$0, String($1.unicodeScalars.prefix(2))] }
        let ours = try pairs.map { try Self.shown(LibraryCall("splitByString", .text($0[1]), .text($0[0]))) }
        #expect(try ours == Self.python("s.split(t)", "s, t", pairs))
    }

    @Test(arguments: [("replaceAll", "s.replace(t, u)"), ("replaceOne", "s.replace(t, u, 1)")])
    func replacing(name: String, expression: String) throws {
        let triples = zip(Self.texts(600, seed: 6), Self.texts(600, seed: 7)).map { text, other in
            [text, String(other.unicodeScalars.prefix(2)), String(other.unicodeScalars.suffix(2))]
        }
        let ours = try triples.map { try Self.shown(LibraryCall(name, .text($0[0]), .text($0[1]), .text($0[2]))) }
        #expect(try ours == Self.python(expression, "s, t, u", triples))
    }

    /// Made of few letters, so that they often occur in one another.
    private static func texts(_ count: Int, seed: UInt64) -> [String] {
        let pieces = [
            "a", "b", "aa", "ab", "A", "é", "e\u{301}", "ß", "Σ", "İ", "😀", " ", "\t", "\u{a0}", "\u{1c}", "\u{2003}", "1", "2", "_", ".",
            "-",
            "+", "e", "٣", "%41", "%C3", "%A9", "%", "=", "==", "YQ", "/", ":", "::", "10.", "inf", "nan", "\n", "ʰ", "'", "ǅ", "ﬁ",
        ]
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        return (0..<count).map { _ in
            // Some strings use all pieces, and some only a few.
            let start = next(pieces.count)
            let width = next(2) == 0 ? pieces.count : 4
            return (0..<next(9)).map { _ in pieces[(start + next(width)) % pieces.count] }.joined()
        }
    }

    /// The outcome of a call, as Python's `repr` would show it.
    private static func shown(_ call: LibraryCall) throws -> String {
        var runtime = Runtime(limits: Limits())
        runtime.start()
        switch try call.result(in: &runtime) {
        case .success(let value): return try runtime.heap.pythonText(value)
        case .failure(let failure): return "\(failure.kind.rawValue): \(failure.message)"
        }
    }

    private static func python(_ expression: String, _ names: String, _ texts: [[String]]) throws -> [String] {
        let literals = texts.map { "(" + $0.map(literal).joined(separator: ", ") + ",)" }.joined(separator: ",\n")
        return try PythonOracle.lines(
            of: """
                import base64, hashlib, ipaddress, urllib.parse
                def number(kind, s):
                    try: return kind(s)
                    except ValueError: return None
                def inside(s, t):
                    try: return ipaddress.ip_address(s) in ipaddress.ip_network(t, strict=False)
                    except ValueError: return False
                for \(names.count == 1 ? names + "," : names) in [\(literals)]:
                    try: print(repr(\(expression)))
                    except Exception as e: print(f"{type(e).__name__}: {e}")
                """)
    }

    private static func literal(_ text: String) -> String {
        "\""
            + text.unicodeScalars.map {
                "\\U" + String(repeating: "0", count: 8 - String($0.value, radix: 16).count) + String($0.value, radix: 16)
            }.joined() + "\""
    }
}
