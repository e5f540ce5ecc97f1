@testable import Hog

/// Fuzzes parser and compiler: they do not crash, places are inside the source, and compiled code passes the verifier.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let source = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    let length = source.utf8.count
    do throws(HogSyntaxError) {
        let tree = try Tree(parsing: source)
        for nullSafe in [false, true] {
            let bytecode = try Compiler.compile(tree, nullSafe: nullSafe)
            precondition(bytecode.places.count == bytecode.elements.count, "an element has no place")
            precondition(bytecode.places.allSatisfy { isWithin($0, length) }, "the place of an element is outside the source")
            do {
                try Verifier.verify(bytecode)
            } catch {
                fatalError("compiled code does not pass the verifier: \(error)")
            }
            _ = Disassembler(bytecode, source: source)
        }
    } catch {
        precondition(isWithin(error.place, length), "the place of an error is outside the source")
        _ = error.sentence(in: source)
    }
    return 0
}

private func isWithin(_ place: SourcePlace, _ length: Int) -> Bool {
    0 <= place.start && place.start <= place.end && place.end <= length
}
