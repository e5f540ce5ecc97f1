internal import CVersion

/// Which Assay this is.
public enum Build {
    public static let version = "0.1.0"

    /// In hexadecimal, with `-dirty` where files were changed since; `nil` where it is not known, as in a build without `make`.
    public static let commit: String? = {
        let commit = String(cString: assay_commit())
        return commit.isEmpty ? nil : commit
    }()

    /// What `--version` prints: `assay 0.1.0 (commit 7375a60…)`.
    public static func line(of program: String) -> String { "\(program) \(version) (commit \(commit ?? "unknown"))" }
}
