/// A LIKE pattern as a regular expression: `%` is any run of characters and `_` one, neither of them a newline.
enum LikePattern {
    static func expression(_ pattern: Text) -> String {
        var expression = String.UnicodeScalarView()
        for scalar in core(pattern) {
            switch scalar {
            case "%": expression.append(contentsOf: ".*".unicodeScalars)
            case "_": expression.append(".")
            case "\0": expression.append(contentsOf: #"\x00"#.unicodeScalars)
            default:
                if isSpecial(scalar) { expression.append("\\") }
                expression.append(scalar)
            }
        }
        return String(expression)
    }

    /// What it says is looked for anywhere, so a run at either end may as well be empty.
    private static func core(_ pattern: Text) -> Substring.UnicodeScalarView {
        var core = pattern.string.unicodeScalars[...]
        while core.first == "%" { core.removeFirst() }
        while core.last == "%" { core.removeLast() }
        return core
    }

    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "a"..."z", "A"..."Z": false
        default: scalar.value > 0x20 && scalar.value < 0x7F
        }
    }
}
