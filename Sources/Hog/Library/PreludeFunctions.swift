/// What the library does with the functions that it is given, in Hog. All take the values of an object for an array, and everything that
/// has none for an empty one.
enum PreludeFunctions {
    static let all = [
        // Growing an array would copy it for each element, so this fills a copy.
        PreludeFunction(
            "arrayMap", 2,
            """
            fn arrayMap(f, arr) {
                let result := values(arr)
                let n := 0
                for (let item in arr) {
                    n := n + 1
                    result[n] := f(item)
                }
                return result
            }
            """),
        // And this an object, which grows in place.
        PreludeFunction(
            "arrayFilter", 2,
            """
            fn arrayFilter(f, arr) {
                let result := {}
                let n := 0
                for (let item in arr) {
                    if (f(item)) {
                        n := n + 1
                        result[n] := item
                    }
                }
                return values(result)
            }
            """),
        PreludeFunction(
            "arrayExists", 2,
            """
            fn arrayExists(f, arr) {
                for (let item in arr) {
                    if (f(item)) return true
                }
                return false
            }
            """),
        PreludeFunction(
            "arrayCount", 2,
            """
            fn arrayCount(f, arr) {
                let n := 0
                for (let item in arr) {
                    if (f(item)) n := n + 1
                }
                return n
            }
            """),
        PreludeFunction(
            "arrayReduce", 3,
            """
            fn arrayReduce(f, arr, initial) {
                let result := initial
                for (let item in arr) {
                    result := f(result, item)
                }
                return result
            }
            """),
        PreludeFunction(
            "sortableSemver", 1,
            #"""
            fn sortableSemver(s) {
                let version := extractRegex(s, '[0-9]+(?:\\.[0-9]+)+')
                if (version == '') return []
                let parts := splitByString('.', version)
                let n := 0
                for (let part in parts) {
                    n := n + 1
                    parts[n] := toInt(part)
                }
                return parts
            }
            """#),
    ]
}
