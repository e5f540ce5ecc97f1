import Glibc

/// The folders under `Plugins/`, as they are on the disk.
enum PluginFolders {
    /// What the README of each says; empty where there is none.
    static let readmes = names.map { text(of: "\(plugins)/\($0)/README.md") }

    private static let plugins = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined() + "/Plugins"

    /// All but the list of them.
    private static var names: [String] {
        guard let folder = opendir(plugins) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix("."), name != "Catalog" { names.append(name) }
        }
        return names
    }

    private static func text(of path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 100_000)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
