internal import Glibc

/// A file that a report goes into at the end. It is opened at the beginning, so that one that cannot be written is found out before hours
/// of work, and emptied once the work begins, so that nobody takes what an earlier run left for this one's.
final class ReportFile {
    let path: String
    private let descriptor: Int32
    private let isNew: Bool
    private var isWritten = false

    init(_ path: String) throws(Failure) {
        self.path = path
        let made = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        isNew = made >= 0
        descriptor = isNew ? made : open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Failure.unwritable(path, errno) }
    }

    deinit {
        close(descriptor)
        if isNew && !isWritten { unlink(path) }
    }

    /// Leaves nothing in the file.
    func empty() {
        // A pipe or a terminal has no length.
        ftruncate(descriptor, 0)
    }

    /// A writer at the file's beginning, and nothing in the file.
    func begin() throws(Failure) -> FileWriter {
        isWritten = true
        empty()
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { throw Failure.unwritable(path, errno) }
        return FileWriter(path: path, descriptor: copy)
    }
}
