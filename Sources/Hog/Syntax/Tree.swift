/// A parsed program: `print(1); return 2`.
struct Tree: Sendable {
    var declarations: [Statement]
}

/// What a program is made of, one after the other.
struct Statement: Sendable {
    let kind: Kind
    let place: SourcePlace

    indirect enum Kind: Sendable {
        /// `let name := value`; `nil` is null.
        case variable(name: String, value: Expression?)
        case expression(Expression)
        /// `target := value`.
        case assignment(target: Expression, value: Expression)
        case returns(Expression?)
        case throwing(Expression)
        /// `finally` is a block, and its place begins with the word.
        case attempt(body: [Statement], catches: [Catch], finally: Statement?)
        case conditional(condition: Expression, then: Statement, otherwise: Statement?)
        case whileLoop(condition: Expression, body: Statement)
        /// `for (initializer; condition; step) body`: the first and the last are a variable, an assignment or an expression.
        case forLoop(initializer: Statement?, condition: Expression?, step: Statement?, body: Statement)
        /// `for (let key, value in collection) body`.
        case forIn(key: String?, value: String, collection: Expression, body: Statement)
        case function(name: String, parameters: [String], body: Statement)
        case block([Statement])
        /// A semicolon of its own, which compiles to nothing.
        case empty
    }

    /// `catch (name: type) { body }`; without a name it is `e`, without a type it catches all.
    struct Catch: Sendable {
        let name: String?
        let type: String?
        let body: [Statement]
        let place: SourcePlace
    }
}

/// What has a value.
struct Expression: Sendable {
    let kind: Kind
    let place: SourcePlace

    indirect enum Kind: Sendable {
        case constant(Constant)
        /// A name and the properties read from it: `a.b.1`.
        case field(chain: [ChainStep])
        case and([Expression])
        case or([Expression])
        case not(Expression)
        case arithmetic(ArithmeticOperator, left: Expression, right: Expression)
        case comparison(ComparisonOperator, left: Expression, right: Expression)
        case between(Expression, low: Expression, high: Expression, isNegated: Bool)
        case array([Expression])
        case tuple([Expression])
        /// In the order of the source.
        case dictionary([(key: Expression, value: Expression)])
        /// `name(arguments)`, where `name` is a plain one.
        case call(name: String, arguments: [Expression])
        /// A call of what an expression gives: `f(1)(2)`, `o.f(4)`.
        case callOf(Expression, arguments: [Expression])
        /// `object.1`; from the end where negative.
        case tupleAccess(Expression, index: Int, isNullish: Bool)
        /// `object[key]`, and `object.key` where `object` is more than names.
        case arrayAccess(Expression, key: Expression, isNullish: Bool)
        case lambda(parameters: [String], body: LambdaBody)
        /// Parses, but no program may use it: `x as y`, a window function, a placeholder. `what` names it for people.
        case unsupported(what: String)
    }

    enum LambdaBody: Sendable {
        case expression(Expression)
        case block(Statement)
    }

    enum ChainStep: Sendable, Hashable {
        case name(String)
        case index(Int)
    }

    enum Constant: Sendable, Hashable {
        case null
        case boolean(Bool)
        case integer(Int)
        case float(Double)
        case string(String)
        /// An integer beyond 64 bits, as its digits, which no program may use.
        case hugeInteger(String)
    }
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
