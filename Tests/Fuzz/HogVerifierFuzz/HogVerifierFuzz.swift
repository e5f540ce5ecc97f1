internal import JSON

@testable import Hog

/// Fuzzes the verifier with JSON: it does not crash, and bytecode is the same after it was written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard let json = try? JSONValue(parsing: Array(UnsafeBufferPointer(start: bytes, count: count))) else { return 0 }
    guard let bytecode = try? Bytecode(json: json) else { return 0 }
    let written = bytecode.json
    guard let again = try? Bytecode(json: JSONValue(parsing: written)) else { fatalError("written bytecode cannot be read: \(written)") }
    precondition(again.elements == bytecode.elements, "written bytecode is different")
    _ = Disassembler(bytecode).lines
    guard let functions = try? Verifier.verify(bytecode) else { return 0 }
    precondition(
        functions.allSatisfy { $0.parameters <= $0.depth && $0.depth <= 300 + 2 * bytecode.elements.count }, "the stack is too deep")
    return 0
}
