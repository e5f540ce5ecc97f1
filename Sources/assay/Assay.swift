@main struct Assay { static func main() { print("unwritten") } }
