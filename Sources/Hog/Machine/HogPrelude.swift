/// The library's functions that are written in Hog, compiled and loaded once: every program's image begins with theirs.
enum HogPrelude {
    /// Its functions have the numbers that they have in `Library.written`.
    static let image: Result<LoadedProgram, HogFailure> = Result { () throws(HogFailure) in try load() }

    private static func load() throws(HogFailure) -> LoadedProgram {
        var image = LoadedProgram()
        image.functions = Library.written.map {
            LoadedProgram.Function(name: $0.name, parameters: $0.parameters, captured: 0, start: 0, entry: 0, depth: 0, isLibrary: true)
        }
        for (number, function) in Library.written.enumerated() {
            let code = try compiled(function)
            let functions = try Verifier.verify(code)
            image.functions[number].entry = image.steps.count
            image.functions[number].depth = functions.first?.depth ?? 0
            var loader = Loader(code.elements, functions, onto: image, isLibrary: true)
            try loader.load(from: 0)
            image = loader.image
        }
        return image
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
