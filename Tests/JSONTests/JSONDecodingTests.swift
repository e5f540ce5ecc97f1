import JSON
import Testing

@Suite struct JSONDecodingTests {
    private struct Config: Decodable, Equatable {
        enum Mode: String, Decodable { case single, multiple }
        struct Option: Decodable, Equatable {
            let key: String
            let weight: Double?
        }

        let name: String
        let count: Int
        let isOn: Bool?
        let mode: Mode
        let options: [Option]
        let limits: [String: UInt8]
        let schema: JSONText?
        let anything: JSONText
    }

    @Test func decodesNestedTypes() throws {
        let config = try parse(
            #"""
            {"name": "a\tb", "count": 3.0, "mode": "multiple", "options": [{"key": "x", "weight": 1e-1}, {"key": "y", "weight": null}],
             "limits": {"a": 1, "b": 255}, "schema": null, "anything": [1.0, {"z": 1, "z": 2}], "more": 1}
            """#
        ).decode(as: Config.self)
        #expect(
            config
                == Config(
                    name: "a\tb", count: 3, isOn: nil, mode: .multiple,
                    options: [Config.Option(key: "x", weight: 0.1), Config.Option(key: "y", weight: nil)], limits: ["a": 1, "b": 255],
                    schema: nil, anything: JSONText(compact: #"[1.0,{"z":2}]"#)))
    }

    @Test(arguments: [
        ("[]", [], #"Expected a dictionary of items but got type "list"."#),
        ("null", [], "This field may not be null."),
        ("{}", ["name"], "This field is required."),
        (#"{"name":5}"#, ["name"], "Not a valid string."),
        (#"{"name":null}"#, ["name"], "This field may not be null."),
        (#"{"name":"\ud800"}"#, ["name"], "Surrogate characters are not allowed: U+D800."),
        (#"{"name":"","count":1.5}"#, ["count"], "A valid integer is required."),
        (#"{"name":"","count":"1"}"#, ["count"], "A valid integer is required."),
        (#"{"name":"","count":1,"isOn":1}"#, ["isOn"], "Must be a valid boolean."),
        (#"{"name":"","count":1,"mode":"both"}"#, ["mode"], #""both" is not a valid choice."#),
        (#"{"name":"","count":1,"mode":4}"#, ["mode"], "Not a valid string."),
        (#"{"name":"","count":1,"mode":"single","options":{}}"#, ["options"], #"Expected a list of items but got type "dict"."#),
        (#"{"name":"","count":1,"mode":"single","options":[{"key":"a"},{}]}"#, ["options", "1", "key"], "This field is required."),
        (
            #"{"name":"","count":1,"mode":"single","options":[{"key":"a","weight":"1"}]}"#, ["options", "0", "weight"],
            "A valid number is required."
        ),
        (#"{"name":"","count":1,"mode":"single","options":[],"limits":{"a":256}}"#, ["limits", "a"], "A valid integer is required."),
        (
            #"{"name":"","count":1,"mode":"single","options":[],"limits":1.5}"#, ["limits"],
            #"Expected a dictionary of items but got type "float"."#
        ),
        (#"{"name":"","count":1,"mode":"single","options":[],"limits":{}}"#, ["anything"], "This field is required."),
    ])
    func saysWhatDoesNotFit(text: String, path: [String], reason: String) throws {
        let value = try parse(text)
        #expect(throws: JSONDecodingError(path: path, reason: reason)) { try value.decode(as: Config.self) }
    }

    @Test func decodesTopLevelValues() throws {
        #expect(try parse("[1,2]").decode(as: [Int].self) == [1, 2])
        #expect(try parse("null").decode(as: Int?.self) == nil)
        #expect(try parse(#""x""#).decode(as: String.self) == "x")
        #expect(try parse("18446744073709551615").decode(as: UInt64.self) == .max)
        #expect(try parse("[null,1]").decode(as: [Int?].self) == [nil, 1])
        #expect(try parse("null").decode(as: JSONText.self) == JSONText(compact: "null"))
    }
}
