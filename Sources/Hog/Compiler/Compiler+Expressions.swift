/// Compiles expressions. Each leaves one value on the stack.
extension Compiler {
    mutating func expression(_ expression: Expression) throws(HogSyntaxError) {
        let place = expression.place
        switch expression.kind {
        case .constant(let constant): try self.constant(constant, at: place)
        case .field(let chain): try field(chain, at: place)
        case .and(let operands): try evaluateAll(operands, then: .and, at: place)
        case .or(let operands): try evaluateAll(operands, then: .or, at: place)
        case .not(let operand):
            try self.expression(operand)
            try emit(.not, at: place)
        case .arithmetic(let symbol, let left, let right): try binary(symbol.opcode, left, right, at: place)
        case .comparison(let symbol, let left, let right): try comparison(symbol, left, right, at: place)
        case .between(let value, let low, let high, let isNegated): try between(value, low, high, isNegated, at: place)
        case .array(let items): try evaluateAll(items, then: .array, at: place)
        case .tuple(let items): try evaluateAll(items, then: .tuple, at: place)
        case .dictionary(let members):
            for (key, value) in members {
                try self.expression(key)
                try self.expression(value)
            }
            try emit(.dict, .integer(members.count), at: place)
        case .call(let name, let arguments): try call(name, arguments, at: place)
        case .callOf(let function, let arguments):
            for argument in arguments { try self.expression(argument) }
            try self.expression(function)
            try emit(.callLocal, .integer(arguments.count), at: place)
        case .tupleAccess(let tuple, let index, let isNullish):
            try self.expression(tuple)
            try emit(.integer, .integer(index), at: place)
            try emit(isNullish ? .getPropertyNullish : .getProperty, at: place)
        case .arrayAccess(let array, let key, let isNullish): try arrayAccess(array, key, isNullish, at: place)
        case .lambda(let parameters, let body): try lambda(parameters, body, at: place)
        case .unsupported(let what): throw .unsupported(what, at: place)
        }
    }

    private mutating func constant(_ constant: Expression.Constant, at place: SourcePlace) throws(HogSyntaxError) {
        switch constant {
        case .null: try emit(.null, at: place)
        case .boolean(let value): try emit(value ? .true : .false, at: place)
        case .integer(let value): try emit(.integer, .integer(value), at: place)
        case .float(let value) where value.isNaN:
            // Bytecode is stored as JSON, which has no NaN, so it is computed: infinity minus infinity.
            try emit(.float, .float(.infinity), at: place)
            try emit(.float, .float(.infinity), at: place)
            try emit(.minus, at: place)
        case .float(let value): try emit(.float, .float(value), at: place)
        case .string(let value): try emit(.string, .string(value), at: place)
        case .hugeInteger(let digits): throw HogSyntaxError("The integer \(digits) does not fit into 64 bits", at: place)
        }
    }

    /// Compiles operands in order, and then the instruction that makes one value of them.
    mutating func evaluateAll(_ operands: [Expression], then opcode: Opcode, at place: SourcePlace) throws(HogSyntaxError) {
        for operand in operands { try expression(operand) }
        try emit(opcode, .integer(operands.count), at: place)
    }

    private mutating func arrayAccess(
        _ array: Expression, _ key: Expression, _ isNullish: Bool, at place: SourcePlace
    ) throws(HogSyntaxError) {
        if case .constant(.integer(0)) = key.kind { throw HogSyntaxError("Array access starts from 1", at: key.place) }
        // In PostHog's compiler, which is written in Python, false equals 0.
        if case .constant(.boolean(false)) = key.kind { throw HogSyntaxError("Array access starts from 1", at: key.place) }
        try expression(array)
        try expression(key)
        try emit(isNullish ? .getPropertyNullish : .getProperty, at: place)
    }
}

// MARK: Operators

extension Compiler {
    /// Compiles the right operand first, so that the left one is on top.
    private mutating func binary(
        _ opcode: Opcode, _ left: Expression, _ right: Expression, at place: SourcePlace
    ) throws(HogSyntaxError) {
        try expression(right)
        try expression(left)
        try emit(opcode, at: place)
    }

    private mutating func comparison(
        _ symbol: ComparisonOperator, _ left: Expression, _ right: Expression, at place: SourcePlace
    ) throws(HogSyntaxError) {
        guard let opcode = symbol.opcode else { throw .cohort(right, at: place) }
        guard nullSafe, symbol.isOrdering else { return try binary(opcode, left, right, at: place) }
        for operand in [left, right] {
            try expression(operand)
            try emit(.callGlobal, .string("isNull"), .integer(1), at: place)
        }
        try emit(.or, .integer(2), at: place)
        let compare = try jump(.jumpIfFalse, at: place)
        try emit(.false, at: place)
        let end = try jump(.jump, at: place)
        patchJump(compare)
        try binary(opcode, left, right, at: place)
        patchJump(end)
    }

    /// As in PostHog, the value is evaluated twice.
    private mutating func between(
        _ value: Expression, _ low: Expression, _ high: Expression, _ isNegated: Bool, at place: SourcePlace
    ) throws(HogSyntaxError) {
        try binary(isNegated ? .lt : .gtEq, value, low, at: place)
        try binary(isNegated ? .gt : .ltEq, value, high, at: place)
        try emit(isNegated ? .or : .and, .integer(2), at: place)
    }
}

extension ArithmeticOperator {
    fileprivate var opcode: Opcode {
        switch self {
        case .plus: .plus
        case .minus: .minus
        case .times: .multiply
        case .dividedBy: .divide
        case .modulo: .mod
        }
    }
}

extension ComparisonOperator {
    var isOrdering: Bool {
        switch self {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }

    /// `nil` for comparisons with cohorts, which a program cannot use.
    fileprivate var opcode: Opcode? {
        switch self {
        case .equal: .eq
        case .notEqual: .notEq
        case .less: .lt
        case .lessOrEqual: .ltEq
        case .greater: .gt
        case .greaterOrEqual: .gtEq
        case .isIn: .in
        case .notIn: .notIn
        case .like: .like
        case .ilike: .ilike
        case .notLike: .notLike
        case .notILike: .notILike
        case .matches: .regex
        case .matchesNot: .notRegex
        case .matchesIgnoringCase: .iregex
        case .matchesNotIgnoringCase: .notIRegex
        case .inCohort, .notInCohort: nil
        }
    }
}

extension HogSyntaxError {
    fileprivate static func cohort(_ cohort: Expression, at place: SourcePlace) -> HogSyntaxError {
        let name =
            switch cohort.kind {
            case .constant(.integer(let id)): " (cohort id=\(id))"
            case .constant(.boolean(let id)): " (cohort id=\(id ? "True" : "False"))"
            case .constant(.string(let name)): " (cohort: \(name))"
            default: ""
            }
        return HogSyntaxError("Can't use cohorts in real-time filters. Please inline the relevant expressions\(name).", at: place)
    }

    fileprivate static func unsupported(_ what: String, at place: SourcePlace) -> HogSyntaxError {
        HogSyntaxError(
            what.hasPrefix("a placeholder") ? "Placeholders are not allowed in this context" : "A program can not use \(what)", at: place)
    }
}
