/// Calls and returns. A call of a function that is written in Hog is a frame more and nothing else: no depth of it uses the processor's
/// own stack.
extension Machine {
    /// The program itself is the first frame.
    mutating func begin() throws(HogFailure) -> Position {
        frameCount = 0
        _ = try makeRoom(image.depth, above: stack.start)
        frames.start[0] = Frame(next: steps.start, base: 0, closure: -1, handlers: 0, isLibrary: false)
        frameCount = 1
        return Position(next: UnsafePointer(steps.start) + image.entry, top: stack.start, base: stack.start)
    }

    /// Calls a captured variable with the values on top. The closure would be on the stack for this moment.
    @inline(never)
    mutating func callUpvalue(_ index: Int, arguments count: Int, _ at: Position, _ untilLook: Int) throws(HogFailure) -> Position {
        let callee = try upvalue(index, at: at.top)
        guard callee.tag == .closure, used(at.top) &+ 8 &+ Int(callee.cost) <= runtime.limits.memory,
            count <= Limits.arguments
        else { return try callPushed(callee, arguments: count, at, untilLook) }
        return try enter(callee.function, closure: callee.place, arguments: count, at)
    }

    @inline(never)
    private mutating func callPushed(
        _ callee: Value, arguments count: Int, _ at: Position, _ untilLook: Int
    ) throws(HogFailure) -> Position {
        var at = at
        at.top = try pushAgain(callee, at: at.top)
        return try callValue(arguments: count, at, untilLook)
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
            return try enter(callee.function, closure: callee.place, arguments: count, at)
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
    mutating func callDeclared(_ call: LoadedProgram.DeclaredCall, _ at: Position, _ untilLook: Int) throws(HogFailure) -> Position {
        let function = declared[Int(call.declaration)]
        guard function < 0 else { return try enter(Int(function), closure: -1, arguments: Int(call.arguments), at) }
        var at = at
        switch call.undeclared.operation {
        case .callFunction:
            return try callFunction(Int(call.undeclared.first), arguments: Int(call.arguments), at)
        case .callLibrary:
            at.top = try callLibrary(Int(call.undeclared.first), arguments: Int(call.arguments), at.top, untilLook)
            return at
        case .callImport: throw try importFailure(at.top[-1])
        default: throw .machine(image.messages[Int(call.undeclared.first)])
        }
    }

    /// Makes a frame for a function whose arguments are on top.
    @inline(__always)
    private mutating func enter(_ number: Int, closure: Int, arguments count: Int, _ at: Position) throws(HogFailure) -> Position {
        let function = functions.start + number
        var top = at.top
        if !hasRoom(function.pointee.depth, above: top) { top = try makeRoom(function.pointee.depth, above: top) }
        if count != function.pointee.parameters { top = try padded(top, count, to: function.pointee.parameters) }
        try checkMemory(top)
        let base = top - function.pointee.parameters
        frames.start[frameCount] = Frame(
            next: at.next, base: height(base), closure: closure, handlers: handlers.count, isLibrary: function.pointee.isLibrary)
        frameCount &+= 1
        return Position(next: UnsafePointer(steps.start) + function.pointee.entry, top: top, base: base)
    }

    /// Whether a function with so many values can be called; its arguments are counted twice, once as those given.
    @inline(__always)
    private func hasRoom(_ depth: Int, above top: Slot) -> Bool {
        height(top) &+ depth &+ Self.spare <= stack.capacity && frameCount < frames.capacity
    }

    /// Room that every frame has besides, for arguments of library functions that are not given.
    private static let spare = 64

    @inline(never)
    private mutating func makeRoom(_ depth: Int, above top: Slot) throws(HogFailure) -> Slot {
        guard frameCount < Limits.frames else { throw .machine("Call stack is deeper than \(Limits.frames) calls") }
        if frameCount == frames.capacity { frames.grow(to: frameCount + 1, keeping: frameCount) }
        let height = height(top)
        if height + depth + Self.spare > stack.capacity { stack.grow(to: height + depth + Self.spare, keeping: height) }
        return stack.start + height
    }

    /// Arguments that are not given are null.
    @inline(never)
    private func padded(_ top: Slot, _ count: Int, to parameters: Int) throws(HogFailure) -> Slot {
        guard count < parameters else { throw .machine("Too many arguments. Passed \(count), expected \(parameters)") }
        for index in 0..<(parameters - count) { top[index] = .null }
        return top + (parameters - count)
    }

    /// Those of a function end with it.
    @inline(never)
    private mutating func dropHandlers(_ kept: Int) { handlers.removeLast(handlers.count - kept) }

    /// Goes back to the caller with a result, which keeps what it costs.
    @inline(__always)
    mutating func returned(_ result: Value, _ at: Position) -> Position {
        frameCount &-= 1
        let frame = frames.start + frameCount
        if handlers.count > frame.pointee.handlers { dropHandlers(frame.pointee.handlers) }
        let base = stack.start + frame.pointee.base
        if upvalues.highest >= frame.pointee.base { upvalues.close(from: frame.pointee.base, on: stack.start, below: height(at.top)) }
        var top = at.top
        while top > base {
            top -= 1
            held &-= Int(top.pointee.cost)
        }
        if result.isReference { top.pointee = result } else { top.pointee = result.owned }
        return Position(next: frame.pointee.next, top: top + 1, base: stack.start + frame[-1].base)
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
        let result = try Library.functions[number].body(CallArguments(values(count, from: top)), &runtime)
        try runtime.checkClock()
        return try push(result, at: top)
    }
}
