import Testing

@testable import Hog

@Suite struct HashFunctionTests {
    @Test(arguments: [
        LibraryCall("md5Hex", "é", gives: "'66ddcd97cfdeabb2f6fb8a999b4bc76f'"),
        LibraryCall("md5Hex", "", gives: "'d41d8cd98f00b204e9800998ecf8427e'"),
        LibraryCall("sha1Hex", "é", gives: "'bf15be717ac1b080b4f1c456692825891ff5073d'"),
        LibraryCall("sha256Hex", "é", gives: "'4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c'"),
        LibraryCall("md5", "é", gives: "'66ddcd97cfdeabb2f6fb8a999b4bc76f'"),
        LibraryCall("md5", "é", "base64", gives: "'Zt3Nl8/eq7L2+4qZm0vHbw=='"),
        LibraryCall("md5", "é", "base64url", gives: "'Zt3Nl8_eq7L2-4qZm0vHbw'"),
        LibraryCall("sha1", "é", "base64url", gives: "'vxW-cXrBsIC08cRWaSgliR_1Bz0'"),
        LibraryCall("sha1", "é", "base64", gives: "'vxW+cXrBsIC08cRWaSgliR/1Bz0='"),
        LibraryCall("sha256", "é", "hex", gives: "'4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c'"),
        LibraryCall("sha256", "é", "base64url", gives: "'SplVfkAzw1Od4utlRyAXytX5VX96BiWgnxw_biumnEw'"),
        LibraryCall("sha256", "é", "rot13", gives: "null"), LibraryCall("sha256", "é", nil, gives: "null"),
        LibraryCall("md5Hex", nil, gives: "null"),
        LibraryCall("sha1", nil, "hex", gives: "null"),
        LibraryCall("md5", 5, gives: "AttributeError: 'int' object has no attribute 'encode'"),
        LibraryCall("sha256Hex", [], gives: "AttributeError: 'list' object has no attribute 'encode'"),
    ])
    func hashes(call: LibraryCall) throws { try call.check() }

    @Test func binaryIsOneCharacterForEachByte() throws {
        // The bytes of the hexadecimal form, each as the character of that number.
        let characters: [UInt32] = [0x0C, 0xC1, 0x75, 0xB9, 0xC0, 0xF1, 0xB6, 0xA8, 0x31, 0xC3, 0x99, 0xE2, 0x69, 0x77, 0x26, 0x61]
        let text = String(String.UnicodeScalarView(characters.compactMap { Unicode.Scalar($0) }))
        #expect(try LibraryCall("md5", "a", "binary").outcome() == "'\(text.replacing("\u{c}", with: "\\f"))'")
    }

    @Test(arguments: [
        LibraryCall("sha1HmacChainHex", ["a", "é"], gives: "'d8cf4049d56a08c83800c1342bee1ec86811a879'"),
        LibraryCall("sha1HmacChainHex", ["a", "é", "c"], gives: "'5ccc11e9125f2e1e2ccab7c93a7de6dfa09c7fe7'"),
        LibraryCall("sha256HmacChainHex", ["a", "é"], gives: "'8bd03f20f6b65843c3f584c6b31e5ba7e96b48a1a426e70711d1608830e1ff5a'"),
        LibraryCall("sha256HmacChain", ["a", "é", "c"], gives: "'4162ed0f83a3b8c766b4f4425bc439cd6a9c2c3c0a52fc9fb89d094c191e7cca'"),
        LibraryCall("sha256HmacChain", ["a", "é", "c"], "base64", gives: "'QWLtD4OjuMdmtPRCW8Q5zWqcLDwKUvyfuJ0JTBkefMo='"),
        LibraryCall("sha1HmacChain", .tuple(["a", "é", "c"]), "base64url", gives: "'XMwR6RJfLh4syrfJOn3m36Ccf-c'"),
        LibraryCall("sha1HmacChain", ["a", "b"], "x", gives: "null"),
        LibraryCall("sha1HmacChainHex", "aéc", gives: "'5ccc11e9125f2e1e2ccab7c93a7de6dfa09c7fe7'"),
        LibraryCall(
            "sha256HmacChainHex", [.text(String(repeating: "x", count: 200)), "m"],
            gives: "'1cf7c658569056962eb299bc386b6515e487bce28eed853bf39e9d302e6d380c'"),
        LibraryCall("sha256HmacChainHex", ["a"], gives: "ValueError: Data array must contain at least two elements."),
        LibraryCall("sha1HmacChain", [], gives: "ValueError: Data array must contain at least two elements."),
        LibraryCall("sha1HmacChain", nil, gives: "TypeError: object of type 'NoneType' has no len()"),
        LibraryCall("sha1HmacChain", ["a", 1], gives: "AttributeError: 'int' object has no attribute 'encode'"),
        LibraryCall("sha1HmacChain", ["a": 1, "b": 2], gives: "KeyError: 0"),
    ])
    func chains(call: LibraryCall) throws { try call.check() }
}
