/// The variables that closures have captured. A cell is open as long as its variable is on the stack, where the function that has it and
/// all closures see one value; when the variable leaves the stack the cell keeps the value.
struct Upvalues {
    struct Cell {
        /// The place of the variable on the stack; negative once the cell is closed.
        var place: Int
        /// Of a closed one.
        var value: Value
    }

    private(set) var cells: [Cell] = []
    /// Cells that no closure leads to any more.
    private var free: [Int32] = []
    /// The open ones, by their places from the bottom of the stack.
    private(set) var open: [Int32] = []
    /// The place of the highest one; negative where none is open.
    private(set) var highest = -1

    mutating func removeAll() {
        cells.removeAll(keepingCapacity: cells.capacity < Clearing.large)
        free.removeAll()
        open.removeAll()
        highest = -1
    }

    /// The open cell of a variable, which several closures share. A closed one is not used again, although its place may be the same.
    mutating func capture(_ place: Int) -> Int {
        var (index, end) = (0, open.count)
        while index < end {
            let middle = index + (end - index) / 2
            if cells[Int(open[middle])].place < place { index = middle + 1 } else { end = middle }
        }
        if index < open.count, cells[Int(open[index])].place == place { return Int(open[index]) }
        let cell = cellForUse(Cell(place: place, value: .null))
        open.insert(Int32(cell), at: index)
        highest = max(highest, place)
        return cell
    }

    private mutating func cellForUse(_ cell: Cell) -> Int {
        if let place = free.popLast() {
            cells[Int(place)] = cell
            return Int(place)
        }
        cells.append(cell)
        return cells.count - 1
    }

    /// Closes the cells of the variables from a place on, which are about to leave the stack.
    @inline(never)
    mutating func close(from place: Int, on stack: UnsafeMutablePointer<Value>, below top: Int) {
        while let last = open.last, cells[Int(last)].place >= place {
            let variable = cells[Int(last)].place
            // Bytecode made by hand may drop a captured variable without closing its cell.
            cells[Int(last)] = Cell(place: -1, value: variable < top ? stack[variable] : .null)
            open.removeLast()
        }
        highest = open.last.map { cells[Int($0)].place } ?? -1
    }

    func cell(_ index: Int) -> Cell { cells[index] }

    mutating func set(_ index: Int, _ value: Value) { cells[index].value = value }

    /// Makes the cells free that were not reached. An open cell that no closure reaches is never read again.
    mutating func sweep(_ isReached: [Bool]) {
        open.removeAll { !isReached[Int($0)] }
        highest = open.last.map { cells[Int($0)].place } ?? -1
        free.removeAll(keepingCapacity: true)
        for index in cells.indices.reversed() where !isReached[index] {
            cells[index] = Cell(place: -1, value: .null)
            free.append(Int32(index))
        }
    }
}
