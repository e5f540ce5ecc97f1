import Testing

@testable import Hog

@Suite struct NumberFunctionTests {
    @Test(arguments: [
        LibraryCall("floor", 1.9, gives: "1"), LibraryCall("floor", -0.5, gives: "-1"), LibraryCall("floor", 5, gives: "5"),
        LibraryCall("floor", true, gives: "1"),
        LibraryCall("floor", 1e20, gives: "100000000000000000000"), LibraryCall("floor", 2.5, 1, gives: "2"),
        LibraryCall("floor", .power(of: 2, 70), gives: "1180591620717411303424"),
        LibraryCall("floor", "x", gives: "TypeError: must be real number, not str"),
        LibraryCall("floor", nil, gives: "TypeError: must be real number, not NoneType"),
        LibraryCall("floor", [], gives: "TypeError: must be real number, not list"),
        LibraryCall("floor", .float(.infinity), gives: "OverflowError: cannot convert float infinity to integer"),
        LibraryCall("floor", .float(.nan), gives: "ValueError: cannot convert float NaN to integer"),
        LibraryCall("round", 2.5, gives: "2"), LibraryCall("round", 3.5, gives: "4"), LibraryCall("round", -0.5, gives: "0"),
        LibraryCall("round", 2.567, 2, gives: "3"),
        LibraryCall("round", 7, gives: "7"), LibraryCall("round", false, gives: "0"),
        LibraryCall("round", "x", gives: "TypeError: type str doesn't define __round__ method"),
        LibraryCall("round", nil, gives: "TypeError: type NoneType doesn't define __round__ method"),
        LibraryCall("round", .float(-.infinity), gives: "OverflowError: cannot convert float infinity to integer"),
        LibraryCall("round", .float(.nan), gives: "ValueError: cannot convert float NaN to integer"),
    ])
    func rounds(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("range", 3, gives: "[0, 1, 2]"), LibraryCall("range", 0, gives: "[]"), LibraryCall("range", -3, gives: "[]"),
        LibraryCall("range", 2, 5, gives: "[2, 3, 4]"), LibraryCall("range", 5, 2, gives: "[]"), LibraryCall("range", true, gives: "[0]"),
        LibraryCall("range", -1, 1, gives: "[-1, 0]"), LibraryCall("range", .integer(.max), .integer(.min), gives: "[]"),
        LibraryCall("range", .integer(.max), .power(of: 2, 63), gives: "[9223372036854775807]"),
        LibraryCall("range", 1.0, gives: "TypeError: 'float' object cannot be interpreted as an integer"),
        LibraryCall("range", "1", gives: "TypeError: 'str' object cannot be interpreted as an integer"),
        LibraryCall("range", 1, nil, gives: "TypeError: 'NoneType' object cannot be interpreted as an integer"),
        LibraryCall(
            "range", 8_388_608,
            gives: "HogVMMemoryExceededException: Memory limit of 67108864 bytes exceeded. Attempted to use 67108872 bytes"),
        LibraryCall(
            "range", .integer(.min), .integer(.max),
            gives: "HogVMMemoryExceededException: Memory limit of 67108864 bytes exceeded. Attempted to use 147573952589676412928 bytes"
        ),
        LibraryCall(
            "range", .power(of: 10, 30),
            gives:
                "HogVMMemoryExceededException: Memory limit of 67108864 bytes exceeded. Attempted to use 8000000000000000000000000000008 bytes"
        ),
    ])
    func countsUp(call: LibraryCall) throws { try call.check() }

    @Test func seesWhatIsLeftOfTheMemory() throws {
        var runtime = Runtime(limits: Limits(memory: 1000))
        runtime.start()
        runtime.memoryUsed = 900
        try LibraryCall(
            "range", 100, gives: "HogVMMemoryExceededException: Memory limit of 1000 bytes exceeded. Attempted to use 1708 bytes"
        ).check(in: &runtime)
    }

    @Test func chanceIsBetweenZeroAndOne() throws {
        for _ in 0..<100 {
            let outcome = try #require(Double(LibraryCall("randomFloat").outcome()))
            #expect((0..<1).contains(outcome))
        }
    }
}
