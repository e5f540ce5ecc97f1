AssayDaemon.main()
