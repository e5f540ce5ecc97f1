/// Errors that a program throws and catches, and failures that end it.
extension Machine {
    @inline(never)
    mutating func pushHandler(_ at: Position, step distance: Int) {
        handlers.append(Handler(frameCount: frameCount, height: height(at.top), step: at.next + distance))
    }

    @inline(never)
    mutating func popHandler() throws(HogFailure) {
        guard handlers.popLast() != nil else { throw .machine("Invalid operation POP_TRY: no try block to pop") }
    }

    /// Goes on at the latest handler with the error on top, or ends the run where there is none.
    @inline(never)
    mutating func throwError(_ at: Position) throws(HogFailure) -> Position {
        let error = at.top[-1]
        guard error.tag == .object, runtime.heap.objects[error.place].kind == .error else {
            throw .machine("Can not throw: value is not of type Error")
        }
        guard let handler = handlers.popLast() else { throw try uncaught(error) }
        var top = drop(1, from: at.top)
        let kept = stack.start + handler.height
        close(from: kept, below: top)
        guard kept <= top else { throw .machine("Stack underflow") }
        top = drop(top - kept, from: top)
        frameCount = handler.frameCount
        let base = stack.start + frames.start[frameCount - 1].base
        return Position(next: handler.step, top: try push(error.owned, at: top), base: base)
    }

    /// `Type('message')`, where nothing but the quotation marks of the message is escaped.
    private func uncaught(_ error: Value) throws(HogFailure) -> HogFailure {
        let members = runtime.heap.objects[error.place]
        let type = members["type"] ?? .null
        let message = members["message"] ?? .null
        let text = message.tag == .string ? QuotedText.marked(runtime.heap.string(message)) : try runtime.heap.printed(message)
        return HogFailure(.uncaught, "\(try runtime.heap.pythonString(type))(\(text))")
    }

    /// The failure with the place in the bytecode, which for code of the library is that of the call that led into it.
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
        let step = next - UnsafePointer(steps.start) - 1
        if image.elements.indices.contains(step) { failure.element = image.elements[step].map(Int.init) }
        return failure
    }
}
