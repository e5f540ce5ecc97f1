import Foundation
import Testing

/// `assay hog`, which needs no server.
@Suite struct HogCommandTests {
    private let scratch = TemporaryFolder()

    private func hog(_ verb: String, _ source: String, _ arguments: String..., name: String = "check.hog") throws -> Command.Outcome {
        try Command().run(["hog", verb, try scratch.write(source, to: name)] + arguments)
    }

    @Test func whatIsPrintedIsTheOutputAlone() throws {
        let outcome = try hog("run", "print('a', 1)\nprint(['b'])\nreturn length('abc') > 2")
        #expect(outcome.status == 0)
        #expect(outcome.output == "a 1\n['b']\n")
        #expect(outcome.errors == "returned true\n")
    }

    @Test func aFailureIsTheLastLineAndItsPlaceIsMarked() throws {
        let outcome = try hog("run", "print('a')\nlet x := 1\nreturn  x + 'é' // sum\n")
        #expect(outcome.status == 1)
        #expect(outcome.output == "a\nERROR TypeError: unsupported operand type(s) for +: 'int' and 'str'\n")
        #expect(
            outcome.errors == """
                \(scratch.path)/check.hog:3:9: TypeError: unsupported operand type(s) for +: 'int' and 'str'
                return  x + 'é' // sum
                        ^^^^^^^

                """)
    }

    @Test func aThrownErrorIsOneOfTheMachine() throws {
        let outcome = try hog("run", "throw Error('no \\'good\\'')")
        #expect(outcome.output.hasPrefix("ERROR UncaughtHogVMException: Error('no "))
    }

    @Test func globalsAreJSONOrAFile() throws {
        let source = "print(output, expected.n)"
        let globals = #"{"output": "A: 18", "expected": {"n": 1.0}}"#
        #expect(try hog("run", source, "--globals", globals).output == "A: 18 1.0\n")
        #expect(try hog("run", source, "--globals", "@\(scratch.write(globals, to: "item.json"))").output == "A: 18 1.0\n")
    }

    @Test(arguments: [
        (["--globals", "[1]"], "--globals must be a JSON object"), (["--globals", "{"], "--globals is not JSON: "),
        (["--globals", "@/nowhere"], "/nowhere cannot be read: "),
    ])
    func wrongGlobalsAreASentence(arguments: [String], sentence: String) throws {
        let outcome = try Command().run(["hog", "run", try scratch.write("1", to: "check.hog")] + arguments)
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix(sentence))
    }

    @Test func onlyAnEvaluationIsSafeAgainstNull() throws {
        #expect(try hog("run", "print(null < 3)").output == "true\n")
        #expect(try hog("run", "print(null < 3)", "--evaluation").output == "false\n")
    }

    @Test func aSourceThatErrsIsMarked() throws {
        for verb in ["run", "compile", "disasm"] {
            let outcome = try hog(verb, "let a := 1\nreturn (\n")
            #expect(outcome.status == 1 && outcome.output.isEmpty)
            #expect(outcome.errors.hasPrefix("\(scratch.path)/check.hog:2:9: "))
            #expect(outcome.errors.hasSuffix("\nreturn (\n        ^\n"))
        }
    }

    @Test func bytecodeIsCompiledAndRuns() throws {
        let compiled = try hog("compile", "return 1 + 2")
        #expect(compiled.status == 0 && compiled.output == "[\"_H\",1,33,2,33,1,6,38]\n")
        #expect(try hog("compile", "return 1 < 2", "--evaluation").output.contains(#""isNull""#))
        let run = try hog("run", compiled.output, name: "check.json")
        #expect(run.status == 0 && run.errors == "returned 3\n")
    }

    @Test(arguments: [(#"["_H",1,6]"#, " is not valid bytecode: "), ("{", " is not JSON: "), ("{}", " is not valid bytecode: ")])
    func bytecodeIsVerifiedBeforeItRuns(text: String, complaint: String) throws {
        for verb in ["run", "disasm"] {
            let outcome = try hog(verb, text, name: "check.json")
            #expect(outcome.status == 1 && outcome.output.isEmpty)
            #expect(outcome.errors.hasPrefix("\(scratch.path)/check.json\(complaint)"))
        }
    }

    @Test func bytecodeIsRecognised() throws {
        let compiled = try hog("compile", "return 1 + 2").output
        #expect(try hog("run", " " + compiled).errors == "returned 3\n")
        #expect(try hog("compile", compiled).output == compiled)
    }

    @Test func strictRefusesFunctionsThatOnlyAssayHas() throws {
        let source = "let s := 'a1'\nreturn extractAll(s, 'é') // all\n"
        let refused = try hog("compile", source, "--strict")
        #expect(refused.status == 1 && refused.output.isEmpty)
        #expect(
            refused.errors == """
                \(scratch.path)/check.hog:2:8: PostHog's machine has no function `extractAll`. \
                Declare it before this call: `fn extractAll(…) { … }`
                return extractAll(s, 'é') // all
                       ^^^^^^^^^^^^^^^^^^
                Hint: Without --strict it compiles, but only Assay can run it.

                """)
        let compiled = try hog("compile", source)
        #expect(compiled.status == 0 && compiled.errors.isEmpty)
        #expect(compiled.output.contains(#""extractAll",2,"#))
    }

    @Test(arguments: ["return abs(-1)", "return arrayMap(abs, [1])", "return endsWith('a', 'a')", "return replaceRegex('a', 'a', 'b')"])
    func strictRefusesBytecodeToo(source: String) throws {
        let compiled = try hog("compile", source)
        #expect(compiled.status == 0)
        let refused = try hog("compile", compiled.output, "--strict", name: "check.json")
        #expect(refused.status == 1 && refused.output.isEmpty)
        #expect(refused.errors.hasPrefix("\(scratch.path)/check.json: PostHog's machine has no function `"))
        #expect(refused.errors.hasSuffix("\nHint: Without --strict it compiles, but only Assay can run it.\n"))
    }

    @Test(arguments: [
        "return extractRegex('a1', '\\\\d')", "fn abs(x) { return x < 0 ? -x : x }\nreturn abs(-1)",
        "let endsWith := (a, b) -> a\nreturn endsWith(1, 2)",
    ])
    func strictCompilesWhatPostHogRuns(source: String) throws {
        let strict = try hog("compile", source, "--strict")
        #expect(strict.status == 0 && strict.errors.isEmpty)
        #expect(try strict.output == hog("compile", source).output)
    }

    @Test func anErrorOfAnotherLanguageHasAHint() throws {
        let refused = try hog("compile", "let x = 1")
        #expect(refused.status == 1 && refused.output.isEmpty)
        #expect(refused.errors.hasSuffix("\nlet x = 1\n      ^\nHint: `:=` assigns, as in `let x := 1`; `=` compares.\n"))
        let failed = try hog("run", #"return "hello""#)
        #expect(failed.output == "ERROR HogVMException: Global variable not found: hello\n")
        #expect(failed.errors.contains("\n       ^^^^^^^\nHint: Double quotes make a name. "))
    }

    @Test(arguments: ["/", "/dev/zero"])
    func whatIsNoFileIsASentence(path: String) throws {
        for arguments in [["hog", "run", path], ["hog", "run", "/dev/null", "--globals", "@\(path)"]] {
            let outcome = try Command().run(arguments)
            #expect(outcome.status == 1 && outcome.output.isEmpty)
            #expect(outcome.errors.hasPrefix("\(path) cannot be read: ") && outcome.errors.hasSuffix(".\n"))
        }
    }

    @Test func aByteOrderMarkIsNoText() throws {
        let globals = try scratch.write("\u{FEFF}{\"output\": 1}", to: "item.json")
        #expect(try hog("run", "\u{FEFF}return output", "--globals", "@\(globals)").errors == "returned 1\n")
        #expect(try hog("run", "\u{FEFF}[\"_H\",1,33,1]", name: "check.json").errors == "returned 1\n")
    }

    @Test func outputThatCannotBeWrittenIsAFailure() throws {
        let errors = try scratch.write("", to: "errors")
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let program = try scratch.write("return 1", to: "check.hog")
        let process = try Command().start(
            ["hog", "compile", program], output: full, errors: try #require(FileHandle(forWritingAtPath: errors)))
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
        #expect(try String(contentsOfFile: errors, encoding: .utf8) == "Standard output cannot be written: No space left on device.\n")
    }

    @Test func instructionsAreListed() throws {
        let outcome = try hog("disasm", "return 1")
        #expect(outcome.status == 0)
        #expect(outcome.lines.count == 2 && outcome.lines[0].contains("INTEGER") && outcome.lines[1].contains("RETURN"))
    }

    @Test func standardInputIsAProgram() throws {
        let outcome = try Command().run("hog", "run", "-")
        #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors == "returned null\n")
    }

    @Test func aRunCanBeADocument() throws {
        let good = try hog("run", "print('a')\nreturn [1]", "--json").object()
        #expect(good["lines"] as? [String] == ["a"] && good["returned"] as? String == "[1]" && good["error"] is NSNull)
        let bad = try hog("run", "return nobody", "--json")
        let error = try bad.object()["error"] as? [String: String]
        #expect(bad.status == 1 && error == ["class": "HogVMException", "message": "Global variable not found: nobody"])
    }
}
