/// Two operands; what is made of them is `nil` where it does not fit into 64 bits.
struct Integers {
    let left: Int
    let right: Int

    var sum: Int? {
        @inline(__always) get {
            let (sum, overflow) = left.addingReportingOverflow(right)
            return overflow ? nil : sum
        }
    }

    var difference: Int? {
        @inline(__always) get {
            let (difference, overflow) = left.subtractingReportingOverflow(right)
            return overflow ? nil : difference
        }
    }

    var product: Int? {
        @inline(__always) get {
            let (product, overflow) = left.multipliedReportingOverflow(by: right)
            return overflow ? nil : product
        }
    }
}
