/// The library functions that are written in Hog, compiled and loaded once. Every loaded program begins with them.
enum HogPrelude {
    /// Its functions have the same numbers as in `Library.prelude`.
    static let program: Result<LoadedProgram, HogFailure> = Result { () throws(HogFailure) in try load() }

    private static func load() throws(HogFailure) -> LoadedProgram {
        var program = LoadedProgram()
        program.functions = Library.prelude.map {
            LoadedProgram.Function(name: $0.name, parameters: $0.parameters, captured: 0, start: 0, entry: 0, depth: 0, isLibrary: true)
        }
        for (number, function) in Library.prelude.enumerated() {
            let code = try compiled(function)
            let functions = try Verifier.verify(code)
            program.functions[number].entry = program.instructions.count
            program.functions[number].depth = functions.first?.depth ?? 0
            var loader = Loader(code.elements, functions, onto: program, isLibrary: true)
            try loader.load(from: 0)
            program = loader.program
        }
        return program
    }

    private static func compiled(_ function: PreludeFunction) throws(HogFailure) -> LibraryCode {
        do {
            if let code = try Compiler.compileLibrary(Tree(parsing: function.source)).first { return code }
        } catch {
            throw .machine("\(function.name) can not be compiled: \(error.message)")
        }
        throw .machine("\(function.name) is not declared by its source")
    }
}

/// A library function that is written in Hog because it calls functions passed to it.
struct PreludeFunction: Sendable {
    let name: String
    /// The exact number of arguments.
    let parameters: Int
    /// Only its declaration: `fn arrayMap(f, arr) { … }`.
    let source: String

    init(_ name: String, _ parameters: Int, _ source: String) {
        self.name = name
        self.parameters = parameters
        self.source = source
    }
}

/// The source of the library functions that take functions. They accept an object as the array of its values, and any other value as an
/// empty array.
extension HogPrelude {
    static let functions = [
        // Appending would copy the array for each element, so this fills a copy.
        PreludeFunction(
            "arrayMap", 2,
            """
            fn arrayMap(f, arr) {
                let result := values(arr)
                let n := 0
                for (let item in arr) {
                    n := n + 1
                    result[n] := f(item)
                }
                return result
            }
            """),
        // This fills an object, which grows in place.
        PreludeFunction(
            "arrayFilter", 2,
            """
            fn arrayFilter(f, arr) {
                let result := {}
                let n := 0
                for (let item in arr) {
                    if (f(item)) {
                        n := n + 1
                        result[n] := item
                    }
                }
                return values(result)
            }
            """),
        PreludeFunction(
            "arrayExists", 2,
            """
            fn arrayExists(f, arr) {
                for (let item in arr) {
                    if (f(item)) return true
                }
                return false
            }
            """),
        PreludeFunction(
            "arrayCount", 2,
            """
            fn arrayCount(f, arr) {
                let n := 0
                for (let item in arr) {
                    if (f(item)) n := n + 1
                }
                return n
            }
            """),
        PreludeFunction(
            "arrayReduce", 3,
            """
            fn arrayReduce(f, arr, initial) {
                let result := initial
                for (let item in arr) {
                    result := f(result, item)
                }
                return result
            }
            """),
        PreludeFunction(
            "sortableSemver", 1,
            #"""
            fn sortableSemver(s) {
                let version := extractRegex(s, '[0-9]+(?:\\.[0-9]+)+')
                if (version == '') return []
                let parts := splitByString('.', version)
                let n := 0
                for (let part in parts) {
                    n := n + 1
                    parts[n] := toInt(part)
                }
                return parts
            }
            """#),
    ]
}
