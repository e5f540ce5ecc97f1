internal import FoundationEssentials

/// The environment of a child process: `variables`, and those of this process that the sanitizers read.
public func childEnvironment(_ variables: [String: String] = [:]) -> [String: String] {
    let forSanitizers = ProcessInfo.processInfo.environment.filter { ["ASAN_OPTIONS", "TSAN_OPTIONS", "LD_PRELOAD"].contains($0.key) }
    return forSanitizers.merging(variables) { $1 }
}
