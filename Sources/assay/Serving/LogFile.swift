internal import Glibc

/// Where both programs write their logs, so that the terminal is free for something else.
struct LogFile {
    let path: String
    let descriptor: Int32
    private let start: Int

    init(in directory: String) throws(Failure) {
        path = "\(directory)/assay.log"
        descriptor = open(path, O_CREAT | O_APPEND | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure("\(path) cannot be written: \(String(cString: strerror(errno))).") }
        start = lseek(descriptor, 0, SEEK_END)
    }

    /// What was written since it was opened.
    var news: String {
        lseek(descriptor, start, SEEK_SET)
        return TextFile.rest(of: descriptor)
    }
}
