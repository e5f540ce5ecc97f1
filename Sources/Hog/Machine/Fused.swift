/// What fused steps do with operands that are not two integers, or whose sum is none of 64 bits: the steps that they were made of.
extension Machine {
    /// Pushes the result.
    @inline(never)
    mutating func pushFused(_ step: DecodedInstruction, _ at: Position) throws(HogFailure) -> Slot {
        let right: Value
        let operation: Operation
        if step.isNullSafe, hasNull(step, at) {
            at.top.pointee = .boolean(false)
            return at.top + 1
        }
        switch step.operation {
        case .pushSum, .setSum: (right, operation) = (at.base[Int(step.first)], .plus)
        case .pushDifference, .setDifference: (right, operation) = (at.base[Int(step.first)], .minus)
        case .pushSumWithInteger, .setSumWithInteger:
            let isDifference = step.answers == DecodedInstruction.isDifference
            right = .integer(isDifference ? -Int(step.first) : Int(step.first))
            operation = isDifference ? .minus : .plus
        case .pushComparison, .jumpUnless: (right, operation) = (at.base[Int(step.first)], Operation(answers: step.answers))
        default: (right, operation) = (.integer(Int(step.first)), Operation(answers: step.answers))
        }
        var top = right.isReference ? try pushAgain(right, at: at.top) : try push(right, at: at.top)
        top = try pushAgain(at.base[Int(step.left)], at: top)
        return try binary(operation, at: top)
    }

    private func hasNull(_ step: DecodedInstruction, _ at: Position) -> Bool {
        at.base[Int(step.left)].isNull || (step.operation.comparesLocals && at.base[Int(step.first)].isNull)
    }

    /// Sets a local variable to it.
    @inline(never)
    mutating func setFused(_ step: DecodedInstruction, _ at: Position) throws(HogFailure) {
        let top = try pushFused(step, at)
        held &-= Int(at.base[Int(step.second)].cost)
        at.base[Int(step.second)] = top[-1]
    }

    /// Whether a comparison holds.
    @inline(never)
    mutating func holdsFused(_ step: DecodedInstruction, _ at: Position) throws(HogFailure) -> Bool {
        try pushFused(step, at)[-1].asBoolean
    }
}

extension Position {
    /// A sum or a difference of local variables, or of one and a small integer; `nil` where that is no integer of 64 bits.
    @inline(__always)
    func sum(_ step: UnsafePointer<DecodedInstruction>) -> Int? {
        let left = base[step.left]
        let right = base[step.first]
        guard left.tag == .integer, right.tag == .integer else { return nil }
        return Integers(left: left.asInteger, right: right.asInteger).sum
    }

    @inline(__always)
    func difference(_ step: UnsafePointer<DecodedInstruction>) -> Int? {
        let left = base[step.left]
        let right = base[step.first]
        guard left.tag == .integer, right.tag == .integer else { return nil }
        return Integers(left: left.asInteger, right: right.asInteger).difference
    }

    @inline(__always)
    func sumWithInteger(_ step: UnsafePointer<DecodedInstruction>) -> Int? {
        let left = base[step.left]
        guard left.tag == .integer else { return nil }
        return Integers(left: left.asInteger, right: step.first).sum
    }

    /// Whether a comparison of integers holds; `nil` of other values.
    @inline(__always)
    func comparison(_ step: UnsafePointer<DecodedInstruction>) -> Bool? {
        let left = base[step.left]
        let right = base[step.first]
        guard left.tag == .integer, right.tag == .integer else { return nil }
        return step.pointee.answers(left.asInteger, right.asInteger)
    }

    @inline(__always)
    func comparisonWithInteger(_ step: UnsafePointer<DecodedInstruction>) -> Bool? {
        let left = base[step.left]
        guard left.tag == .integer else { return nil }
        return step.pointee.answers(left.asInteger, step.first)
    }
}

extension DecodedInstruction {
    /// Of a sum with an integer that the program writes as a difference.
    static let isDifference: UInt8 = 1
    /// Of a comparison that is false where an operand is null.
    static let nullSafe: UInt8 = 0b1000

    /// Of a comparison.
    var isNullSafe: Bool { answers & Self.nullSafe != 0 }

    @inline(__always)
    fileprivate func answers(_ left: Int, _ right: Int) -> Bool {
        let order = (left >= right ? 1 : 0) &+ (left > right ? 1 : 0)
        return answers &>> UInt8(truncatingIfNeeded: order) & 1 != 0
    }
}

extension Operation {
    /// Whether it is a comparison of two local variables.
    fileprivate var comparesLocals: Bool { self == .pushComparison || self == .jumpUnless }
}
