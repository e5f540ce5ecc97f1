/// Calls and returns. A call of a function that is written in Hog is a frame more and nothing else: no depth of it uses the processor's
/// own stack.
extension Machine {
    /// The program itself is the first frame.
    mutating func begin() throws(HogFailure) -> Position {
        reserve(image.depth, above: stack.start)
        frames.start[0] = Frame(next: steps.start, base: 0, closure: -1, handlers: 0, isLibrary: false)
        frameCount = 1
        return Position(next: UnsafePointer(steps.start) + image.entry, top: stack.start, base: stack.start)
    }

    /// Makes room for so many values and some to spare, and says where the slot is after that.
    @discardableResult
    private mutating func reserve(_ count: Int, above top: Slot) -> Slot {
        let height = height(top)
        let needed = height + count + Limits.arguments
        if needed > stack.capacity { stack.grow(to: needed, keeping: height) }
        return stack.start + height
    }

    /// Calls a captured variable with the values on top. The closure would be on the stack for this moment.
    @inline(never)
    mutating func callUpvalue(_ index: Int, arguments count: Int, _ at: Position, _ untilLook: Int) throws(HogFailure) -> Position {
        let callee = try upvalue(index, at: at.top)
        guard callee.tag == .closure, used(at.top) &+ 8 &+ Int(callee.cost) <= runtime.limits.memory,
            count <= Limits.arguments
        else {
            var at = at
            at.top = try pushAgain(callee, at: at.top)
            return try callValue(arguments: count, at, untilLook)
        }
        return try enter(runtime.heap.closures[callee.place].function, closure: callee.place, arguments: count, at)
    }

    /// Calls the value on top with the values below it.
    @inline(never)
    mutating func callValue(arguments count: Int, _ at: Position, _ untilLook: Int) throws(HogFailure) -> Position {
        let callee = at.top[-1]
        var at = at
        at.top = drop(1, from: at.top)
        switch callee.tag {
        case .closure:
            guard count <= Limits.arguments else { throw .machine("Too many arguments") }
            return try enter(runtime.heap.closures[callee.place].function, closure: callee.place, arguments: count, at)
        case .libraryFunction where callee.place >= Library.functions.count:
            return try callFunction(callee.place - Library.functions.count, arguments: count, at)
        case .libraryFunction:
            at.top = try callLibraryValue(callee.place, arguments: count, at.top, untilLook)
            return at
        default: throw .machine("Invalid closure: \(try runtime.heap.pythonString(callee))")
        }
    }

    /// A function of the library that is written in Hog.
    @inline(never)
    mutating func callFunction(_ number: Int, arguments count: Int, _ at: Position) throws(HogFailure) -> Position {
        let function = image.functions[number]
        guard count == function.parameters else {
            throw .machine("Function \(function.name) requires exactly \(function.parameters) arguments")
        }
        return try enter(number, closure: -1, arguments: count, at)
    }

    /// A name that the program has declared, or has not yet.
    @inline(never)
    mutating func callDeclared(_ call: Image.DeclaredCall, _ at: Position, _ untilLook: Int) throws(HogFailure) -> Position {
        let function = declared[Int(call.declaration)]
        guard function < 0 else { return try enter(Int(function), closure: -1, arguments: Int(call.arguments), at) }
        var at = at
        switch call.undeclared.operation {
        case .callFunction:
            return try callFunction(Int(call.undeclared.first), arguments: Int(call.arguments), at)
        case .callLibrary:
            at.top = try callLibrary(Int(call.undeclared.first), arguments: Int(call.arguments), at.top, untilLook)
            return at
        default: throw .machine(image.messages[Int(call.undeclared.first)])
        }
    }

    /// Makes a frame for a function whose arguments are on top.
    private mutating func enter(_ number: Int, closure: Int, arguments count: Int, _ at: Position) throws(HogFailure) -> Position {
        let function = functions.start[number]
        guard count <= function.parameters else {
            throw .machine("Too many arguments. Passed \(count), expected \(function.parameters)")
        }
        guard frameCount < Limits.frames else { throw .machine("Call stack is deeper than \(Limits.frames) calls") }
        var top = reserve(function.depth + function.parameters, above: at.top)
        for _ in count..<function.parameters {
            top.pointee = .null
            top += 1
        }
        try checkMemory(top)
        if frameCount == frames.capacity { frames.grow(to: frameCount + 1, keeping: frameCount) }
        let base = top - function.parameters
        frames.start[frameCount] = Frame(
            next: at.next, base: height(base), closure: closure, handlers: handlers.count, isLibrary: function.isLibrary)
        frameCount += 1
        return Position(next: UnsafePointer(steps.start) + function.entry, top: top, base: base)
    }

    /// Goes back to the caller with a result, which keeps what it costs.
    mutating func returned(_ result: Value, _ at: Position) -> Position {
        frameCount -= 1
        let frame = frames.start[frameCount]
        if handlers.count > frame.handlers { handlers.removeLast(handlers.count - frame.handlers) }
        let base = stack.start + frame.base
        if upvalues.highest >= frame.base { upvalues.close(from: frame.base, on: stack.start, below: height(at.top)) }
        var top = at.top
        while top > base {
            top -= 1
            held &-= Int(top.pointee.cost)
        }
        top.pointee = result
        return Position(next: frame.next, top: top + 1, base: stack.start + frames.start[frameCount - 1].base)
    }
}

// MARK: The library

extension Machine {
    /// Calls a function of the library, which the loader has found to take so many arguments.
    @inline(never)
    mutating func callLibrary(_ number: Int, arguments count: Int, _ top: Slot, _ untilLook: Int) throws(HogFailure) -> Slot {
        if image.reversesArguments { reverse(count, below: top) }
        return try invoke(number, arguments: count, top, untilLook)
    }

    /// The same of one that is a value: arguments that are not given are null.
    private mutating func callLibraryValue(_ number: Int, arguments count: Int, _ top: Slot, _ untilLook: Int) throws(HogFailure) -> Slot {
        let function = Library.functions[number]
        guard !Limits.forbidden.contains(function.name) else { throw .machine("Function \(function.name) is not allowed here") }
        guard count <= Limits.arguments else { throw .machine("Too many arguments") }
        if let message = function.refusal(of: count) { throw .machine(message) }
        if image.reversesArguments { reverse(count, below: top) }
        // For these there is room: every frame has some to spare.
        var top = top
        for _ in count..<max(function.maximum ?? count, count) {
            top.pointee = .null
            top += 1
        }
        return try invoke(number, arguments: max(function.maximum ?? count, count), top, untilLook)
    }

    private func reverse(_ count: Int, below top: Slot) {
        var values = UnsafeMutableBufferPointer(start: top - count, count: count)
        values.reverse()
    }

    private mutating func invoke(_ number: Int, arguments count: Int, _ top: Slot, _ untilLook: Int) throws(HogFailure) -> Slot {
        let top = drop(count, from: top)
        self.count(untilLook)
        let result = try Library.functions[number].body(Arguments(values(count, from: top)), &runtime)
        try runtime.checkClock()
        return try push(result, at: top)
    }
}
