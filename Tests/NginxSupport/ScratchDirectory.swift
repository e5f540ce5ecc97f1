internal import FoundationEssentials
internal import Glibc

/// A temporary directory that is deleted with this object.
public final class ScratchDirectory: Sendable {
    public let path: String

    public init() {
        var template = Array("/tmp/assay-test-XXXXXX".utf8CString)
        precondition(mkdtemp(&template) != nil, "cannot create a directory in /tmp")
        path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
