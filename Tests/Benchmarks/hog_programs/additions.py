def program(output):
    sum = 0
    for i in range(100000):
        sum = sum + i
    return sum
