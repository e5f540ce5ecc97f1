import FoundationEssentials
import ServedAssay

extension ServedAssay {
    var data: String { directory.appendingPathComponent("data").path }

    /// A command that is told where this Assay is, and its key.
    var command: Command {
        Command(environment: ["ASSAY_URL": url, "ASSAY_API_KEY": key, "ASSAY_DATA": data])
    }
}
