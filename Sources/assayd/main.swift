DaemonProgram.run()
