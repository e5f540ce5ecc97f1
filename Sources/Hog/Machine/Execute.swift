extension Machine {
    /// The loop: one step after the other until the program ends. What it does itself neither allocates nor fails; the rest is in methods
    /// that it calls, which get the position and give it back.
    mutating func execute() throws(HogFailure) -> Value {
        var at = try begin()
        var untilLook = Self.interval
        do throws(HogFailure) {
            while true {
                // Reading the clock costs more than most steps, so only every 128th pays for it.
                untilLook &-= 1
                if untilLook <= 0 { untilLook = try lookAtClock(untilLook) }
                let step = at.next
                at.next += 1
                switch step.pointee.operation {
                case .pushInteger: at.push(.integer(step.first))
                case .pushNumber: at.push(constants.start[step.first])
                case .pushString: at.top = try push(constants.start[step.first], at: at.top)
                case .pushTrue: at.push(.boolean(true))
                case .pushFalse: at.push(.boolean(false))
                case .pushNull: at.push(.null)

                case .getLocal:
                    let value = at.base[step.first]
                    if value.isReference { at.top = try pushAgain(value, at: at.top) } else { at.push(value) }
                case .setLocal:
                    let slot = at.base + step.first
                    if slot.pointee.isReference { held &-= Int(slot.pointee.cost) }
                    let value = at.pop()
                    if value.isReference { slot.pointee = value } else { slot.pointee = value.owned }
                case .getUpvalue: at.top = try getUpvalue(step.first, at: at.top)
                case .setUpvalue: at.top = try setUpvalue(step.first, at: at.top)
                case .pop: held -= Int(at.pop().cost)
                case .closeUpvalue:
                    close(from: at.top - 1, below: at.top)
                    held -= Int(at.pop().cost)
                case .getGlobal: at.top = try getGlobal(keys: step.first, at: at.top)
                case .getGlobalChain: at.top = try getGlobal(chain: step.first, at: at.top)

                case .and, .or: at.top = logic(step.pointee.operation, of: step.first, at: at.top)
                case .not:
                    let value = at.pop()
                    held -= Int(value.cost)
                    at.push(.boolean(!isTruthy(value)))
                case .isNull:
                    let value = at.pop()
                    held &-= Int(value.cost)
                    at.push(.boolean(value.isNull))
                case .plus:
                    if let sum = at.integers?.sum { at.replaceTwo(.integer(sum)) } else { at.top = try binary(.plus, at: at.top) }
                case .minus:
                    if let difference = at.integers?.difference {
                        at.replaceTwo(.integer(difference))
                    } else {
                        at.top = try binary(.minus, at: at.top)
                    }
                case .multiply:
                    if let product = at.integers?.product {
                        at.replaceTwo(.integer(product))
                    } else {
                        at.top = try binary(.multiply, at: at.top)
                    }
                case .divide, .mod: at.top = try binary(step.pointee.operation, at: at.top)
                case .eq:
                    if let pair = at.integers {
                        at.replaceTwo(.boolean(pair.left == pair.right))
                    } else {
                        at.top = try binary(.eq, at: at.top)
                    }
                case .notEq:
                    if let pair = at.integers {
                        at.replaceTwo(.boolean(pair.left != pair.right))
                    } else {
                        at.top = try binary(.notEq, at: at.top)
                    }
                case .less:
                    if let pair = at.integers {
                        at.replaceTwo(.boolean(pair.left < pair.right))
                    } else {
                        at.top = try binary(.less, at: at.top)
                    }
                case .lessOrEqual:
                    if let pair = at.integers {
                        at.replaceTwo(.boolean(pair.left <= pair.right))
                    } else {
                        at.top = try binary(.lessOrEqual, at: at.top)
                    }
                case .greater:
                    if let pair = at.integers {
                        at.replaceTwo(.boolean(pair.left > pair.right))
                    } else {
                        at.top = try binary(.greater, at: at.top)
                    }
                case .greaterOrEqual:
                    if let pair = at.integers {
                        at.replaceTwo(.boolean(pair.left >= pair.right))
                    } else {
                        at.top = try binary(.greaterOrEqual, at: at.top)
                    }
                case .relation: at.top = try relation(step.first, at: at.top)

                case .dict: at.top = try makeObject(of: step.first, at: at.top)
                case .array, .tuple: at.top = try makeArray(step.pointee.operation, of: step.first, at: at.top)
                case .getProperty: at.top = try getProperty(at: at.top)
                case .setProperty: at.top = try setProperty(at: at.top)

                case .jump: at.next += step.second
                case .jumpIfFalse:
                    let value = at.pop()
                    if value.tag == .boolean {
                        if value.bits == 0 { at.next += step.second }
                    } else {
                        held -= Int(value.cost)
                        if !isTruthy(value) { at.next += step.second }
                    }
                case .jumpIfNotNull: if !at.top[-1].isNull { at.next += step.second }
                case .pushHandler: pushHandler(at, step: step.second)
                case .popHandler: try popHandler()
                case .throw: at = try throwError(at)

                case .callable:
                    at.top = try push(.reference(.callable, step.first), at: at.top)
                    at.next += step.second
                case .closure: at.top = try makeClosure(step.pointee, at)
                case .callValue: at = try callValue(arguments: step.first, at, untilLook)
                case .callFunction: at = try callFunction(step.first, arguments: step.second, at)
                case .callLibrary: at.top = try callLibrary(step.first, arguments: step.second, at.top, untilLook)
                case .callDeclared: at = try callDeclared(image.declaredCalls[step.first], at, untilLook)
                case .callImport: throw try importFailure(at.top[-1])
                case .declare: declared[step.first] = Int32(step.second)
                case .fail: throw .machine(image.messages[step.first])

                case .returnLocal:
                    untilLook &-= 1
                    let value = at.base[step.first]
                    if value.isReference { at.top = try pushAgain(value, at: at.top) } else { at.push(value) }
                    if frameCount == 1 { return finished(at.top[-1], untilLook) }
                    at = returned(at.pop(), at)
                case .return:
                    if frameCount == 1 { return finished(at.top[-1], untilLook) }
                    at = returned(at.pop(), at)
                case .end:
                    if frameCount == 1 { return finished(try resultLeft(at.top), untilLook) }
                    at = returned(.null, at)

                case .pushSum:
                    untilLook &-= 2
                    if let sum = at.sum(step) { at.push(.integer(sum)) } else { at.top = try pushFused(step.pointee, at) }
                case .pushSumWithInteger:
                    untilLook &-= 2
                    if let sum = at.sumWithInteger(step) { at.push(.integer(sum)) } else { at.top = try pushFused(step.pointee, at) }
                case .pushDifference:
                    untilLook &-= 2
                    if let difference = at.difference(step) {
                        at.push(.integer(difference))
                    } else {
                        at.top = try pushFused(step.pointee, at)
                    }
                case .setSum:
                    untilLook &-= 3
                    if let sum = at.sum(step) { set(step, sum, at) } else { try setFused(step.pointee, at) }
                case .setSumWithInteger:
                    untilLook &-= 3
                    if let sum = at.sumWithInteger(step) { set(step, sum, at) } else { try setFused(step.pointee, at) }
                case .setDifference:
                    untilLook &-= 3
                    if let difference = at.difference(step) { set(step, difference, at) } else { try setFused(step.pointee, at) }
                case .pushComparison:
                    untilLook &-= 2 &+ step.guarding
                    if let holds = at.comparison(step) { at.push(.boolean(holds)) } else { at.top = try pushFused(step.pointee, at) }
                case .pushComparisonWithInteger:
                    untilLook &-= 2 &+ step.guarding
                    if let holds = at.comparisonWithInteger(step) {
                        at.push(.boolean(holds))
                    } else {
                        at.top = try pushFused(step.pointee, at)
                    }
                case .jumpUnless:
                    untilLook &-= 3 &+ step.guarding
                    let holds = if let holds = at.comparison(step) { holds } else { try holdsFused(step.pointee, at) }
                    if !holds { at.next += step.second }
                case .jumpUnlessWithInteger:
                    untilLook &-= 3 &+ step.guarding
                    let holds = if let holds = at.comparisonWithInteger(step) { holds } else { try holdsFused(step.pointee, at) }
                    if !holds { at.next += step.second }
                case .callUpvalue:
                    untilLook &-= 1
                    at = try callUpvalue(step.second, arguments: step.first, at, untilLook)

                case .stop: return finished(at.top == stack.start ? .null : at.top[-1], untilLook)
                }
            }
        } catch {
            count(untilLook)
            throw located(error, next: at.next)
        }
    }

    /// How many instructions go by without a look at the clock.
    static let interval = 128

    @inline(never)
    private mutating func lookAtClock(_ untilLook: Int) throws(HogFailure) -> Int {
        counted &+= Self.interval - untilLook
        runtime.operations = counted
        try runtime.checkClock()
        return Self.interval
    }

    /// Says how many instructions have been run.
    mutating func count(_ untilLook: Int) { runtime.operations = counted &+ (Self.interval - untilLook) }

    private mutating func finished(_ value: Value, _ untilLook: Int) -> Value {
        count(untilLook)
        return value
    }

    @inline(__always)
    private mutating func set(_ step: UnsafePointer<DecodedInstruction>, _ value: Int, _ at: Position) {
        let slot = at.base + step.second
        if slot.pointee.isReference { held &-= Int(slot.pointee.cost) }
        slot.pointee = .integer(value)
    }

    /// There is one chunk, the program.
    @inline(never)
    func importFailure(_ name: Value) throws(HogFailure) -> HogFailure {
        .machine("Unknown chunk: \(try runtime.heap.pythonString(name))")
    }

    /// What the program leaves on the stack when its code just ends.
    @inline(never)
    private func resultLeft(_ top: Slot) throws(HogFailure) -> Value {
        switch top - stack.start {
        case 0: return .null
        case 1: return top[-1]
        default: throw .machine("Invalid bytecode. More than one value left on stack")
        }
    }
}

// MARK: Operands

extension UnsafePointer<DecodedInstruction> {
    var first: Int {
        @inline(__always) get { Int(pointee.first) }
    }
    var second: Int {
        @inline(__always) get { Int(pointee.second) }
    }
    var left: Int {
        @inline(__always) get { Int(pointee.left) }
    }
    /// How many instructions a comparison has more that asks for null first.
    var guarding: Int {
        @inline(__always) get { Int(pointee.answers &>> 3) &* 6 }
    }
}

// MARK: The stack

extension Position {
    /// A value that costs nothing beyond its slot. There is room: it was made when the function was called.
    @inline(__always)
    mutating func push(_ value: Value) {
        top.pointee = value
        top += 1
    }

    @inline(__always)
    mutating func pop() -> Value {
        top -= 1
        return top.pointee
    }

    /// In place of the two values on top, which cost nothing beyond their slots.
    @inline(__always)
    mutating func replaceTwo(_ value: Value) {
        top -= 1
        top[-1] = value
    }

    /// The operands on top where both are integers.
    var integers: Integers? {
        @inline(__always) get {
            guard top[-1].tag == .integer, top[-2].tag == .integer else { return nil }
            return Integers(left: top[-1].asInteger, right: top[-2].asInteger)
        }
    }
}
