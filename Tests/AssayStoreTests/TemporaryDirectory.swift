import FoundationEssentials
import Glibc

/// A directory of its own, removed with all that is in it.
final class TemporaryDirectory {
    let path: String

    init() throws {
        var template = Array("/tmp/assay-store-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Unexpected("no temporary directory: errno \(errno)") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
