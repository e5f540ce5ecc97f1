/// Functions as values, and the variables that they have captured.
extension Machine {
    /// Makes a closure of the callable on top.
    @inline(never)
    mutating func makeClosure(_ step: DecodedInstruction, _ at: Position) throws(HogFailure) -> Slot {
        let callable = at.top[-1]
        let top = drop(1, from: at.top)
        guard callable.tag == .callable else { throw .machine("Invalid callable: \(try runtime.heap.pythonString(callable))") }
        let expected = image.functions[callable.place].captured
        guard expected == Int(step.second) else {
            throw .machine("Invalid upvalue count. Expected \(expected), got \(step.second)")
        }
        var cells: [Int] = []
        cells.reserveCapacity(expected)
        for index in Int(step.first)..<(Int(step.first) + expected) {
            let capture = image.captures[index]
            // A variable is put in its place among those that are captured already.
            if index & 255 == 255 { try runtime.checkClock() }
            if capture.isLocal {
                cells.append(upvalues.capture(height(at.base) + Int(capture.index)))
            } else {
                cells.append(try cell(Int(capture.index)))
            }
        }
        return try push(runtime.heap.closure(Closure(function: callable.place, upvalues: cells)), at: top)
    }

    /// The cell of a variable that the running function has captured.
    @inline(__always)
    private func cell(_ index: Int) throws(HogFailure) -> Int {
        let closure = frames.start[frameCount - 1].closure
        guard closure >= 0, index < runtime.heap.closures[closure].upvalues.count else {
            throw .machine("Invalid upvalue index: \(index)")
        }
        return runtime.heap.closures[closure].upvalues[index]
    }

    /// The value of a captured variable.
    @inline(__always)
    func upvalue(_ index: Int, at top: Slot) throws(HogFailure) -> Value {
        let cell = upvalues.cell(try cell(index))
        guard cell.place >= 0 else { return cell.value }
        guard cell.place < height(top) else { throw .lostVariable }
        return stack.start[cell.place]
    }

    @inline(never)
    mutating func getUpvalue(_ index: Int, at top: Slot) throws(HogFailure) -> Slot {
        let value = try upvalue(index, at: top)
        guard value.isReference else {
            top.pointee = value
            return top + 1
        }
        return try pushAgain(value, at: top)
    }

    @inline(never)
    mutating func setUpvalue(_ index: Int, at top: Slot) throws(HogFailure) -> Slot {
        let value = top[-1]
        let top = top - 1
        let number = try cell(index)
        let cell = upvalues.cell(number)
        if cell.place >= 0 {
            guard cell.place < height(top) else { throw .lostVariable }
            held &-= Int(stack.start[cell.place].cost)
            stack.start[cell.place] = value
        } else {
            held &-= Int(value.cost)
            upvalues.set(number, value)
        }
        return top
    }

    /// Moves captured variables into their cells that are about to leave the stack.
    @inline(__always)
    mutating func close(from slot: Slot, below top: Slot) {
        let place = height(slot)
        if upvalues.highest >= place { upvalues.close(from: place, on: stack.start, below: height(top)) }
    }
}

extension HogFailure {
    /// Bytecode made by hand can drop a variable that is still captured.
    fileprivate static let lostVariable = HogFailure(.index, "list index out of range")
}
