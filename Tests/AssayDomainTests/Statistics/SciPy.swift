import Foundation
import PythonSupport
import Testing

/// SciPy, asked by `reference.py`.
enum SciPy {
    static var isInstalled: Bool { environment != nil }

    private static let environment = PythonEnvironment.with(packages: ["scipy==1.11.4"])

    /// Records what SciPy says otherwise.
    /// - Parameters:
    ///   - subject: the name of a function of the script.
    ///   - cases: JSON arrays of its arguments.
    static func check(_ subject: String, _ cases: [String]) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("assay-scipy-\(UUID().uuidString)")
        try Data(cases.joined(separator: "\n").utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/reference.py"
        let lines = try #require(environment).run(script: script, arguments: [subject, file.path]).split(separator: "\n").map(String.init)
        // Last comes how many cases were looked at: nothing may have been passed over.
        #expect(lines.last == "\(cases.count)")
        let disagreements = Array(lines.dropLast().prefix(10))
        #expect(disagreements == [])
    }
}
