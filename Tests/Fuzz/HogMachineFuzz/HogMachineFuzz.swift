internal import JSON

@testable import Hog

/// Fuzzes the machine: every program ends within its limits, also when it is run again. Input whose first byte is below 16 is bytecode; all
/// other input is source.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: bytes, count: count)
    let isBytecode = input.first.map { $0 < 16 } == true
    guard let program = isBytecode ? program(elements: input.dropFirst()) : program(source: input) else { return 0 }
    var machine = Machine(program, limits: Limits(time: .milliseconds(20), memory: 1 << 20))
    machine.collector.isEager = count.isMultiple(of: 3)
    let first = machine.run(FuzzedGlobals())
    if case .success = first.outcome { precondition(first.peakMemory <= 1 << 20, "the memory limit was exceeded") }
    _ = machine.run(FuzzedGlobals())
    return 0
}

private func program(source: UnsafeBufferPointer<UInt8>) -> CompiledProgram? {
    try? CompiledProgram(compiling: String(decoding: source, as: UTF8.self), nullSafe: false)
}

private func program(elements: Slice<UnsafeBufferPointer<UInt8>>) -> CompiledProgram? {
    try? CompiledProgram(verifying: Bytecode(elements: [.string("_H"), .integer(1)] + elements.map(element)))
}

/// One byte per element: opcodes and small integers as their value, then the other kinds of element.
private func element(_ byte: UInt8) -> BytecodeElement {
    switch byte {
    case 0: .null
    case 1..<200: .integer(Int(byte) < 120 ? Int(byte) : 119 - Int(byte))
    case 200: .integer(0)
    case 201: .boolean(true)
    case 202: .boolean(false)
    case 203: .integer(.max)
    case 204: .integer(.min)
    case 205: .float(0.5)
    case 206: .float(.infinity)
    case 207: .string("")
    default: .string(names[Int(byte) % names.count])
    }
}

private let names = Library.numbers.keys.sorted() + ["input", "properties", "a", "type", "message", "__hogError__", "\u{1F600}", "10"]

private struct FuzzedGlobals: Globals {
    private static let object = try? JSONValue(
        parsing: JSONText(compact: #"{"input":"a","properties":{"a":[1,2.5,null,{"b":true}]},"list":[1,[2]],"date":"2024-01-02"}"#))

    func global(_ name: String) -> Global? { Self.object?[name].map { .json($0) } }
}
