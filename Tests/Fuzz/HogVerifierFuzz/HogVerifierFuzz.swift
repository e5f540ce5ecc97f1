internal import JSON

@testable import Hog

/// Whatever JSON there is instead of bytecode: no crash, and what is read stays the same when it is written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard let json = try? JSONValue(parsing: Array(UnsafeBufferPointer(start: bytes, count: count))) else { return 0 }
    guard let bytecode = try? Bytecode(json: json) else { return 0 }
    let written = bytecode.json
    guard let again = try? Bytecode(json: JSONValue(parsing: written)) else { fatalError("what was written is no bytecode: \(written)") }
    precondition(again.elements == bytecode.elements, "what was written is other bytecode")
    _ = Disassembler(bytecode).lines
    guard let functions = try? Verifier.verify(bytecode) else { return 0 }
    precondition(functions.allSatisfy { $0.parameters <= $0.depth && $0.depth <= 300 + 2 * bytecode.elements.count }, "too deep a stack")
    return 0
}
