import Testing

@testable import Hog

@Suite struct NumberFunctionTests {
    @Test(arguments: [
        Call("floor", 1.9, gives: "1"), Call("floor", -0.5, gives: "-1"), Call("floor", 5, gives: "5"), Call("floor", true, gives: "1"),
        Call("floor", 1e20, gives: "100000000000000000000"), Call("floor", 2.5, 1, gives: "2"),
        Call("floor", .power(of: 2, 70), gives: "1180591620717411303424"),
        Call("floor", "x", gives: "TypeError: must be real number, not str"),
        Call("floor", nil, gives: "TypeError: must be real number, not NoneType"),
        Call("floor", [], gives: "TypeError: must be real number, not list"),
        Call("floor", .float(.infinity), gives: "OverflowError: cannot convert float infinity to integer"),
        Call("floor", .float(.nan), gives: "ValueError: cannot convert float NaN to integer"),
        Call("round", 2.5, gives: "2"), Call("round", 3.5, gives: "4"), Call("round", -0.5, gives: "0"),
        Call("round", 2.567, 2, gives: "3"),
        Call("round", 7, gives: "7"), Call("round", false, gives: "0"),
        Call("round", "x", gives: "TypeError: type str doesn't define __round__ method"),
        Call("round", nil, gives: "TypeError: type NoneType doesn't define __round__ method"),
        Call("round", .float(-.infinity), gives: "OverflowError: cannot convert float infinity to integer"),
        Call("round", .float(.nan), gives: "ValueError: cannot convert float NaN to integer"),
    ])
    func rounds(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("range", 3, gives: "[0, 1, 2]"), Call("range", 0, gives: "[]"), Call("range", -3, gives: "[]"),
        Call("range", 2, 5, gives: "[2, 3, 4]"), Call("range", 5, 2, gives: "[]"), Call("range", true, gives: "[0]"),
        Call("range", -1, 1, gives: "[-1, 0]"), Call("range", .integer(.max), .integer(.min), gives: "[]"),
        Call("range", .integer(.max), .power(of: 2, 63), gives: "[9223372036854775807]"),
        Call("range", 1.0, gives: "TypeError: 'float' object cannot be interpreted as an integer"),
        Call("range", "1", gives: "TypeError: 'str' object cannot be interpreted as an integer"),
        Call("range", 1, nil, gives: "TypeError: 'NoneType' object cannot be interpreted as an integer"),
        Call(
            "range", 8_388_608,
            gives: "HogVMMemoryExceededException: Memory limit of 67108864 bytes exceeded. Attempted to use 67108872 bytes"),
        Call(
            "range", .integer(.min), .integer(.max),
            gives: "HogVMMemoryExceededException: Memory limit of 67108864 bytes exceeded. Attempted to use 147573952589676412928 bytes"
        ),
        Call(
            "range", .power(of: 10, 30),
            gives:
                "HogVMMemoryExceededException: Memory limit of 67108864 bytes exceeded. Attempted to use 8000000000000000000000000000008 bytes"
        ),
    ])
    func countsUp(call: Call) throws { try call.check() }

    @Test func seesWhatIsLeftOfTheMemory() throws {
        var runtime = Runtime(limits: Limits(memory: 1000))
        runtime.start()
        runtime.memoryUsed = 900
        try Call(
            "range", 100, gives: "HogVMMemoryExceededException: Memory limit of 1000 bytes exceeded. Attempted to use 1708 bytes"
        ).check(in: &runtime)
    }

    @Test func chanceIsBetweenZeroAndOne() throws {
        for _ in 0..<100 {
            let outcome = try #require(Double(Call("randomFloat").outcome()))
            #expect((0..<1).contains(outcome))
        }
    }
}
