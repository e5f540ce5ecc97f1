import Foundation
import Glibc

/// A cell of a run of `RunnerChild`: the ordinals of its items equal their numbers.
struct JudgedCell: Hashable {
    let evaluation: Int
    let item: Int64
}

/// The file in which `RunnerChild` counts calls of its evaluators, one line for each.
struct CallLog {
    let path: String

    /// Approximate.
    static let bytesOfACall = 8

    var size: Int {
        var facts = stat()
        return stat(path, &facts) == 0 ? Int(facts.st_size) : 0
    }

    /// The cells that evaluators were asked about, in order.
    func cells() -> [JudgedCell] {
        let written = FileManager.default.contents(atPath: path).map { $0.split(separator: UInt8(ascii: "\n")) } ?? []
        return written.filter { $0.last == UInt8(ascii: ".") }.map { line in
            let numbers = line.dropLast().split(separator: UInt8(ascii: " ")).map { Int64(String(decoding: $0, as: UTF8.self))! }
            return JudgedCell(evaluation: Int(numbers[0]), item: numbers[1])
        }
    }
}
