print("unwritten")
