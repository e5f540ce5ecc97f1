/// Says whether bytecode is a program that a machine can run without looking at every step whether the stack holds what it needs.
///
/// It accepts what this compiler and PostHog's make of a sane program: expressions without RETURN, both versions of the header, code that
/// nothing reaches, the body of a library function. It refuses, in the words with which PostHog's machine would fail later, what that
/// machine can run by luck only: a stack whose height depends on the way taken. PostHog's compiler emits such code for `if(c, a)` where
/// `c` is false and for `for (;;)`.
///
/// What it does not know are values: a captured variable may be a slot that the stack has left since, or one that is still being filled.
enum Verifier {
    /// The functions of the program, in the order of their code, the program itself first.
    @discardableResult
    static func verify(_ bytecode: Bytecode) throws(HogFailure) -> [FunctionCode] {
        let start = try bytecode.header.length
        return try functions(CodeLayout(bytecode.elements, from: start, name: "", parameters: 0))
    }

    /// Those of a function of the library, itself first.
    static func verify(_ code: LibraryCode) throws(HogFailure) -> [FunctionCode] {
        try functions(CodeLayout(code.elements, from: 0, name: code.name, parameters: code.parameters))
    }

    private static func functions(_ layout: CodeLayout) throws(HogFailure) -> [FunctionCode] {
        var walk = StackWalk(layout)
        var functions: [FunctionCode] = []
        for (number, function) in layout.functions.enumerated() {
            let depth = try walk.walk(number)
            functions.append(
                FunctionCode(
                    name: function.name, parameters: function.parameters, upvalues: function.upvalues, body: function.body, depth: depth))
        }
        return functions
    }
}
