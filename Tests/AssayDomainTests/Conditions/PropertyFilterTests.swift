import AssayDomain
import Foundation
import JSON
import Synchronization
import Testing

@Suite struct PropertyFilterTests {
    /// One comparison: the property's value as JSON (`nil` where it is missing), and whether the filter matches it.
    struct Row: CustomTestStringConvertible, Sendable {
        let property: String?
        let filter: String
        let matches: Bool

        init(_ property: String?, _ filter: String, _ matches: Bool) {
            self.property = property
            self.filter = filter
            self.matches = matches
        }

        var testDescription: String { "\(property ?? "missing") \(filter)" }
    }

    /// `gt 5` as a filter on `p`.
    private func filter(_ text: String) throws -> PropertyFilter {
        let parts = text.split(separator: " ", maxSplits: 1)
        let value = parts.count > 1 ? #","value":\#(parts[1])"# : ""
        return try PropertyFilter(parsing: json(#"{"key":"p","operator":"\#(parts[0])"\#(value)}"#))
    }

    private func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    @Test(arguments: [
        Row(#""a""#, #"exact "a""#, true), Row(#""a""#, #"exact "A""#, false), Row(#""a""#, #"exact ["b","a"]"#, true),
        Row(#""a""#, #"exact ["b"]"#, false), Row(#""a""#, "exact []", true), Row(nil, "exact []", true),
        Row(nil, #"exact "a""#, false), Row("null", #"exact "null""#, false), Row(#""""#, #"exact """#, true),
        // By type first, then by text.
        Row("1", "exact 1.0", true), Row("1", #"exact "1""#, true), Row("1.0", #"exact "1""#, false), Row(#""1""#, "exact 1.0", false),
        Row("1e2", "exact 100", true), Row("123456789012345678901234567890", "exact 123456789012345678901234567891", false),
        Row("true", "exact true", true), Row("true", #"exact "true""#, true), Row(#""true""#, "exact true", true),
        Row("true", #"exact "True""#, false), Row("true", "exact 1", false), Row("false", #"exact ["true","false"]"#, true),
        Row(#"{"a": 1}"#, #"exact {"a":1}"#, true), Row("[1, 2]", "exact [[1,2]]", true), Row("[1,2]", "exact [1,2]", false),
        // Two Unicode forms of a character are different strings.
        Row(#""\u00e9""#, #"exact "e\u0301""#, false), Row(#""\u00e9""#, #"exact "é""#, true),
        Row(#""a""#, #"is_not "b""#, true), Row(#""a""#, #"is_not "a""#, false), Row(nil, #"is_not "a""#, true),
        Row("null", #"is_not "a""#, true), Row(#""a""#, #"is_not ["b","a"]"#, false), Row(#""a""#, "is_not []", true),
        Row("2", "in [1,2]", true), Row("3", "in [1,2]", false), Row(nil, "in [1,2]", false), Row("3", "in []", true),
        Row("2", "not_in [1,2]", false), Row("3", "not_in [1,2]", true), Row(nil, "not_in [1,2]", true),
    ])
    func comparesValues(_ row: Row) throws { try check(row) }

    @Test(arguments: [
        Row(#""Hello""#, #"icontains "ELL""#, true), Row(#""Hello""#, #"icontains "x""#, false), Row(nil, #"icontains "x""#, false),
        Row(#""Ähre""#, #"icontains "äH""#, true), Row(#""50% off""#, #"icontains "%""#, true), Row(#""50""#, #"icontains "%""#, false),
        Row(#""a\u0000\\E.\n*(\t_""#, #"icontains "A\u0000\\e.\n*(\t_""#, true), Row(#""a.b""#, #"icontains "a.b""#, true),
        Row(#""axb""#, #"icontains "a.b""#, false), Row("1234", "icontains 23", true),
        Row("true", #"icontains "RU""#, true), Row(#"{"a":"b"}"#, #"icontains "\"A\"""#, true),
        Row(#""abc""#, #"icontains ["x","B"]"#, true),
        Row(#""abc""#, #"icontains ["x","y"]"#, false), Row("null", #"icontains "null""#, false), Row(#""a""#, #"icontains """#, true),
        Row(#""abc""#, #"not_icontains "B""#, false), Row(#""abc""#, #"not_icontains "x""#, true), Row(nil, #"not_icontains "x""#, true),
        Row(#""abc""#, #"not_icontains ["x","B"]"#, false), Row(#""abc""#, #"not_icontains ["x","y"]"#, true),
        Row(#""abc""#, #"icontains_multi ["x","B"]"#, true), Row(#""abc""#, #"not_icontains_multi ["x","B"]"#, false),
        Row(#""gpt-5-mini""#, #"regex "^gpt-\\d""#, true), Row(#""GPT-5""#, #"regex "^gpt""#, false), Row(nil, #"regex ".*""#, false),
        Row("null", #"regex ".*""#, false), Row("42", #"regex "^\\d+$""#, true), Row(#""b""#, #"regex ["a","b"]"#, true),
        Row(#""c""#, #"regex ["a","b"]"#, false), Row(#""a""#, #"not_regex "a""#, false), Row(#""b""#, #"not_regex "a""#, true),
        Row(nil, #"not_regex "a""#, true), Row(#""b""#, #"not_regex ["a","b"]"#, false), Row(#""c""#, #"not_regex ["a","b"]"#, true),
        Row(#""b""#, "regex []", true),
    ])
    func searchesTexts(_ row: Row) throws { try check(row) }

    @Test(arguments: [
        Row(#""1.2.3""#, #"semver_eq "1.2.3""#, true), Row(#""1.2""#, #"semver_eq "1.2.0""#, true),
        Row(#""v1.2.3""#, #"semver_eq "1.2.3+build""#, true),
        Row(#""1.2.3""#, #"semver_eq ["1.0.0","1.2.3"]"#, true), Row(#""1.2.3""#, #"semver_neq "1.2.3""#, false),
        Row(#""1.2.4""#, #"semver_neq "1.2.3""#, true), Row(nil, #"semver_neq "1.2.3""#, true),
        Row(#""new""#, #"semver_neq "1.2.3""#, true),
        Row(#""1.10.0""#, #"semver_gt "1.9.0""#, true), Row(#""1.9.0""#, #"semver_gt "1.9.0""#, false),
        Row(nil, #"semver_gt "1.9.0""#, false),
        Row(#""new""#, #"semver_gt "1.9.0""#, false), Row("1.10", #"semver_gt "1.9""#, true),
        Row(#""1.9.0""#, #"semver_gte "1.9.0""#, true), Row(#""1.9.0-rc.1""#, #"semver_gte "1.9.0""#, false),
        Row(#""1.9.0-rc.2""#, #"semver_gt "1.9.0-rc.1""#, true), Row(#""1.9.0-rc.10""#, #"semver_gt "1.9.0-rc.9""#, true),
        Row(#""1.9.0-alpha""#, #"semver_gt "1.9.0-1""#, true), Row(#""1.9.0-rc.1""#, #"semver_gt "1.9.0-rc""#, true),
        Row(#""1.8.9""#, #"semver_lt "1.9.0""#, true), Row(#""1.9.0""#, #"semver_lt "1.9.0""#, false),
        Row(#""1.9.0""#, #"semver_lte "1.9.0""#, true),
        Row(#""1.2.9""#, #"semver_tilde "1.2.3""#, true), Row(#""1.3.0""#, #"semver_tilde "~1.2.3""#, false),
        Row(#""1.2.2""#, #"semver_tilde "1.2.3""#, false), Row(#""1.9.0""#, #"semver_tilde "1""#, true),
        Row(#""1.9.0""#, #"semver_caret "1.2.3""#, true), Row(#""2.0.0""#, #"semver_caret "1.2.3""#, false),
        Row(#""0.2.9""#, #"semver_caret "^0.2.3""#, true), Row(#""0.3.0""#, #"semver_caret "0.2.3""#, false),
        Row(#""0.0.4""#, #"semver_caret "0.0.3""#, false), Row(#""0.0.9""#, #"semver_caret "0.0""#, true),
        Row(#""1.2.9""#, #"semver_wildcard "1.2.*""#, true), Row(#""1.3.0""#, #"semver_wildcard "1.2.*""#, false),
        Row(#""1.3.0""#, #"semver_wildcard "1.x""#, true), Row(#""1.3.0""#, #"semver_wildcard "1.*.*""#, true),
        Row(#""7""#, #"semver_wildcard "*""#, true), Row(nil, #"semver_wildcard "*""#, false),
        Row(#""1.3.0""#, #"semver_wildcard "1.X.x""#, true), Row(#""7""#, #"semver_wildcard "*.*""#, true),
    ])
    func comparesVersions(_ row: Row) throws { try check(row) }

    /// Server threads have only 1 MiB of stack.
    @Test func aLongWildcardNeedsNoMoreStack() throws {
        let wildcard = "1" + String(repeating: ".*", count: 30_000)
        let matches = Mutex<[Bool]>([])
        let ended = DispatchSemaphore(value: 0)
        let thread = Thread {
            defer { ended.signal() }
            guard let long = try? filter(#"semver_wildcard "\#(wildcard)""#) else { return }
            for version in ["1.2.3", "2.0.0"] {
                guard let isMatch = try? long.matches(try? json(#"{"p":"\#(version)"}"#)) else { return }
                matches.withLock { $0.append(isMatch) }
            }
        }
        thread.stackSize = 512 << 10
        thread.start()
        ended.wait()
        let found = matches.withLock { $0 }
        #expect(found == [true, false])
    }

    @Test(arguments: [
        Row("10", "gt 9", true), Row("9", "gt 9", false), Row(#""10""#, "gt 9", true), Row("10", #"gt "9""#, true),
        Row(#""10""#, #"gt "9""#, true), Row(#""b""#, #"gt "a""#, true), Row(#""b""#, #"gt "10""#, true), Row(nil, "gt 9", false),
        Row("null", "lt 9", false), Row("9.0", "gte 9", true), Row("9", "lte 9.0", true), Row("8", "lt 9", true), Row("-1", "lt 0", true),
        Row("-2", "lt -1", true), Row("-0", "lt 0", false), Row("0.1", "lt 0.10", false), Row("1e-3", "lt 0.01", true),
        Row("123456789012345678901234567890", "lt 123456789012345678901234567891", true), Row("1e400", "gt 1e399", true),
        Row("5", "min 5", true), Row("4", "min 5", false), Row("5", "max 5", true), Row("6", "max 5", false),
        Row("5", "gt [9,4]", true), Row("3", "gt [9,4]", false), Row("3", "gt []", true), Row(#""""#, "gt 9", false),
        Row("5", "between [5,7]", true), Row("7", "between [5,7]", true), Row("7.1", "between [5,7]", false),
        Row(nil, "between [5,7]", false),
        Row(#""6""#, #"between ["5","7"]"#, true), Row(#""bb""#, #"between ["a","c"]"#, true), Row("5", "between [5,5]", true),
        Row("5", "not_between [5,7]", false), Row("8", "not_between [5,7]", true), Row("4", "not_between [5,7]", true),
        Row(nil, "not_between [5,7]", false),
    ])
    func ordersNumbersAndTexts(_ row: Row) throws { try check(row) }

    @Test(arguments: [
        Row("0", "is_set", true), Row(#""""#, "is_set", true), Row("null", "is_set", false), Row(nil, "is_set", false),
        Row("0", #"is_set "ignored""#, true), Row("0", "is_not_set", false), Row("null", "is_not_set", true), Row(nil, "is_not_set", true),
    ])
    func knowsWhatIsThere(_ row: Row) throws { try check(row) }

    @Test(arguments: [
        Row(#""2026-03-30T12:00:00Z""#, #"is_date_after "2026-03-30""#, true),
        Row(#""2026-03-30T00:30:00+01:00""#, #"is_date_before "2026-03-30""#, true),
        Row(#""2026-03-30T14:00:00+02:00""#, #"is_date_exact "2026-03-30T12:00:00Z""#, true),
        Row(#""2026-03-30""#, #"is_date_exact ["2026-01-01","2026-03-30"]"#, true),
        Row(#""2026-03-30""#, #"is_date_after "2026-03-30""#, false), Row(#""soon""#, #"is_date_after "2026-03-30""#, false),
        Row("20260330", #"is_date_after "2020-01-01""#, false), Row(nil, #"is_date_before "2026-03-30""#, false),
        Row("null", #"is_date_before "2026-03-30""#, false), Row(#""2026-03-30""#, "is_date_before []", true),
        // The current time is 2026-03-31T12:00:00Z.
        Row(#""2026-03-24T12:00:00Z""#, #"is_date_exact "-7d""#, true), Row(#""2026-03-31T11:50:00Z""#, #"is_date_exact "-10M""#, true),
        Row(#""2026-02-28T12:00:00Z""#, #"is_date_exact "-1m""#, true), Row(#""2025-05-31T12:00:00Z""#, #"is_date_exact "-10m""#, true),
        Row(#""2026-03-31T09:00:00Z""#, #"is_date_exact "-3h""#, true), Row(#""2026-03-17T12:00:00Z""#, #"is_date_exact "-2w""#, true),
        Row(#""2025-12-31T12:00:00Z""#, #"is_date_exact "-1q""#, true), Row(#""2024-03-31T12:00:00Z""#, #"is_date_exact "-2y""#, true),
        Row(#""2026-03-31T11:59:30Z""#, #"is_date_exact "-30s""#, true), Row(#""2026-03-30""#, #"is_date_after "-7d""#, true),
    ])
    func comparesDates(_ row: Row) throws { try check(row) }

    private func check(_ row: Row) throws {
        let properties = try json(row.property.map { #"{"other":1,"p":\#($0)}"# } ?? #"{"other":1}"#)
        let now = try Timestamp(text: "2026-03-31T12:00:00Z")
        #expect(try filter(row.filter).matches(properties, at: now) == row.matches)
    }

    @Test func aLongSearchIsBrokenOff() throws {
        let properties = try json(#"{"p":"\#(String(repeating: "a", count: 2_000_000))"}"#)
        var questions = 0
        #expect(throws: PropertySearchError.interrupted) {
            try filter(#"regex "(a?){1000}z""#).matches(properties) {
                questions += 1
                return questions < 3
            }
        }
        #expect(throws: PropertySearchError.takesTooLong) {
            try filter(#"not_regex "(a|b)*a(a|b){200}c""#).matches(properties)
        }
    }

    @Test func aKeyWithDotsIsOneKey() throws {
        let filter = try PropertyFilter(parsing: json(#"{"key":"a.b","value":1}"#))
        #expect(try filter.matches(json(#"{"a.b":1}"#)))
        #expect(try !filter.matches(json(#"{"a":{"b":1}}"#)))
    }

    @Test(arguments: ["[1]", #""p""#, "null", "7"])
    func whatIsNoObjectHasNoProperties(properties: String) throws {
        #expect(!(try filter("exact 1").matches(try json(properties))))
        #expect(try filter("is_not 1").matches(try json(properties)))
        #expect(try filter("is_not_set").matches(nil))
    }

    @Test func asksAnEventForEqualityWhereNothingElseIsSaid() throws {
        let filter = try PropertyFilter(parsing: json(#"{"key":"p","value":"x","operator":null,"anything":1}"#))
        #expect(filter.key == "p" && filter.type == .event)
        #expect(try filter.matches(json(#"{"p":"x"}"#)))
        #expect(try PropertyFilter(parsing: json(#"{"key":"p","value":"x","type":"person"}"#)).type == .person)
    }
}
