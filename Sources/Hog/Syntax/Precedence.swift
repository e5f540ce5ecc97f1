/// How tightly operators bind, from the loosest to the tightest.
enum Precedence: Int, Sendable, Comparable {
    case anything, alias, ternary, or, and, not, between, nullish, distinct, isNull, comparison, additive, multiplicative, negation
    case postfix

    static func < (left: Precedence, right: Precedence) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The minimum precedence in the right operand of a left-associative operator.
    var next: Precedence { Precedence(rawValue: rawValue + 1) ?? self }
}

enum ArithmeticOperator: String, Sendable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case dividedBy = "/"
    case modulo = "%"
}

enum ComparisonOperator: String, Sendable, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case isIn = "in"
    case notIn = "not in"
    case like
    case ilike
    case notLike = "not like"
    case notILike = "not ilike"
    case matches = "=~"
    case matchesNot = "!~"
    case matchesIgnoringCase = "=~*"
    case matchesNotIgnoringCase = "!~*"
    case inCohort = "in cohort"
    case notInCohort = "not in cohort"
}

extension Token {
    /// The comparison that a sign stands for.
    var comparison: ComparisonOperator? {
        guard case .sign(let sign) = kind else { return nil }
        return switch sign {
        case .equal, .equalTwice: .equal
        case .notEqual, .notEqualSQL: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .matches, .matchesShort: .matches
        case .matchesNot: .matchesNot
        case .matchesIgnoringCase, .matchesIgnoringCaseShort: .matchesIgnoringCase
        case .matchesNotIgnoringCase: .matchesNotIgnoringCase
        default: nil
        }
    }

    var arithmetic: (operation: ArithmeticOperator, precedence: Precedence)? {
        switch kind {
        case .sign(.plus): (.plus, .additive)
        case .sign(.minus): (.minus, .additive)
        case .sign(.times): (.times, .multiplicative)
        case .sign(.divide): (.dividedBy, .multiplicative)
        case .sign(.modulo): (.modulo, .multiplicative)
        default: nil
        }
    }
}
