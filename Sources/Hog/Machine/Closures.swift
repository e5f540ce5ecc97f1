/// Closures: functions as values, and the variables that they capture.
extension Machine {
    /// Makes a closure of the callable on top.
    @inline(never)
    mutating func makeClosure(_ instruction: DecodedInstruction, _ registers: Registers) throws(HogFailure) -> Slot {
        let callable = registers.top[-1]
        let top = drop(1, from: registers.top)
        guard callable.tag == .callable else { throw .machine("Invalid callable: \(try runtime.heap.pythonString(callable))") }
        let expected = program.functions[callable.heapIndex].captured
        guard expected == Int(instruction.second) else {
            throw .machine("Invalid upvalue count. Expected \(expected), got \(instruction.second)")
        }
        var cells: [Int] = []
        cells.reserveCapacity(expected)
        for index in Int(instruction.first)..<(Int(instruction.first) + expected) {
            let capture = program.captures[index]
            // Each capture is inserted into the sorted list of open cells.
            if index & 255 == 255 { try runtime.checkClock() }
            if capture.isLocal {
                cells.append(upvalues.capture(height(registers.base) + Int(capture.index)))
            } else {
                cells.append(try cell(Int(capture.index)))
            }
        }
        return try push(runtime.heap.closure(Closure(function: callable.heapIndex, upvalues: cells)), at: top)
    }

    /// The index of the cell of a variable that the running function has captured.
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
        guard cell.stackIndex >= 0 else { return cell.value }
        guard cell.stackIndex < height(top) else { throw .lostVariable }
        return stack.start[cell.stackIndex]
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
        if cell.stackIndex >= 0 {
            guard cell.stackIndex < height(top) else { throw .lostVariable }
            referencedCost &-= Int(stack.start[cell.stackIndex].cost)
            stack.start[cell.stackIndex] = value
        } else {
            referencedCost &-= Int(value.cost)
            upvalues.set(number, value)
        }
        return top
    }

    /// Closes the cells of captured variables that are about to leave the stack.
    @inline(__always)
    mutating func close(from slot: Slot, below top: Slot) {
        let stackIndex = height(slot)
        if upvalues.highest >= stackIndex { upvalues.close(from: stackIndex, on: stack.start, below: height(top)) }
    }
}

extension HogFailure {
    /// Hand-written bytecode can drop a variable that is still captured.
    fileprivate static let lostVariable = HogFailure(.index, "list index out of range")
}

/// The variables that closures have captured. A cell is open while its variable is on the stack: the declaring function and all closures
/// see the same value. When the variable leaves the stack, the cell is closed and keeps the value.
struct Upvalues {
    struct Cell {
        /// The index of the variable on the stack; negative once the cell is closed.
        var stackIndex: Int
        /// The value of a closed cell.
        var value: Value
    }

    private(set) var cells: [Cell] = []
    /// Indices of cells that can be reused.
    private var freeCells: [Int32] = []
    /// Indices of the open cells, ordered by their stack index.
    private(set) var open: [Int32] = []
    /// The highest stack index of an open cell; negative if none is open.
    private(set) var highest = -1

    mutating func removeAll() {
        cells.removeAll(keepingCapacity: cells.capacity < RetainedCapacity.limit)
        freeCells.removeAll()
        open.removeAll()
        highest = -1
    }

    /// Returns the open cell of a variable, which several closures share. A closed cell is never reopened, even if its stack index is the
    /// same.
    mutating func capture(_ stackIndex: Int) -> Int {
        var (index, end) = (0, open.count)
        while index < end {
            let middle = index + (end - index) / 2
            if cells[Int(open[middle])].stackIndex < stackIndex { index = middle + 1 } else { end = middle }
        }
        if index < open.count, cells[Int(open[index])].stackIndex == stackIndex { return Int(open[index]) }
        let cell = cellForUse(Cell(stackIndex: stackIndex, value: .null))
        open.insert(Int32(cell), at: index)
        highest = max(highest, stackIndex)
        return cell
    }

    private mutating func cellForUse(_ cell: Cell) -> Int {
        if let index = freeCells.popLast() {
            cells[Int(index)] = cell
            return Int(index)
        }
        cells.append(cell)
        return cells.count - 1
    }

    /// Closes the cells of all variables at or above a stack index.
    @inline(never)
    mutating func close(from stackIndex: Int, on stack: UnsafeMutablePointer<Value>, below top: Int) {
        while let last = open.last, cells[Int(last)].stackIndex >= stackIndex {
            let variable = cells[Int(last)].stackIndex
            // Hand-written bytecode may drop a captured variable without closing its cell.
            cells[Int(last)] = Cell(stackIndex: -1, value: variable < top ? stack[variable] : .null)
            open.removeLast()
        }
        highest = open.last.map { cells[Int($0)].stackIndex } ?? -1
    }

    func cell(_ index: Int) -> Cell { cells[index] }

    mutating func set(_ index: Int, _ value: Value) { cells[index].value = value }

    /// Frees the cells that were not reached. An open cell that no closure reaches is never read again.
    mutating func sweep(_ isReached: [Bool]) {
        open.removeAll { !isReached[Int($0)] }
        highest = open.last.map { cells[Int($0)].stackIndex } ?? -1
        freeCells.removeAll(keepingCapacity: true)
        for index in cells.indices.reversed() where !isReached[index] {
            cells[index] = Cell(stackIndex: -1, value: .null)
            freeCells.append(Int32(index))
        }
    }
}
