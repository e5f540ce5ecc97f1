/// The slow path of fused instructions, for operands that are not two integers or whose result does not fit into 64 bits: it does what the
/// separate instructions would do.
extension Machine {
    /// Pushes the result.
    @inline(never)
    mutating func pushFused(_ instruction: DecodedInstruction, _ registers: Registers) throws(HogFailure) -> Slot {
        let right: Value
        let operation: Operation
        if instruction.isNullSafe, hasNull(instruction, registers) {
            registers.top.pointee = .boolean(false)
            return registers.top + 1
        }
        switch instruction.operation {
        case .pushSum, .setSum: (right, operation) = (registers.base[Int(instruction.first)], .plus)
        case .pushDifference, .setDifference: (right, operation) = (registers.base[Int(instruction.first)], .minus)
        case .pushSumWithInteger, .setSumWithInteger:
            let isDifference = instruction.acceptedOrders == DecodedInstruction.isDifference
            right = .integer(isDifference ? -Int(instruction.first) : Int(instruction.first))
            operation = isDifference ? .minus : .plus
        case .pushComparison, .jumpUnless:
            (right, operation) = (registers.base[Int(instruction.first)], Operation(acceptedOrders: instruction.acceptedOrders))
        default: (right, operation) = (.integer(Int(instruction.first)), Operation(acceptedOrders: instruction.acceptedOrders))
        }
        var top = right.isReference ? try pushAgain(right, at: registers.top) : try push(right, at: registers.top)
        top = try pushAgain(registers.base[Int(instruction.left)], at: top)
        return try binary(operation, at: top)
    }

    private func hasNull(_ instruction: DecodedInstruction, _ registers: Registers) -> Bool {
        registers.base[Int(instruction.left)].isNull
            || (instruction.operation.comparesLocals && registers.base[Int(instruction.first)].isNull)
    }

    /// Sets a local variable to the result.
    @inline(never)
    mutating func setFused(_ instruction: DecodedInstruction, _ registers: Registers) throws(HogFailure) {
        let top = try pushFused(instruction, registers)
        referencedCost &-= Int(registers.base[Int(instruction.second)].cost)
        registers.base[Int(instruction.second)] = top[-1]
    }

    /// Whether a comparison holds.
    @inline(never)
    mutating func holdsFused(_ instruction: DecodedInstruction, _ registers: Registers) throws(HogFailure) -> Bool {
        try pushFused(instruction, registers)[-1].asBoolean
    }
}

extension Registers {
    /// The sum or difference of two local variables, or of one and a small integer; `nil` if an operand is not an integer or the result
    /// does not fit into 64 bits.
    @inline(__always)
    func sum(_ instruction: UnsafePointer<DecodedInstruction>) -> Int? {
        let left = base[instruction.left]
        let right = base[instruction.first]
        guard left.tag == .integer, right.tag == .integer else { return nil }
        return IntegerOperands(left: left.asInteger, right: right.asInteger).sum
    }

    @inline(__always)
    func difference(_ instruction: UnsafePointer<DecodedInstruction>) -> Int? {
        let left = base[instruction.left]
        let right = base[instruction.first]
        guard left.tag == .integer, right.tag == .integer else { return nil }
        return IntegerOperands(left: left.asInteger, right: right.asInteger).difference
    }

    @inline(__always)
    func sumWithInteger(_ instruction: UnsafePointer<DecodedInstruction>) -> Int? {
        let left = base[instruction.left]
        guard left.tag == .integer else { return nil }
        return IntegerOperands(left: left.asInteger, right: instruction.first).sum
    }

    /// Whether a comparison of integers holds; `nil` for other values.
    @inline(__always)
    func comparison(_ instruction: UnsafePointer<DecodedInstruction>) -> Bool? {
        let left = base[instruction.left]
        let right = base[instruction.first]
        guard left.tag == .integer, right.tag == .integer else { return nil }
        return instruction.pointee.holds(left.asInteger, right.asInteger)
    }

    @inline(__always)
    func comparisonWithInteger(_ instruction: UnsafePointer<DecodedInstruction>) -> Bool? {
        let left = base[instruction.left]
        guard left.tag == .integer else { return nil }
        return instruction.pointee.holds(left.asInteger, instruction.first)
    }
}

extension DecodedInstruction {
    /// Marks a sum with an integer that the program writes as a difference.
    static let isDifference: UInt8 = 1
    /// Marks a comparison that is false if an operand is null.
    static let nullSafe: UInt8 = 0b1000

