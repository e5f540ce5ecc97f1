/// A value and where it was found.
struct ResolvedSetting: Equatable {
    enum Source: Equatable {
        case flag(String)
        case variable(String)
        case file(String)
        case standard
    }

    let text: String
    let source: Source
}

extension ResolvedSetting {
    /// How a refusal calls the place.
    func place(of setting: Setting) -> String {
        switch source {
        case .flag(let flag): flag
        case .variable(let variable): variable
        case .file(let path): "\(setting.key) in \(path)"
        case .standard: setting.key
        }
    }

    /// How the printed configuration calls the place.
    var origin: String {
        switch source {
        case .flag(let flag): flag
        case .variable(let variable): variable
        case .file(let path): path
        case .standard: "default"
        }
    }
}
