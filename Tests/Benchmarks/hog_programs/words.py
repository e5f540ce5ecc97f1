def program(output):
    counts = {}
    longest = ""
    for each in output.split(" "):
        word = each.lower()
        counts[word] = counts.get(word, 0) + 1
        if len(word) > len(longest):
            longest = word
    lines = [word + ": " + str(counts[word]) for word in sorted(counts)]
    return longest + "; " + ", ".join(lines)
