import EvaluatorKit
import Testing

@Suite struct ReasonNumberTests {
    private static let plain: [(Double, String)] = [
        (0.8571428571428571, "0.857"), (0, "0"), (-0.0, "0"), (1, "1"), (0.5, "0.5"), (0.05, "0.05"), (0.6666666666666666, "0.667"),
        (0.0004, "0.0004"),
        (0.00041, "0.0004"), (1e-20, "1e-20"), (-0.8571428571428571, "-0.857"), (-0.04, "-0.04"), (1234567.8912, "1234567.891"), (18, "18"),
        (1e16, "1e+16"), (1.7e308, "1.7e+308"), (.infinity, "inf"), (0.9999, "1"),
    ]

    @Test(arguments: plain)
    func hasThreeDecimals(value: Double, shown: String) {
        #expect(ReasonNumber(value).description == shown)
    }

    private static let apart: [(Double, Double, String)] = [
        (0.8571428571428571, 0.5, "0.857"), (0.8571428571428571, 0.857, "0.8571"), (0.8571428571428571, 0.8572, "0.857"),
        (0.79999, 0.8, "0.79999"), (0.7999999999999999, 0.8, "0.7999999999999999"), (0.8, 0.8, "0.8"), (0.80004, 0.8, "0.80004"),
        (0.8571428571428571, 0.8571428571428571, "0.8571428571428571"), (0.6666666666666666, 0.667, "0.6667"),
        (0.6666666666666666, 0.6666666666666666, "0.6666666666666666"),
        (0.9999, 1, "0.9999"), (1, 1, "1"), (0, 0, "0"),
    ]

    @Test(arguments: apart)
    func tellsItFromTheThreshold(value: Double, threshold: Double, shown: String) {
        #expect(ReasonNumber(value, apartFrom: threshold).description == shown)
        #expect(ReasonNumber(-value, apartFrom: -threshold).description == (value == 0 ? shown : "-" + shown))
    }

    @Test func tellsItFromBothEnds() {
        #expect(ReasonNumber(1.00004, apartFrom: 0, and: 1).description == "1.00004")
        #expect(ReasonNumber(-0.00001, apartFrom: 0, and: 1).description == "-0.00001")
    }
}
