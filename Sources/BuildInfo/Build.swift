internal import CVersion

/// The version of Assay that this program was built from.
public enum Build {
    public static let version = "0.1.0"

    /// The commit in hexadecimal, with `-dirty` if files were changed since; `nil` if it is unknown, as in builds without `make`.
    public static let commit: String? = {
        let commit = String(cString: assay_commit())
        return commit.isEmpty ? nil : commit
    }()

    /// What `--version` prints: `assay 0.1.0 (commit 7375a60…)`.
    public static func line(of program: String) -> String { "\(program) \(version) (commit \(commit ?? "unknown"))" }
}
