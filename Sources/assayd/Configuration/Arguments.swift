/// What the daemon was started with.
struct Arguments {
    private(set) var data: String?
    private(set) var adminKeyFile: String?
    private(set) var printsConfiguration = false
    /// By setting's key.
    private(set) var settings: [String: String] = [:]

    init(_ words: some Sequence<String>) throws(StartProblem) {
        var rest = Array(words)[...]
        while let word = rest.popFirst() {
            let halves = word.split(separator: "=", maxSplits: 1).map(String.init)
            let flag = halves.first ?? ""
            if flag == "--print-config" {
                printsConfiguration = true
                continue
            }
            guard let name = Self.names[flag] else { throw Self.unknown(flag) }
            guard let value = halves.count > 1 ? halves[1] : rest.popFirst() else { throw StartProblem("\(flag) needs a value.") }
            switch name {
            case "data": data = value
            case "admin-key-file": adminKeyFile = value
            default: settings[name] = value
            }
        }
    }

    /// Flags that take a value, and what they set.
    private static var names: [String: String] {
        var names = ["--data": "data", "--admin-key-file": "admin-key-file"]
        for setting in Setting.all { names[setting.flag] = setting.key }
        return names
    }

    private static func unknown(_ flag: String) -> StartProblem {
        let known = ["--data DIR", "--admin-key-file FILE", "--print-config"] + Setting.all.map { "\($0.flag) VALUE" }
        return StartProblem("\(flag.prefix(60)) is no option. There are: \(known.joined(separator: ", ")).")
    }
}
