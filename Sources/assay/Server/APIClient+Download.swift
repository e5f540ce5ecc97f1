internal import Glibc
internal import JSON

extension APIClient {
    /// A long answer onto standard output, as it arrives.
    func download(_ path: String, _ query: [(String, String)]) throws(Failure) {
        var code: Int32?
        try stream(path, query) { piece in
            code = Console.deliver(piece)
            return code == nil
        }
        if let code { throw Console.unwritable(code) }
    }

    /// An answer of a JSON object a line onto standard output, as one JSON array.
    func downloadArray(_ path: String, _ query: [(String, String)]) throws(Failure) {
        var cutter = LineSplitter()
        var isEmpty = true
        var code: Int32?
        try stream(path, query) { piece in
            var elements: [UInt8] = []
            for line in cutter.lines(completedBy: piece) {
                elements.append(UInt8(ascii: isEmpty ? "[" : ","))
                elements += line
                isEmpty = false
            }
            code = elements.withUnsafeBytes { Console.deliver($0) }
            return code == nil
        }
        if let code { throw Console.unwritable(code) }
        try Console.deliver(isEmpty ? "[]" : "]")
    }
}