    var isNullSafe: Bool { acceptedOrders & Self.nullSafe != 0 }

    @inline(__always)
    fileprivate func holds(_ left: Int, _ right: Int) -> Bool {
        let order = (left >= right ? 1 : 0) &+ (left > right ? 1 : 0)
        return acceptedOrders &>> UInt8(truncatingIfNeeded: order) & 1 != 0
    }
}

extension Operation {
    /// Whether it is a comparison of two local variables.
    fileprivate var comparesLocals: Bool { self == .pushComparison || self == .jumpUnless }
}

/// Fuses common sequences of instructions into one: dispatching an instruction takes longer than executing most of them.
extension Loader {
    mutating func addFused(_ instruction: DecodedInstruction, from element: Int) {
        if let (fused, count) = fusedWithTwo(instruction, before: element).map({ ($0, 2) })
            ?? fusedWithOne(instruction, before: element).map({ ($0, 1) })
        {
            let origin = removeLast(count)
            add(fused, from: origin, at: element)
        } else {
            add(instruction, from: element)
        }
    }

    /// Fuses `right; left; operator`, where the left operand is a local variable and the right one is a local variable or a small integer.
    private func fusedWithTwo(_ instruction: DecodedInstruction, before element: Int) -> DecodedInstruction? {
        guard let operands = latest(2, before: element), let right = operands.first, let last = operands.last, last.operation == .getLocal,
            let left = UInt16(exactly: last.first), let operation = instruction.operation.fused(right.operation)
        else { return nil }
        var fused = DecodedInstruction(operation, right.first)
        fused.left = left
        fused.acceptedOrders = instruction.operation.acceptedOrders
        guard instruction.operation == .minus, operation == .pushSumWithInteger else { return fused }
        guard right.first != .min else { return nil }
        // The flag keeps the error message of a difference for operands that are not numbers.
        fused.acceptedOrders = DecodedInstruction.isDifference
        fused.first = -right.first
        return fused
    }

    /// Fuses the result of `fusedWithTwo` with the instruction that consumes it, and a captured variable with its call.
    private func fusedWithOne(_ instruction: DecodedInstruction, before element: Int) -> DecodedInstruction? {
        guard var fused = latest(1, before: element)?.first else { return nil }
        switch (fused.operation, instruction.operation) {
        case (.pushSum, .setLocal): fused.operation = .setSum
        case (.pushSumWithInteger, .setLocal): fused.operation = .setSumWithInteger
        case (.pushDifference, .setLocal): fused.operation = .setDifference
        case (.pushComparison, .jumpIfFalse): fused.operation = .jumpUnless
        case (.pushComparisonWithInteger, .jumpIfFalse): fused.operation = .jumpUnlessWithInteger
        case (.getUpvalue, .callValue): return DecodedInstruction(.callUpvalue, instruction.first, fused.first)
        case (.getLocal, .return): fused.operation = .returnLocal
        default: return nil
        }
        if instruction.operation == .setLocal { fused.second = instruction.first }
        return fused
    }
}

extension Operation {
    /// The fused form of this operator with a local variable on the left, by the instruction that pushes the right operand.
    fileprivate func fused(_ right: Operation) -> Operation? {
        switch (right, self) {
        case (.getLocal, .plus): .pushSum
        case (.getLocal, .minus): .pushDifference
        case (.pushInteger, .plus), (.pushInteger, .minus): .pushSumWithInteger
        case (.getLocal, _) where acceptedOrders != 0: .pushComparison
        case (.pushInteger, _) where acceptedOrders != 0: .pushComparisonWithInteger
        default: nil
        }
    }

    /// The orders of the operands for which a comparison is true, one bit each: left smaller, equal, left larger. 0 for other operations.
    var acceptedOrders: UInt8 {
        switch self {
        case .less: 0b001
        case .lessOrEqual: 0b011
        case .eq: 0b010
        case .notEq: 0b101
        case .greaterOrEqual: 0b110
        case .greater: 0b100
        default: 0
        }
    }

    /// The comparison that is true for these orders.
    init(acceptedOrders: UInt8) {
        switch acceptedOrders & 0b111 {
        case 0b001: self = .less
        case 0b011: self = .lessOrEqual
        case 0b010: self = .eq
        case 0b101: self = .notEq
        case 0b110: self = .greaterOrEqual
        default: self = .greater
        }
    }
}
