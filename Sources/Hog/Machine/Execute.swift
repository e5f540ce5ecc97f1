extension Machine {
    /// The loop: executes one instruction after another until the program ends. It neither allocates nor fails itself; everything else is
    /// in methods that it calls, which take the registers and return them.
    mutating func execute() throws(HogFailure) -> Value {
        var registers = try begin()
        var untilClockCheck = Self.clockCheckInterval
        do throws(HogFailure) {
            while true {
                // Reading the clock costs more than most instructions, so only every 128th pays for it.
                untilClockCheck &-= 1
                if untilClockCheck <= 0 { untilClockCheck = try checkClock(untilClockCheck) }
                let instruction = registers.next
                registers.next += 1
                switch instruction.pointee.operation {
                case .pushInteger: registers.push(.integer(instruction.first))
                case .pushNumber: registers.push(constants.start[instruction.first])
                case .pushString: registers.top = try push(constants.start[instruction.first], at: registers.top)
                case .pushTrue: registers.push(.boolean(true))
                case .pushFalse: registers.push(.boolean(false))
                case .pushNull: registers.push(.null)

                case .getLocal:
                    let value = registers.base[instruction.first]
                    if value.isReference { registers.top = try pushAgain(value, at: registers.top) } else { registers.push(value) }
                case .setLocal:
                    let slot = registers.base + instruction.first
                    if slot.pointee.isReference { referencedCost &-= Int(slot.pointee.cost) }
                    let value = registers.pop()
                    if value.isReference { slot.pointee = value } else { slot.pointee = value.withoutCost }
                case .getUpvalue: registers.top = try getUpvalue(instruction.first, at: registers.top)
                case .setUpvalue: registers.top = try setUpvalue(instruction.first, at: registers.top)
                case .pop: referencedCost -= Int(registers.pop().cost)
                case .closeUpvalue:
                    close(from: registers.top - 1, below: registers.top)
                    referencedCost -= Int(registers.pop().cost)
                case .getGlobal: registers.top = try getGlobal(keys: instruction.first, at: registers.top)
                case .getGlobalChain: registers.top = try getGlobal(chain: instruction.first, at: registers.top)

                case .and, .or: registers.top = logic(instruction.pointee.operation, of: instruction.first, at: registers.top)
                case .not:
                    let value = registers.pop()
                    referencedCost -= Int(value.cost)
                    registers.push(.boolean(!isTruthy(value)))
                case .isNull:
                    let value = registers.pop()
                    referencedCost &-= Int(value.cost)
                    registers.push(.boolean(value.isNull))
                case .plus:
                    if let sum = registers.integers?.sum {
                        registers.replaceTwo(.integer(sum))
                    } else {
                        registers.top = try binary(.plus, at: registers.top)
                    }
                case .minus:
                    if let difference = registers.integers?.difference {
                        registers.replaceTwo(.integer(difference))
                    } else {
                        registers.top = try binary(.minus, at: registers.top)
                    }
                case .multiply:
                    if let product = registers.integers?.product {
                        registers.replaceTwo(.integer(product))
                    } else {
                        registers.top = try binary(.multiply, at: registers.top)
                    }
                case .divide, .mod: registers.top = try binary(instruction.pointee.operation, at: registers.top)
                case .eq:
                    if let pair = registers.integers {
                        registers.replaceTwo(.boolean(pair.left == pair.right))
                    } else {
                        registers.top = try binary(.eq, at: registers.top)
                    }
                case .notEq:
                    if let pair = registers.integers {
                        registers.replaceTwo(.boolean(pair.left != pair.right))
                    } else {
                        registers.top = try binary(.notEq, at: registers.top)
                    }
                case .less:
                    if let pair = registers.integers {
                        registers.replaceTwo(.boolean(pair.left < pair.right))
                    } else {
                        registers.top = try binary(.less, at: registers.top)
                    }
                case .lessOrEqual:
                    if let pair = registers.integers {
                        registers.replaceTwo(.boolean(pair.left <= pair.right))
                    } else {
                        registers.top = try binary(.lessOrEqual, at: registers.top)
                    }
                case .greater:
                    if let pair = registers.integers {
                        registers.replaceTwo(.boolean(pair.left > pair.right))
                    } else {
                        registers.top = try binary(.greater, at: registers.top)
                    }
                case .greaterOrEqual:
                    if let pair = registers.integers {
                        registers.replaceTwo(.boolean(pair.left >= pair.right))
                    } else {
                        registers.top = try binary(.greaterOrEqual, at: registers.top)
                    }
                case .relation: registers.top = try relation(instruction.first, at: registers.top)

                case .dict: registers.top = try makeObject(of: instruction.first, at: registers.top)
                case .array, .tuple: registers.top = try makeArray(instruction.pointee.operation, of: instruction.first, at: registers.top)
                case .getProperty: registers.top = try getProperty(at: registers.top)
                case .setProperty: registers.top = try setProperty(at: registers.top)

                case .jump: registers.next += instruction.second
                case .jumpIfFalse:
                    let value = registers.pop()
                    if value.tag == .boolean {
                        if value.bits == 0 { registers.next += instruction.second }
                    } else {
                        referencedCost -= Int(value.cost)
                        if !isTruthy(value) { registers.next += instruction.second }
                    }
                case .jumpIfNotNull: if !registers.top[-1].isNull { registers.next += instruction.second }
                case .pushHandler: pushHandler(registers, offset: instruction.second)
                case .popHandler: try popHandler()
                case .throw: registers = try throwError(registers)

                case .callable:
                    registers.top = try push(.reference(.callable, instruction.first), at: registers.top)
                    registers.next += instruction.second
                case .closure: registers.top = try makeClosure(instruction.pointee, registers)
                case .callValue: registers = try callValue(arguments: instruction.first, registers, untilClockCheck)
                case .callFunction: registers = try callFunction(instruction.first, arguments: instruction.second, registers)
                case .callLibrary:
                    registers.top = try callLibrary(instruction.first, arguments: instruction.second, registers.top, untilClockCheck)
                case .callDeclared: registers = try callDeclared(program.declaredCalls[instruction.first], registers, untilClockCheck)
                case .callImport: throw try importFailure(registers.top[-1])
                case .declare: declared[instruction.first] = Int32(instruction.second)
                case .fail: throw .machine(program.messages[instruction.first])

                case .returnLocal:
                    untilClockCheck &-= 1
                    let value = registers.base[instruction.first]
                    if value.isReference { registers.top = try pushAgain(value, at: registers.top) } else { registers.push(value) }
                    if frameCount == 1 { return finished(registers.top[-1], untilClockCheck) }
                    registers = returnToCaller(registers.pop(), registers)
                case .return:
                    if frameCount == 1 { return finished(registers.top[-1], untilClockCheck) }
                    registers = returnToCaller(registers.pop(), registers)
                case .end:
                    if frameCount == 1 { return finished(try resultLeft(registers.top), untilClockCheck) }
                    registers = returnToCaller(.null, registers)

                case .pushSum:
                    untilClockCheck &-= 2
                    if let sum = registers.sum(instruction) {
                        registers.push(.integer(sum))
                    } else {
                        registers.top = try pushFused(instruction.pointee, registers)
                    }
                case .pushSumWithInteger:
                    untilClockCheck &-= 2
                    if let sum = registers.sumWithInteger(instruction) {
                        registers.push(.integer(sum))
                    } else {
                        registers.top = try pushFused(instruction.pointee, registers)
                    }
                case .pushDifference:
                    untilClockCheck &-= 2
                    if let difference = registers.difference(instruction) {
                        registers.push(.integer(difference))
                    } else {
                        registers.top = try pushFused(instruction.pointee, registers)
                    }
                case .setSum:
                    untilClockCheck &-= 3
                    if let sum = registers.sum(instruction) {
                        set(instruction, sum, registers)
                    } else {
                        try setFused(instruction.pointee, registers)
                    }
                case .setSumWithInteger:
                    untilClockCheck &-= 3
                    if let sum = registers.sumWithInteger(instruction) {
                        set(instruction, sum, registers)
                    } else {
                        try setFused(instruction.pointee, registers)
                    }
                case .setDifference:
                    untilClockCheck &-= 3
                    if let difference = registers.difference(instruction) {
                        set(instruction, difference, registers)
                    } else {
                        try setFused(instruction.pointee, registers)
                    }
                case .pushComparison:
                    untilClockCheck &-= 2 &+ instruction.nullCheckCount
                    if let holds = registers.comparison(instruction) {
                        registers.push(.boolean(holds))
                    } else {
                        registers.top = try pushFused(instruction.pointee, registers)
                    }
                case .pushComparisonWithInteger:
                    untilClockCheck &-= 2 &+ instruction.nullCheckCount
                    if let holds = registers.comparisonWithInteger(instruction) {
                        registers.push(.boolean(holds))
                    } else {
                        registers.top = try pushFused(instruction.pointee, registers)
                    }
                case .jumpUnless:
                    untilClockCheck &-= 3 &+ instruction.nullCheckCount
                    let holds =
                        if let holds = registers.comparison(instruction) { holds } else { try holdsFused(instruction.pointee, registers) }
                    if !holds { registers.next += instruction.second }
                case .jumpUnlessWithInteger:
                    untilClockCheck &-= 3 &+ instruction.nullCheckCount
                    let holds =
                        if let holds = registers.comparisonWithInteger(instruction) { holds } else {
                            try holdsFused(instruction.pointee, registers)
                        }
                    if !holds { registers.next += instruction.second }
                case .callUpvalue:
                    untilClockCheck &-= 1
                    registers = try callUpvalue(instruction.second, arguments: instruction.first, registers, untilClockCheck)

                case .stop: return finished(registers.top == stack.start ? .null : registers.top[-1], untilClockCheck)
                }
            }
        } catch {
            updateOperations(untilClockCheck)
            throw located(error, next: registers.next)
        }
    }

    /// The number of instructions between two clock checks.
    static let clockCheckInterval = 128

    @inline(never)
    private mutating func checkClock(_ untilClockCheck: Int) throws(HogFailure) -> Int {
        operationsAtClockCheck &+= Self.clockCheckInterval - untilClockCheck
        runtime.operations = operationsAtClockCheck
        try runtime.checkClock()
        return Self.clockCheckInterval
    }

    /// Updates the count of executed instructions.
    mutating func updateOperations(_ untilClockCheck: Int) {
        runtime.operations = operationsAtClockCheck &+ (Self.clockCheckInterval - untilClockCheck)
    }

    private mutating func finished(_ value: Value, _ untilClockCheck: Int) -> Value {
        updateOperations(untilClockCheck)
        return value
    }

    @inline(__always)
    private mutating func set(_ instruction: UnsafePointer<DecodedInstruction>, _ value: Int, _ registers: Registers) {
        let slot = registers.base + instruction.second
        if slot.pointee.isReference { referencedCost &-= Int(slot.pointee.cost) }
        slot.pointee = .integer(value)
    }

    /// Every import fails: the program itself is the only chunk.
    @inline(never)
    func importFailure(_ name: Value) throws(HogFailure) -> HogFailure {
        .machine("Unknown chunk: \(try runtime.heap.pythonString(name))")
    }

    /// The result of a program that ends without a return: the value left on the stack.
    @inline(never)
    private func resultLeft(_ top: Slot) throws(HogFailure) -> Value {
        switch top - stack.start {
        case 0: return .null
        case 1: return top[-1]
        default: throw .machine("Invalid bytecode. More than one value left on stack")
        }
    }
}
