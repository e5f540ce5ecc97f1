internal import Glibc
internal import JSON

extension Server {
    /// A long answer onto standard output, as it arrives.
    func download(_ path: String, _ query: [(String, String)]) throws(Failure) {
        var code: Int32?
        try stream(path, query) { piece in
            if !Console.write(piece, to: STDOUT_FILENO) { code = errno }
            return code == nil
        }
        if let code { throw Failure.unwritable("Standard output", code) }
    }

    /// An answer of a JSON object a line onto standard output, as one JSON array.
    func downloadArray(_ path: String, _ query: [(String, String)]) throws(Failure) {
        var cutter = LineCutter()
        var separator = "["
        try stream(path, query) { piece in
            for line in cutter.lines(completedBy: piece) {
                Console.write("\(separator)\(String(decoding: line, as: UTF8.self))", to: STDOUT_FILENO)
                separator = ","
            }
            return true
        }
        Console.print(separator == "[" ? "[]" : "]")
    }
}
