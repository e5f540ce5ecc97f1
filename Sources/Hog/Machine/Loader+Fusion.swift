/// Steps that programs do all the time one after the other become one: to find the next step takes longer than to do most of them.
extension Loader {
    mutating func addFused(_ step: DecodedInstruction, from element: Int) {
        if let (fused, count) = fusedWithTwo(step, before: element).map({ ($0, 2) }) ?? fusedWithOne(step, before: element).map({ ($0, 1) })
        {
            let origin = removeLast(count)
            add(fused, from: origin, at: element)
        } else {
            add(step, from: element)
        }
    }

    /// `right; left; operator`, where the left operand is a local variable, and the right one is as well or is a small integer.
    private func fusedWithTwo(_ step: DecodedInstruction, before element: Int) -> DecodedInstruction? {
        guard let operands = latest(2, before: element), let right = operands.first, let last = operands.last, last.operation == .getLocal,
            let left = UInt16(exactly: last.first), let operation = step.operation.fused(right.operation)
        else { return nil }
        var fused = DecodedInstruction(operation, right.first)
        fused.left = left
        fused.answers = step.operation.answers
        guard step.operation == .minus, operation == .pushSumWithInteger else { return fused }
        guard right.first != .min else { return nil }
        // It is told apart by this, for what it says of operands that are no numbers.
        fused.answers = DecodedInstruction.isDifference
        fused.first = -right.first
        return fused
    }

    /// What is done with the result of the above, and a call of a captured variable.
    private func fusedWithOne(_ step: DecodedInstruction, before element: Int) -> DecodedInstruction? {
        guard var fused = latest(1, before: element)?.first else { return nil }
        switch (fused.operation, step.operation) {
        case (.pushSum, .setLocal): fused.operation = .setSum
        case (.pushSumWithInteger, .setLocal): fused.operation = .setSumWithInteger
        case (.pushDifference, .setLocal): fused.operation = .setDifference
        case (.pushComparison, .jumpIfFalse): fused.operation = .jumpUnless
        case (.pushComparisonWithInteger, .jumpIfFalse): fused.operation = .jumpUnlessWithInteger
        case (.getUpvalue, .callValue): return DecodedInstruction(.callUpvalue, step.first, fused.first)
        case (.getLocal, .return): fused.operation = .returnLocal
        default: return nil
        }
        if step.operation == .setLocal { fused.second = step.first }
        return fused
    }
}

extension Operation {
    /// This operator with a local variable on the left, by what pushes the right operand.
    fileprivate func fused(_ right: Operation) -> Operation? {
        switch (right, self) {
        case (.getLocal, .plus): .pushSum
        case (.getLocal, .minus): .pushDifference
        case (.pushInteger, .plus), (.pushInteger, .minus): .pushSumWithInteger
        case (.getLocal, _) where answers != 0: .pushComparison
        case (.pushInteger, _) where answers != 0: .pushComparisonWithInteger
        default: nil
        }
    }

    /// Of a comparison, one bit each: of a smaller left operand, of equal ones and of a larger left one; 0 of other operations.
    var answers: UInt8 {
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

    /// The comparison with such answers.
    init(answers: UInt8) {
        switch answers & 0b111 {
        case 0b001: self = .less
        case 0b011: self = .lessOrEqual
        case 0b010: self = .eq
        case 0b101: self = .notEq
        case 0b110: self = .greaterOrEqual
        default: self = .greater
        }
    }
}
