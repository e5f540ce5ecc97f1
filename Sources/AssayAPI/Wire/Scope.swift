/// What a key is allowed to do, as `resource:read` or `resource:write`.
enum Scope {
    /// Whether a key with `granted` may do what needs `scope`: `*` grants everything, and writing implies reading.
    static func isGranted(_ scope: String, by granted: [String]) -> Bool {
        granted.contains { grant in
            if grant == scope || grant == "*" { return true }
            guard scope.hasSuffix(":read"), grant.hasSuffix(":write") else { return false }
            return grant.dropLast(":write".count) == scope.dropLast(":read".count)
        }
    }
}
