internal import FoundationEssentials
internal import Glibc

/// A directory that is gone when nobody holds it any more.
public final class ScratchDirectory: Sendable {
    public let path: String

    public init() {
        var template = Array("/tmp/assay-test-XXXXXX".utf8CString)
        precondition(mkdtemp(&template) != nil, "no directory could be made in /tmp")
        path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
