internal import Glibc

/// Plain ordering, which knows no coercion: Python's `<` and its kin.
extension Heap {
    /// As the library compares: what cannot be ordered is a `TypeError`.
    func isLess(_ left: Value, _ right: Value, _ symbol: ComparisonOperator = .less) throws(HogFailure) -> Bool {
        try isOrdered(left, right, symbol, orElse: .type)
    }

    /// - Parameter kind: what it is if the two cannot be ordered.
    func isOrdered(
        _ left: Value, _ right: Value, _ symbol: ComparisonOperator, orElse kind: HogFailure.Kind
    ) throws(HogFailure) -> Bool {
        var walk = Walk(self)
        return try isOrdered(left, right, symbol, orElse: kind, &walk)
    }

    private func isOrdered(
        _ left: Value, _ right: Value, _ symbol: ComparisonOperator, orElse kind: HogFailure.Kind, _ walk: inout Walk
    ) throws(HogFailure) -> Bool {
        switch (left.tag, right.tag) {
        case (.string, .string): return symbol.holds(text(left).order(text(right)))
        case (.array, .array), (.tuple, .tuple):
            try walk.enter()
            defer { walk.leave() }
            let (left, right) = (items(left), items(right))
            guard let different = try firstDifference(left, right, &walk) else {
                return symbol.holds(NumberOrder(left.count, right.count))
            }
            return try isOrdered(left[different], right[different], symbol, orElse: kind, &walk)
        default:
            if let order = compareNumbers(left, right) { return symbol.holds(order) }
            throw HogFailure(
                kind,
                "'\(symbol.rawValue)' not supported between instances of '\(pythonType(left))' and '\(pythonType(right))'")
        }
    }

    /// `nil` where one begins with all of the other.
    private func firstDifference(_ left: [Value], _ right: [Value], _ walk: inout Walk) throws(HogFailure) -> Int? {
        for index in 0..<min(left.count, right.count) {
            try walk.step()
            if try !areEqual(left[index], right[index], &walk) { return index }
        }
        return nil
    }
}

extension ComparisonOperator {
    /// What one of the four orderings makes of two values that stand to each other like this.
    func holds(_ order: NumberOrder) -> Bool {
        switch self {
        case .less: order == .less
        case .lessOrEqual: order == .less || order == .equal
        case .greater: order == .greater
        case .greaterOrEqual: order == .greater || order == .equal
        default: false
        }
    }
}

extension Text {
    /// By code points, which is the order of the bytes of UTF-8 as well.
    func order(_ other: Text) -> NumberOrder {
        withBytes { left in
            other.withBytes { right in
                let shorter = min(left.count, right.count)
                guard shorter > 0, let leftStart = left.baseAddress, let rightStart = right.baseAddress else {
                    return NumberOrder(left.count, right.count)
                }
                let difference = memcmp(leftStart, rightStart, shorter)
                return difference == 0 ? NumberOrder(left.count, right.count) : NumberOrder(Int(difference), 0 as Int)
            }
        }
    }
}
