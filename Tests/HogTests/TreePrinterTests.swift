import Testing

@testable import Hog
@testable import HogSupport

@Suite struct TreePrinterTests {
    /// The form does not include source positions.
    @Test func whatIsWrittenIsReadAgain() throws {
        for seed in UInt64(1)...2_000 {
            let tree = TreeGenerator.tree(seed: seed)
            let source = TreePrinter.source(of: tree)
            let read = try? Tree(parsing: source)
            #expect(read.map(TreeForm.text) == TreeForm.text(of: tree), "seed \(seed):\n\(source)")
        }
    }

    @Test(arguments: [
        (source: "a or b and not c", written: "a or b and not c"),
        (source: "(a or b) and c", written: "(a or b) and c"),
        (source: "a - (b - c) * d", written: "a - (b - c) * d"),
        (source: "not (a)", written: "`not`(a)"),
        (source: "-a[1].b?.c", written: "0 - a[1].b?.c"),
        (source: "x -> {a: 1}", written: "(x) -> {a: 1}"),
        (source: "a ?? b ? c : f(d, `if`)", written: "a ?? b ? c : f(d, `if`)"),
        (source: #"'it\'s' || `a``b`"#, written: "concat('it''s', `a``b`)"),
        (source: "{'a': 1}.a", written: "({'a': 1}).a"),
    ])
    func bracketsStandWhereTheyAreNeeded(source: String, written: String) throws {
        #expect(TreePrinter.source(of: try Tree(parsing: source)) == written + ";\n")
    }

    @Test func anElseStaysWithItsIf() throws {
        let source = "if (a) { if (b) c } else d"
        let tree = try Tree(parsing: source)
        #expect(TreeForm.text(of: try Tree(parsing: TreePrinter.source(of: tree))) == TreeForm.text(of: tree))
    }
}
