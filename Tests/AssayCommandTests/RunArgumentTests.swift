import Foundation
import Testing

/// The options of `assay run`, and their errors before a run is started.
@Suite struct RunArgumentTests {
    let fixture: CommandFixture

    init() throws {
        fixture = try CommandFixture()
        try fixture.createSums()
    }

    @Test(arguments: [
        ("firs", "Unknown sample “firs”."), ("first:0", "first: “0” is not a number of items from 1 on."), ("first", "first: “” is not"),
        ("random:x", "random: “x” is not a number"), ("random:1:y", "random: “y” is not a seed, which is a whole number."),
        ("random:1:2:3", "random takes a count and an optional seed."), ("where:", "where: “” is not KEY=VALUE."),
        ("where:topic", "where: “topic” is not KEY=VALUE."), ("where:a=1,", "where: “” is not KEY=VALUE."),
        ("where:=1", "where: “=1” is not KEY=VALUE."), ("where:a>=", "where: “a>=” is not KEY=VALUE."),
    ])
    func aSampleThatIsNoneIsRefused(sample: String, problem: String) throws {
        let run = try fixture.run("run", "sums", "exact", "--sample", sample)
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(run.errors.hasPrefix("--sample: \(problem)"), "\(run.errors)")
        #expect(run.errors.contains("Write one of these: first:100, random:100, random:100:7 (the seed is 7), where:topic=sums or "))
    }

    @Test(arguments: [
        ("first:5", #"{"kind":"first","n":5}"#), ("random:5", #"{"kind":"random","n":5,"seed":0}"#),
        ("random:5:7", #"{"kind":"random","n":5,"seed":7}"#),
        ("where:topic=sums", #"{"kind":"where","where":[{"key":"topic","operator":"exact","value":"sums"}]}"#),
        (
            "where:level>=3,level<=5.5,a>1,b<2",
            #"{"kind":"where","where":[{"key":"level","operator":"gte","value":3},{"key":"level","operator":"lte","value":5.5},"#
                + #"{"key":"a","operator":"gt","value":1},{"key":"b","operator":"lt","value":2}]}"#
        ),
        (
            #"where:topic!="a, b",name~part,ok=true"#,
            #"{"kind":"where","where":[{"key":"topic","operator":"is_not","value":"a, b"},"#
                + #"{"key":"name","operator":"icontains","value":"part"},{"key":"ok","operator":"exact","value":true}]}"#
        ),
    ])
    func aSampleAsTheServerGetsIt(sample: String, wire: String) throws {
        let plan = try fixture.run("run", "sums", "exact", "--sample", sample, "--dry-run", "--json")
        #expect(plan.status == 0 && plan.output.contains(#""sample":\#(wire),"#), "\(plan.output)")
        #expect(try plan.object()["is_exact"] as? Bool == !sample.hasPrefix("where:"))
    }

    @Test(arguments: [
        ("calls", "“calls” is not KEY=VALUE."), ("calls=0", "calls must be a number above 0, not “0”."),
        ("calls=many", "calls must be a number above 0, not “many”."), ("calls=1.5", "calls must be a whole number, not “1.5”."),
        ("hours=3", "Unknown budget “hours”: use calls or seconds."), ("calls=1,calls=2", "calls is given twice."),
        ("", "“” is not KEY=VALUE."),
    ])
    func aBudgetThatIsNoneIsRefused(budget: String, problem: String) throws {
        for verb in [["run", "sums", "exact"], ["resume", "sums"], ["retry", "sums"]] {
            let outcome = try fixture.command.run(verb + ["--budget", budget])
            #expect(outcome.status == 1 && outcome.output.isEmpty)
            #expect(
                outcome.errors.hasPrefix("--budget: \(problem) Write a limit such as --budget calls=1000"),
                "\(outcome.errors)")
        }
    }

    @Test func aDryRunSaysWhatWouldBeRunAndRunsNothing() throws {
        try fixture.createEvaluation("valid", "json_valid")
        let plan = try fixture.run("run", "sums", "exact", "valid", "--trials", "3", "--dry-run", "--gate", "errors == 0")
        #expect(plan.status == 0)
        #expect(plan.lines[0] == "Would score “sums”: 60 cells (10 items × 2 evaluations × 3 trials).")
        #expect(
            plan.lines.contains { $0.hasPrefix("exact       boolean  ") } && plan.lines.contains { $0.hasPrefix("valid       boolean  ") })
        #expect(plan.lines.last == "Then the gate errors == 0.")
        let sampled = try fixture.run("run", "sums", "exact", "--sample", "first:3", "--dry-run")
        #expect(sampled.lines[0] == "Would score “sums”: 3 cells (3 items × 1 evaluation).")
        let all = try fixture.run("run", "sums", "exact", "--sample", "random:99", "--dry-run")
        #expect(all.lines[0] == "Would score “sums”: 10 cells (10 items × 1 evaluation).")
        let some = try fixture.run("run", "sums", "exact", "--sample", "where:a=1", "--dry-run")
        #expect(some.lines[0] == "Would score “sums”: at most 10 cells (at most 10 items × 1 evaluation).")
        let request = try fixture.run("run", "sums", "exact", "--budget", "calls=9,seconds=1.5", "--name", "n", "--dry-run", "--json")
            .object()
        let body = try #require(request["request"] as? [String: Any])
        #expect(body["budget"] as? [String: Double] == ["calls": 9, "seconds": 1.5] && body["name"] as? String == "n")
        #expect(try fixture.run("runs", "--json").array().isEmpty)
    }

    @Test func aRunIsCalledWhatItIsTold() throws {
        #expect(try fixture.run("run", "sums", "exact", "--name", "nightly", "--json").object()["name"] as? String == "nightly")
        #expect(try fixture.run("watch", "nightly").status == 0)
    }

    @Test(arguments: ["--gate=errors == 0", "--junit=x.xml", "--md=x.md", "--baseline=x"])
    func whatNeedsTheEndIsRefusedForADetachedRun(option: String) throws {
        let name = option.prefix { $0 != "=" }
        for verb in [["run", "sums", "exact"], ["resume", "x"], ["retry", "x"]] {
            let outcome = try fixture.command.run(verb + ["--detach", option])
            #expect(outcome.status == 1 && outcome.output.isEmpty)
            #expect(outcome.errors.contains("\(name) needs a finished run: leave out --detach, or give \(name) to `assay watch`."))
        }
    }

    @Test func aFileThatCannotBeWrittenIsFoundOutBeforeTheRun() throws {
        for option in ["--junit", "--md"] {
            let run = try fixture.run("run", "sums", "exact", option, "/nowhere/at/all")
            #expect(run.status == 1 && run.errors == "/nowhere/at/all cannot be written: No such file or directory.\n")
        }
        #expect(try fixture.run("runs", "--json").array().isEmpty)
    }

    @Test func aFileOfARunThatIsRefusedIsAsItWas() throws {
        let kept = try fixture.scratch.write("before", to: "kept.md")
        #expect(try fixture.run("run", "sums", "nothing", "--md", kept, "--junit", "\(fixture.scratch.path)/new.xml").status == 1)
        #expect(try fixture.scratch.text("kept.md") == "before")
        #expect(!FileManager.default.fileExists(atPath: "\(fixture.scratch.path)/new.xml"))
    }
}
