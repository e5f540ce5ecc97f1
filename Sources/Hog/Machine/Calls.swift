/// Calls and returns. A call of a Hog function only adds a frame, so no depth of calls uses the stack of the thread.
extension Machine {
    /// Pushes the frame of the program itself, which is the first one.
    mutating func begin() throws(HogFailure) -> Registers {
        frameCount = 0
        _ = try ensureCapacity(program.depth, above: stack.start)
        frames.start[0] = Frame(next: instructions.start, base: 0, closure: -1, handlers: 0, isLibrary: false)
        frameCount = 1
        return Registers(next: UnsafePointer(instructions.start) + program.entry, top: stack.start, base: stack.start)
    }

    /// Calls a captured variable with the values on top as arguments. The memory check counts the closure as if it were on the stack.
    @inline(never)
    mutating func callUpvalue(_ index: Int, arguments count: Int, _ registers: Registers, _ untilClockCheck: Int) throws(HogFailure)
        -> Registers
    {
        let callee = try upvalue(index, at: registers.top)
        guard callee.tag == .closure, memoryUsed(registers.top) &+ 8 &+ Int(callee.cost) <= runtime.limits.memory,
            count <= Limits.arguments
        else { return try callPushed(callee, arguments: count, registers, untilClockCheck) }
        return try enter(callee.function, closure: callee.heapIndex, arguments: count, registers)
    }

    @inline(never)
    private mutating func callPushed(
        _ callee: Value, arguments count: Int, _ registers: Registers, _ untilClockCheck: Int
    ) throws(HogFailure) -> Registers {
        var registers = registers
        registers.top = try pushAgain(callee, at: registers.top)
        return try callValue(arguments: count, registers, untilClockCheck)
    }

    /// Calls the value on top with the values below it as arguments.
    @inline(never)
    mutating func callValue(arguments count: Int, _ registers: Registers, _ untilClockCheck: Int) throws(HogFailure) -> Registers {
        let callee = registers.top[-1]
        var registers = registers
        registers.top = drop(1, from: registers.top)
        switch callee.tag {
        case .closure:
            guard count <= Limits.arguments else { throw .machine("Too many arguments") }
            return try enter(callee.function, closure: callee.heapIndex, arguments: count, registers)
        case .libraryFunction where callee.heapIndex >= Library.functions.count:
            return try callFunction(callee.heapIndex - Library.functions.count, arguments: count, registers)
        case .libraryFunction:
            registers.top = try callLibraryValue(callee.heapIndex, arguments: count, registers.top, untilClockCheck)
            return registers
        default: throw .machine("Invalid closure: \(try runtime.heap.pythonString(callee))")
        }
    }

    /// Calls a library function that is written in Hog.
    @inline(never)
    mutating func callFunction(_ number: Int, arguments count: Int, _ registers: Registers) throws(HogFailure) -> Registers {
        let function = program.functions[number]
        guard count == function.parameters else {
            throw .machine("Function \(function.name) requires exactly \(function.parameters) arguments")
        }
        return try enter(number, closure: -1, arguments: count, registers)
    }

    /// Calls a name that the program declares itself: its own function if the declaration has run, otherwise what the name means without
    /// it.
    @inline(never)
    mutating func callDeclared(_ call: LoadedProgram.DeclaredCall, _ registers: Registers, _ untilClockCheck: Int) throws(HogFailure)
        -> Registers
    {
        let function = declared[Int(call.declaration)]
        guard function < 0 else { return try enter(Int(function), closure: -1, arguments: Int(call.arguments), registers) }
        var registers = registers
        switch call.undeclared.operation {
        case .callFunction:
            return try callFunction(Int(call.undeclared.first), arguments: Int(call.arguments), registers)
        case .callLibrary:
            registers.top = try callLibrary(Int(call.undeclared.first), arguments: Int(call.arguments), registers.top, untilClockCheck)
            return registers
        case .callImport: throw try importFailure(registers.top[-1])
        default: throw .machine(program.messages[Int(call.undeclared.first)])
        }
    }

    /// Pushes the frame of a function whose arguments are on top.
    @inline(__always)
    private mutating func enter(_ number: Int, closure: Int, arguments count: Int, _ registers: Registers) throws(HogFailure) -> Registers {
        let function = functions.start + number
        var top = registers.top
        if !hasCapacity(function.pointee.depth, above: top) { top = try ensureCapacity(function.pointee.depth, above: top) }
        if count != function.pointee.parameters { top = try padded(top, count, to: function.pointee.parameters) }
        try checkMemory(top)
        let base = top - function.pointee.parameters
        frames.start[frameCount] = Frame(
            next: registers.next, base: height(base), closure: closure, handlers: handlers.count, isLibrary: function.pointee.isLibrary)
        frameCount &+= 1
        return Registers(next: UnsafePointer(instructions.start) + function.pointee.entry, top: top, base: base)
    }

