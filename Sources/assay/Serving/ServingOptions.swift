internal import ArgumentParser

/// What `assay serve` and `assay demo` both need to know.
struct ServingOptions: ParsableArguments {
    @OptionGroup var data: DataOption
    @Option(help: ArgumentHelp("Where to answer; port 0 is any that is free.", valueName: "host:port")) var listen = CommandEnvironment
        .defaultListen

    func address() throws(Failure) -> ListenAddress {
        guard let address = ListenAddress(listen) else {
            throw Failure("--listen must be HOST:PORT, such as \(CommandEnvironment.defaultListen), not “\(listen)”.")
        }
        return address
    }
}
