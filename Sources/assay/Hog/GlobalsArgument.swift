internal import Hog
internal import JSON

/// `--globals`: the members of a JSON object, written out or in a file after `@`.
struct GlobalsArgument: Globals {
    private let object: JSONValue?

    init(_ argument: String?) throws(Failure) {
        guard let argument else {
            object = nil
            return
        }
        let text = argument.hasPrefix("@") ? try TextFile.read(String(argument.dropFirst())) : argument
        let value = try JSONValue(argument: text, of: "--globals")
        guard value.kind == .object else { throw Failure("--globals must be a JSON object, such as {\"output\": \"A: 18\"}.") }
        object = value
    }

    func global(_ name: String) -> Global? { object?[name].map { .json($0) } }
}
