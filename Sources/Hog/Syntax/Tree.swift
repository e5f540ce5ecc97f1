/// A parsed program: `print(1); return 2`.
struct Tree: Sendable {
    var declarations: [Statement]
}

/// A statement or declaration.
struct Statement: Sendable {
    let kind: Kind
    let place: SourcePlace

    indirect enum Kind: Sendable {
        /// `let name := value`; without a value the variable is null.
        case variable(name: String, value: Expression?)
        case expression(Expression)
        /// `target := value`.
        case assignment(target: Expression, value: Expression)
        case returns(Expression?)
        case throwing(Expression)
        /// `finally` is a block whose place includes the keyword.
        case tryCatch(body: [Statement], catches: [Catch], finally: Statement?)
        case conditional(condition: Expression, then: Statement, otherwise: Statement?)
        case whileLoop(condition: Expression, body: Statement)
        /// `for (initializer; condition; step) body`: initializer and step are a variable, an assignment or an expression.
        case forLoop(initializer: Statement?, condition: Expression?, step: Statement?, body: Statement)
        /// `for (let key, value in collection) body`.
        case forIn(key: String?, value: String, collection: Expression, body: Statement)
        case function(name: String, parameters: [String], body: Statement)
        case block([Statement])
        /// A semicolon alone, which compiles to nothing.
        case empty
    }

    /// `catch (name: type) { body }`. The default name is `e`; a clause without a type catches every error.
    struct Catch: Sendable {
        let name: String?
        let type: String?
        let body: [Statement]
        let place: SourcePlace
    }
}

/// An expression, which has a value.
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
        /// `name(arguments)`.
        case call(name: String, arguments: [Expression])
        /// A call of the value of an expression: `f(1)(2)`, `o.f(4)`.
        case callOf(Expression, arguments: [Expression])
        /// `object.1`; a negative index counts from the end.
        case tupleAccess(Expression, index: Int, isNullish: Bool)
        /// `object[key]`, and `object.key` if `object` is not a chain of names.
        case arrayAccess(Expression, key: Expression, isNullish: Bool)
        case lambda(parameters: [String], body: LambdaBody)
        /// A construct that the parser reads and the compiler refuses: `x as y`, a window function, a placeholder. `what` names it in the
        /// message.
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
        /// The digits of an integer beyond 64 bits, which the compiler refuses.
        case hugeInteger(String)
    }
}
