/// Errors that a program throws and catches, and failures that end it.
extension Machine {
    @inline(never)
    mutating func pushHandler(_ registers: Registers, offset: Int) {
        handlers.append(Handler(frameCount: frameCount, height: height(registers.top), target: registers.next + offset))
    }

    @inline(never)
    mutating func popHandler() throws(HogFailure) {
        guard handlers.popLast() != nil else { throw .machine("Invalid operation POP_TRY: no try block to pop") }
    }

    /// Continues at the innermost handler with the error on top, or ends the run if there is no handler.
    @inline(never)
    mutating func throwError(_ registers: Registers) throws(HogFailure) -> Registers {
        let error = registers.top[-1]
        guard error.tag == .object, runtime.heap.objects[error.heapIndex].kind == .error else {
            throw .machine("Can not throw: value is not of type Error")
        }
        guard let handler = handlers.popLast() else { throw try uncaught(error) }
        var top = drop(1, from: registers.top)
        let kept = stack.start + handler.height
        close(from: kept, below: top)
        guard kept <= top else { throw .machine("Stack underflow") }
        top = drop(top - kept, from: top)
        frameCount = handler.frameCount
        let base = stack.start + frames.start[frameCount - 1].base
        return Registers(next: handler.target, top: try push(error.withoutCost, at: top), base: base)
    }

    /// The failure `Type('message')`. Only the quotation marks of the message are escaped.
    private func uncaught(_ error: Value) throws(HogFailure) -> HogFailure {
        let members = runtime.heap.objects[error.heapIndex]
        let type = members["type"] ?? .null
        let message = members["message"] ?? .null
        let text = message.tag == .string ? QuotedText.escapingOnlyQuotes(runtime.heap.string(message)) : try runtime.heap.printed(message)
        return HogFailure(.uncaught, "\(try runtime.heap.pythonString(type))(\(text))")
    }

    /// Adds the position in the bytecode to a failure. In library code this is the position of the call that led there.
    @inline(never)
    func located(_ failure: HogFailure, next: UnsafePointer<DecodedInstruction>) -> HogFailure {
        guard failure.element == nil else { return failure }
        var failure = failure
        var next = next
        var frame = frameCount
        while frame > 1, frames.start[frame - 1].isLibrary {
            frame -= 1
            next = frames.start[frame].next
        }
        let index = next - UnsafePointer(instructions.start) - 1
        if program.elements.indices.contains(index) { failure.element = program.elements[index].map(Int.init) }
        return failure
    }
}
