internal import Glibc

/// Why a verb failed: a sentence that says what to do, and the exit status.
struct Failure: Error {
    let sentence: String
    let status: Int32
    /// Whether a retry in a moment may succeed.
    let isTemporary: Bool
    /// Whether the server answered 404.
    let isNotFound: Bool

    init(_ sentence: String, status: Int32 = Failure.generalError, isTemporary: Bool = false, isNotFound: Bool = false) {
        self.sentence = sentence
        self.status = status
        self.isTemporary = isTemporary
        self.isNotFound = isNotFound
    }

    /// `path` cannot be written, for the reason of this `errno`.
    static func unwritable(_ path: String, _ code: Int32) -> Failure {
        Failure("\(path) cannot be written: \(String(cString: strerror(code))).")
    }
}

/// The exit statuses.
extension Failure {
    /// A usage error, or any error without a status of its own.
    static let generalError: Int32 = 1
    /// A gate failed.
    static let gateFailed: Int32 = 2
    /// The share of answered cells is below the minimum.
    static let lowCoverage: Int32 = 3
    /// The run stopped because its budget is used up.
    static let outOfBudget: Int32 = 4
    /// A signal such as Ctrl-C ended the program. A run that it watched continues.
    static let interrupted: Int32 = 130
}
