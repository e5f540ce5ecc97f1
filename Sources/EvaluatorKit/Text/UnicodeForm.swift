internal import CUTF8Proc
internal import Glibc

/// A normal form of Unicode, in which a comparison of texts may bring both texts.
enum UnicodeForm: String, Sendable, Hashable, CaseIterable {
    /// Composed: `e` with an accent after it becomes `é`.
    case nfc
    /// Composed, and without differences of form such as `ﬁ` for `fi` or full width.
    case nfkc

    func callAsFunction(_ text: String) -> String {
        // Every normal form leaves ASCII as it is.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var text = text
        let form = UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue | (self == .nfkc ? UTF8PROC_COMPAT.rawValue : 0)
        return text.withUTF8 { bytes in
            var normalized: UnsafeMutablePointer<UInt8>?
            let count = utf8proc_map(bytes.baseAddress, bytes.count, &normalized, utf8proc_option_t(rawValue: form))
            defer { free(normalized) }
            // It fails only on text that is not UTF-8, or if there is no memory left.
            guard let normalized, count >= 0 else { return String(decoding: bytes, as: UTF8.self) }
            return String(decoding: UnsafeBufferPointer(start: normalized, count: count), as: UTF8.self)
        }
    }
}
