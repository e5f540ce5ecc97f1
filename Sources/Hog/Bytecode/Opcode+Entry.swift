extension Opcode {
    /// The manual of the machine: everything that reads bytecode follows it. Of two operands the left one is on top, because it is
    /// evaluated last.
    var entry: OpcodeEntry {
        switch self {
        case .stop: row("STOP", .nothing, "Ends the program with the value on top, or null where there is none.")

        // Constants.
        case .true: row("TRUE", .gives(1), "Pushes true.")
        case .false: row("FALSE", .gives(1), "Pushes false.")
        case .null: row("NULL", .gives(1), "Pushes null.")
        case .string: row("STRING", [.string], .gives(1), "Pushes a string.")
        case .integer: row("INTEGER", [.integer], .gives(1), "Pushes an integer.")
        case .float: row("FLOAT", [.float], .gives(1), "Pushes a float.")

        // Variables.
        case .getGlobal: row("GET_GLOBAL", [.count], .takes(each: 1, gives: 1), "The global that keys lead to, the first on top.")
        case .getLocal: row("GET_LOCAL", [.local], .gives(1), "Pushes a local variable.")
        case .setLocal: row("SET_LOCAL", [.local], .takes(1, gives: 0), "Sets a local variable.")
        case .getUpvalue: row("GET_UPVALUE", [.upvalue], .gives(1), "Pushes a captured variable.")
        case .setUpvalue: row("SET_UPVALUE", [.upvalue], .takes(1, gives: 0), "Sets a captured variable.")
        case .closeUpvalue: row("CLOSE_UPVALUE", .takes(1, gives: 0), "Drops a variable, whose value those who captured it keep.")
        case .pop: row("POP", .takes(1, gives: 0), "Drops a value.")

        // Logic and numbers.
        case .and: row("AND", [.count], .takes(each: 1, gives: 1), "Whether all are truthy.")
        case .or: row("OR", [.count], .takes(each: 1, gives: 1), "Whether any is truthy.")
        case .not: row("NOT", .takes(1, gives: 1), "Whether it is falsy.")
        case .plus: row("PLUS", .takes(2, gives: 1), "left + right")
        case .minus: row("MINUS", .takes(2, gives: 1), "left - right")
        case .multiply: row("MULTIPLY", .takes(2, gives: 1), "left * right")
        case .divide: row("DIVIDE", .takes(2, gives: 1), "left / right")
        case .mod: row("MOD", .takes(2, gives: 1), "left % right")

        // Comparisons.
        case .eq: row("EQ", .takes(2, gives: 1), "left == right")
        case .notEq: row("NOT_EQ", .takes(2, gives: 1), "left != right")
        case .gt: row("GT", .takes(2, gives: 1), "left > right")
        case .gtEq: row("GT_EQ", .takes(2, gives: 1), "left >= right")
        case .lt: row("LT", .takes(2, gives: 1), "left < right")
        case .ltEq: row("LT_EQ", .takes(2, gives: 1), "left <= right")
        case .like: row("LIKE", .takes(2, gives: 1), "text like pattern")
        case .ilike: row("ILIKE", .takes(2, gives: 1), "text ilike pattern")
        case .notLike: row("NOT_LIKE", .takes(2, gives: 1), "text not like pattern")
        case .notILike: row("NOT_ILIKE", .takes(2, gives: 1), "text not ilike pattern")
        case .in: row("IN", .takes(2, gives: 1), "item in container")
        case .notIn: row("NOT_IN", .takes(2, gives: 1), "item not in container")
        case .regex: row("REGEX", .takes(2, gives: 1), "text =~ pattern")
        case .notRegex: row("NOT_REGEX", .takes(2, gives: 1), "text !~ pattern")
        case .iregex: row("IREGEX", .takes(2, gives: 1), "text =~* pattern")
        case .notIRegex: row("NOT_IREGEX", .takes(2, gives: 1), "text !~* pattern")

        // Containers.
        case .dict: row("DICT", [.count], .takes(each: 2, gives: 1), "An object of so many keys, each below its value.")
        case .array: row("ARRAY", [.count], .takes(each: 1, gives: 1), "An array of so many values.")
        case .tuple: row("TUPLE", [.count], .takes(each: 1, gives: 1), "A tuple of so many values.")
        case .getProperty: row("GET_PROPERTY", .takes(2, gives: 1), "What an object, below, has under a key, on top.")
        case .getPropertyNullish: row("GET_PROPERTY_NULLISH", .takes(2, gives: 1), "What an object has under a key: null of null.")
        case .setProperty: row("SET_PROPERTY", .takes(3, gives: 0), "Sets what an object has under a key to the value on top.")

        // Jumps.
        case .jump: row("JUMP", [.jump], .nothing, "Goes on elsewhere.")
        case .jumpIfFalse: row("JUMP_IF_FALSE", [.jump], .takes(1, gives: 0), "Goes on elsewhere if the value is falsy.")
        case .jumpIfStackNotNull:
            row("JUMP_IF_STACK_NOT_NULL", [.jump], .takes(1, gives: 1), "Goes on elsewhere if the value, which stays, is not null.")

        // Functions.
        case .callGlobal: row("CALL_GLOBAL", [.name, .count], .takes(each: 1, gives: 1), "Calls a function of the library or the host.")
        case .callLocal: row("CALL_LOCAL", [.count], .takes(1, each: 1, gives: 1), "Calls the closure on top with the values below it.")
        case .callable:
            row("CALLABLE", [.name, .arity, .arity, .length], .gives(1), "A function: its parameters, captured variables and code.")
        case .closure: row("CLOSURE", [.captures], .takes(1, gives: 1), "A function together with the variables it captures.")
        case .declareFn: row("DECLARE_FN", [.name, .arity, .length], .nothing, "Gives the code after it a name to be called by.")
        case .return: row("RETURN", .takes(1, gives: 0), "Ends the function with a value.")

        // Errors.
        case .throw: row("THROW", .takes(1, gives: 0), "Throws the error on top.")
        case .try: row("TRY", [.handler], .nothing, "From here on errors go on at the handler, where they are on top.")
        case .popTry: row("POP_TRY", .nothing, "Errors no longer go on at the latest handler.")
        }
    }
}
