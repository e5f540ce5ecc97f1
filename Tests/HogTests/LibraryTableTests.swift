import Testing

@testable import Hog

/// Compares the library table with a second copy of the table of the reference, and with the additions of Assay.
@Suite struct LibraryTableTests {
    /// Name, minimum and maximum number of arguments; `nil` if there is no maximum.
    static let table: [(String, Int, Int?)] = [
        // Types, null, logic.
        ("typeof", 1, 1), ("toString", 1, 2), ("toUUID", 1, 1), ("toInt", 1, 1), ("toFloat", 1, 1), ("ifNull", 2, 2), ("coalesce", 1, nil),
        ("assumeNotNull", 1, 1), ("isNull", 1, 1), ("isNotNull", 1, 1), ("empty", 1, 1), ("notEmpty", 1, 1), ("if", 3, 3),
        ("multiIf", 3, nil), ("and", 1, nil), ("or", 1, nil), ("not", 1, 1), ("equals", 2, 2), ("notEquals", 2, 2), ("greater", 2, 2),
        ("greaterOrEquals", 2, 2), ("less", 2, 2), ("lessOrEquals", 2, 2), ("in", 2, 2), ("min2", 2, 2), ("max2", 2, 2), ("plus", 2, 2),
        ("minus", 2, 2), ("print", 0, nil), ("tuple", 0, nil),
        // Errors.
        ("Error", 0, 2), ("RetryError", 0, 2), ("NotImplementedError", 0, 2), ("HogError", 1, 3),
        // Numbers.
        ("floor", 1, 2), ("round", 1, 2), ("range", 1, 2), ("randomFloat", 0, 0),
        // Strings.
        ("length", 1, 1), ("lower", 1, 1), ("upper", 1, 1), ("reverse", 1, 1), ("concat", 1, nil), ("substring", 2, 3),
        ("replaceOne", 3, 3), ("replaceAll", 3, 3), ("position", 2, 3), ("positionCaseInsensitive", 2, 3), ("startsWith", 2, 2),
        ("trim", 1, 2), ("trimLeft", 1, 2), ("trimRight", 1, 2), ("splitByString", 2, 3), ("like", 2, 2), ("ilike", 2, 2),
        ("notLike", 2, 2), ("notILike", 2, 2), ("match", 2, 2), ("extractRegex", 2, 2), ("multiSearchAnyCaseInsensitive", 2, 2),
        ("base64Encode", 1, 1), ("base64Decode", 1, 1), ("tryBase64Decode", 1, 1), ("encodeURLComponent", 1, 1),
        ("decodeURLComponent", 1, 1), ("tryDecodeURLComponent", 1, 1), ("generateUUIDv4", 0, 0),
        // Hashes.
        ("md5Hex", 1, 1), ("sha1Hex", 1, 1), ("sha256Hex", 1, 1), ("md5", 1, 2), ("sha1", 1, 2), ("sha256", 1, 2),
        ("sha1HmacChainHex", 1, 1), ("sha256HmacChainHex", 1, 1), ("sha1HmacChain", 1, 2), ("sha256HmacChain", 1, 2),
        // Arrays and objects.
        ("arrayPushBack", 2, 2), ("arrayPushFront", 2, 2), ("arrayPopBack", 1, 1), ("arrayPopFront", 1, 1), ("arraySort", 1, nil),
        ("arrayReverseSort", 1, nil), ("arrayReverse", 1, 1), ("arrayStringConcat", 1, 2), ("has", 2, 2), ("indexOf", 2, 2),
        ("keys", 1, 1), ("values", 1, 1),
        // JSON.
        ("jsonParse", 1, 1), ("jsonStringify", 1, 2), ("isValidJSON", 1, 1), ("JSONHas", 1, nil), ("JSONLength", 1, nil),
        ("JSONExtractBool", 1, nil), ("JSONExtractInt", 1, nil), ("JSONExtractFloat", 1, nil), ("JSONExtractString", 1, nil),
        ("JSONExtractArrayRaw", 1, nil), ("JSONExtract", 2, nil),
        // Dates and times.
        ("now", 0, 1), ("today", 0, 0), ("toDate", 1, 1), ("toDateTime", 1, 2), ("fromUnixTimestamp", 1, 1),
        ("fromUnixTimestampMilli", 1, 1), ("toUnixTimestamp", 1, 2), ("toUnixTimestampMilli", 1, 2), ("toTimeZone", 2, 2),
        ("formatDateTime", 2, 3), ("toYear", 1, 1), ("toMonth", 1, 1), ("toYYYYMM", 1, 1), ("extract", 2, 2), ("toStartOfDay", 1, 2),
        ("toStartOfHour", 1, 1), ("toStartOfMonth", 1, 1), ("toStartOfWeek", 1, 2), ("dateTrunc", 2, 3), ("dateAdd", 3, 3),
        ("addDays", 2, 2), ("dateDiff", 3, 3), ("toIntervalDay", 1, 1), ("toIntervalHour", 1, 1), ("toIntervalMinute", 1, 1),
        ("toIntervalMonth", 1, 1),
        // Network and host.
        ("isIPAddressInRange", 2, 2), ("sleep", 1, 1), ("run", 1, 1),
    ]