    /// Whether a function that needs this many stack slots can be called. Its arguments are counted twice, once as the arguments given.
    @inline(__always)
    private func hasCapacity(_ depth: Int, above top: Slot) -> Bool {
        height(top) &+ depth &+ Self.spareSlots <= stack.capacity && frameCount < frames.capacity
    }

    /// Free slots above every frame, for omitted arguments of library functions.
    private static let spareSlots = 64

    @inline(never)
    private mutating func ensureCapacity(_ depth: Int, above top: Slot) throws(HogFailure) -> Slot {
        guard frameCount < Limits.frames else { throw .machine("Call stack is deeper than \(Limits.frames) calls") }
        if frameCount == frames.capacity { frames.grow(to: frameCount + 1, keeping: frameCount) }
        let height = height(top)
        if height + depth + Self.spareSlots > stack.capacity { stack.grow(to: height + depth + Self.spareSlots, keeping: height) }
        return stack.start + height
    }

    /// Fills omitted arguments with null.
    @inline(never)
    private func padded(_ top: Slot, _ count: Int, to parameters: Int) throws(HogFailure) -> Slot {
        guard count < parameters else { throw .machine("Too many arguments. Passed \(count), expected \(parameters)") }
        for index in 0..<(parameters - count) { top[index] = .null }
        return top + (parameters - count)
    }

    /// Drops the handlers of a function that returns.
    @inline(never)
    private mutating func dropHandlers(_ kept: Int) { handlers.removeLast(handlers.count - kept) }

    /// Returns to the caller with a result, which keeps its cost.
    @inline(__always)
    mutating func returnToCaller(_ result: Value, _ registers: Registers) -> Registers {
        frameCount &-= 1
        let frame = frames.start + frameCount
        if handlers.count > frame.pointee.handlers { dropHandlers(frame.pointee.handlers) }
        let base = stack.start + frame.pointee.base
        if upvalues.highest >= frame.pointee.base {
            upvalues.close(from: frame.pointee.base, on: stack.start, below: height(registers.top))
        }
        var top = registers.top
        while top > base {
            top -= 1
            referencedCost &-= Int(top.pointee.cost)
        }
        if result.isReference { top.pointee = result } else { top.pointee = result.withoutCost }
        return Registers(next: frame.pointee.next, top: top + 1, base: stack.start + frame[-1].base)
    }
}

// MARK: The library

extension Machine {
    /// Calls a library function. The loader has checked the number of arguments.
    @inline(never)
    mutating func callLibrary(_ number: Int, arguments count: Int, _ top: Slot, _ untilClockCheck: Int) throws(HogFailure) -> Slot {
        if program.reversesArguments { reverse(count, below: top) }
        return try invoke(number, arguments: count, top, untilClockCheck)
    }

    /// Calls a library function that is a value. Omitted arguments are null.
    private mutating func callLibraryValue(_ number: Int, arguments count: Int, _ top: Slot, _ untilClockCheck: Int) throws(HogFailure)
        -> Slot
    {
        let function = Library.functions[number]
        guard !Limits.forbidden.contains(function.name) else { throw .machine("Function \(function.name) is not allowed here") }
        guard count <= Limits.arguments else { throw .machine("Too many arguments") }
        if let message = function.arityError(for: count) { throw .machine(message) }
        if program.reversesArguments { reverse(count, below: top) }
        // Every frame has spare slots for these.
        var top = top
        for _ in count..<max(function.maximum ?? count, count) {
            top.pointee = .null
            top += 1
        }
        return try invoke(number, arguments: max(function.maximum ?? count, count), top, untilClockCheck)
    }

    private func reverse(_ count: Int, below top: Slot) {
        var values = UnsafeMutableBufferPointer(start: top - count, count: count)
        values.reverse()
    }

    private mutating func invoke(_ number: Int, arguments count: Int, _ top: Slot, _ untilClockCheck: Int) throws(HogFailure) -> Slot {
        let top = drop(count, from: top)
        updateOperations(untilClockCheck)
        let result = try Library.functions[number].body(CallArguments(values(count, from: top)), &runtime)
        try runtime.checkClock()
        return try push(result, at: top)
    }
}
