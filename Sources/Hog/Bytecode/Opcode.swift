/// The instructions of bytecode version 1, by the numbers they have in it. What each does stands in `Opcode+Entry`.
///
/// 27 and 28 compare with cohorts, which PostHog knows and a program that runs alone cannot.
enum Opcode: UInt8, Sendable, CaseIterable {
    /// A JSON null where an instruction is expected.
    case stop = 0
    case getGlobal = 1
    case callGlobal = 2
    case and = 3
    case or = 4
    case not = 5
    case plus = 6
    case minus = 7
    case multiply = 8
    case divide = 9
    case mod = 10
    case eq = 11
    case notEq = 12
    case gt = 13
    case gtEq = 14
    case lt = 15
    case ltEq = 16
    case like = 17
    case ilike = 18
    case notLike = 19
    case notILike = 20
    case `in` = 21
    case notIn = 22
    case regex = 23
    case notRegex = 24
    case iregex = 25
    case notIRegex = 26
    case `true` = 29
    case `false` = 30
    case null = 31
    case string = 32
    case integer = 33
    case float = 34
    case pop = 35
    case getLocal = 36
    case setLocal = 37
    case `return` = 38
    case jump = 39
    case jumpIfFalse = 40
    case declareFn = 41
    case dict = 42
    case array = 43
    case tuple = 44
    case getProperty = 45
    case setProperty = 46
    case jumpIfStackNotNull = 47
    case getPropertyNullish = 48
    case `throw` = 49
    case `try` = 50
    case popTry = 51
    case callable = 52
    case closure = 53
    case callLocal = 54
    case getUpvalue = 55
    case setUpvalue = 56
    case closeUpvalue = 57
}

extension Opcode {
    var name: String { OpcodeEntry.table[Int(rawValue)]?.name ?? "" }

    /// Whether what follows is reached by jumps alone.
    var endsFlow: Bool {
        switch self {
        case .stop, .return, .throw, .jump: true
        default: false
        }
    }
}