    /// The functions written in Hog, with their exact number of arguments.
    static let written = [
        ("arrayCount", 2), ("arrayExists", 2), ("arrayFilter", 2), ("arrayMap", 2), ("arrayReduce", 3), ("sortableSemver", 1),
    ]

    /// The functions that the reference does not have.
    static let additions: [(String, Int, Int?)] = [
        ("abs", 1, 1), ("endsWith", 2, 2), ("extractAll", 2, 2), ("replaceRegex", 3, 3), ("splitByRegex", 2, 2),
    ]

    @Test(arguments: table + additions)
    func everyFunctionTakesWhatItsRowSays(name: String, minimum: Int, maximum: Int?) throws {
        let function = Library.functions[try #require(Library.numbers[name])]
        #expect(function.name == name)
        #expect(function.minimum == minimum)
        #expect(function.maximum == maximum)
    }

    @Test func thereIsNoFunctionBesidesThese() {
        #expect(Set(Library.functions.map(\.name)) == Set((Self.table + Self.additions).map(\.0)))
        #expect(Library.additions == Set(Self.additions.map(\.0)))
        #expect(Library.prelude.map(\.name).sorted() == Self.written.map(\.0))
    }

    @Test(arguments: written)
    func everyFunctionWrittenInHogTakesWhatTheReferenceTakes(name: String, parameters: Int) {
        #expect(Library.prelude.first { $0.name == name }?.parameters == parameters)
    }

    /// Programs can pass any value anywhere.
    @Test(arguments: Library.functions.map(\.name))
    func noFunctionTrapsOnAnyValue(name: String) throws {
        let function = Library.functions[try #require(Library.numbers[name])]
        var runtime = Runtime(limits: Limits(memory: 1 << 20))
        runtime.start()
        var values: [Value] = []
        for sample in Self.values { values.append(try sample.value(in: &runtime)) }
        let least = max(function.minimum, 1)
        for count in least...max(least, min(function.maximum ?? 3, 3)) {
            for first in values {
                for second in values {
                    for third in count > 2 ? values : [.null] {
                        Array([first, second, third].prefix(count)).withUnsafeBufferPointer { arguments in
                            guard let result = try? function.body(CallArguments(arguments), &runtime) else { return }
                            _ = try? runtime.heap.printed(result)
                        }
                    }
                }
            }
        }
    }

    private static let values: [ArgumentValue] = [
        nil, true, 0, -1, .integer(.min), .integer(.max), 1.5, .float(.nan), .float(-.infinity), 1e300, .power(of: 10, 400), "", "é%Σ",
        "2024-01-02", "day", [], [1, "a", nil], .tuple([]), ["a": 1], .function("length"),
        ["__hogError__": true, "type": 1, "message": []],
        ["__hogDate__": true, "year": .integer(.max), "month": "x", "day": nil],
        ["__hogDateTime__": true, "dt": 1e300, "zone": "Europe/Berlin"], ["__hogDateTime__": true, "dt": .integer(.min), "zone": 5],
    ]
}
