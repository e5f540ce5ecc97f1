import AssayDomain
import Foundation
import JSON
import NginxSupport
import Testing

@testable import AssayAPI

/// Reads CSV exports with Python's `csv` and compares them with the NDJSON exports.
@Suite struct PythonReaderTests {
    @Test(arguments: [true, false])
    func pythonReadsTheSameItemsFromBothFormats(isPlain: Bool) throws {
        let fixture = try APIFixture()
        let directory = ScratchDirectory()
        var generator = ContentGenerator(seed: 7, isPlain: isPlain)
        let dataset = try fixture.dataset(of: generator.contents(300)).id
        let files = try ["ndjson", "csv"].map { output in
            let path = "\(directory.path)/items.\(output)"
            try fixture.export(dataset, "?output=\(output)").text.write(toFile: path, atomically: false, encoding: .utf8)
            return path
        }
        guard let printed = try python(["-c", Self.script] + files) else {
            return print("python3 is not installed: CSV has no second reader")
        }
        #expect(printed == "300 items are the same\n")
    }

    /// The output of Python; `nil` if it is not installed.
    private func python(_ arguments: [String]) throws -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 127 ? nil : String(decoding: printed, as: UTF8.self)
    }

    // Python's `csv` does not distinguish a missing value from an empty string, so the script omits both on both sides.
    private static let script = """
        from csv import DictReader
        from json import dumps, loads
        from sys import argv, exit

        def value(name, cell):
            return loads(cell) if name.endswith(":json") else cell

        def from_row(row):
            item, metadata = {}, {}
            for name, cell in row.items():
                if cell == "" or value(name, cell) == "":
                    continue
                bare = name[: -len(":json")] if name.endswith(":json") else name
                if bare.startswith("metadata."):
                    metadata[bare[len("metadata."):]] = value(name, cell)
                else:
                    item[bare] = value(name, cell)
            if metadata:
                item["metadata"] = metadata
            return item

        def from_line(line):
            item = loads(line)
            del item["id"]
            if isinstance(item["metadata"], dict) and columns:
                item["metadata"] = {key: value for key, value in item["metadata"].items() if value != ""} or None
            return {key: value for key, value in item.items() if value is not None and value != ""}

        def text(item):
            return dumps(dict(sorted(item.items())))

        rows = DictReader(open(argv[2], newline="", encoding="utf-8"), strict=True)
        columns = any(name.startswith("metadata.") for name in rows.fieldnames)
        count = 0
        for row, line in zip(rows, open(argv[1], newline="\\n", encoding="utf-8"), strict=True):
            if text(from_row(row)) != text(from_line(line)):
                exit(print("row", text(from_row(row)), "line", text(from_line(line))))
            count += 1
        print(count, "items are the same")
        """
}
