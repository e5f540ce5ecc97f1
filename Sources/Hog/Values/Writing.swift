/// Changes to containers, which keep what is known of their cost right.
extension Heap {
    mutating func setMember(of object: Value, keyed key: Key, to value: Value) {
        let former = objects[object.place].set(key, value)
        noteChange(of: object, from: former, to: value, keyCost: former == nil ? key.cost : 0)
    }

    /// With a key that is hashable.
    mutating func setMember(of object: Value, _ key: Value, to value: Value) throws(HogFailure) {
        guard key.tag == .string, let place = objects[object.place].place(of: strings[key.place]) else {
            return setMember(of: object, keyed: try self.key(key), to: value)
        }
        let former = objects[object.place].replace(at: place, with: value)
        // The commonest change of all is of no account.
        if former.costsNothing, value.costsNothing { return }
        noteChange(of: object, from: former, to: value, keyCost: 0)
    }

    /// - Parameter index: counted from 0.
    mutating func setItem(of array: Value, _ index: Int, to value: Value) {
        let former = arrays[array.place][index]
        arrays[array.place][index] = value
        if former.costsNothing, value.costsNothing { return }
        noteChange(of: array, from: former, to: value, keyCost: 0)
    }

    private mutating func noteChange(of container: Value, from former: Value?, to value: Value, keyCost: Int) {
        var measure = measures[container]
        let removed = former.map { part(taken: $0, from: measure) } ?? 0
        let added = part(value, of: container, measure)
        // What is nested too deeply is found out where it is next measured.
        if !value.isContainer || measures[value].height < Limits.nesting, measure.isKnown(in: measures.epoch), let removed, let added {
            let difference = keyCost + added - removed
            if measure.isHeld, difference != 0 || value.isContainer || former?.isContainer == true { measures.advance() }
            measure.cost += difference
            measure.epoch = measures.epoch
            if value.isContainer {
                measure.isFlat = false
                measure.height = max(measure.height, measures[value].height + 1)
            }
        } else {
            if measure.isHeld { measures.advance() }
            (measure.epoch, measure.lookedAt) = (0, 0)
            (measure.isFlat, measure.isAcyclic) = (false, false)
        }
        measures[container] = measure
        if value.isContainer { measures[value].isHeld = true }
    }

    /// What a value that is taken out was worth; `nil` where that is not known.
    private func part(taken value: Value, from measure: ContainerCost) -> Int? {
        guard value.isContainer else { return scalarCost(value) }
        return measure.isAcyclic ? part(value) : nil
    }

    private func part(_ value: Value) -> Int? {
        let measure = measures[value]
        return measure.isAcyclic && measure.isKnown(in: measures.epoch) ? measure.cost : nil
    }

    /// What a value adds to the sum of the container that it is put in; `nil` where the container may be inside the value.
    private func part(_ value: Value, of container: Value, _ measure: ContainerCost) -> Int? {
        guard value.isContainer else { return scalarCost(value) }
        guard measure.isAcyclic, !measure.isHeld, !value.isSameContainer(container) else { return nil }
        return part(value)
    }

    private func scalarCost(_ value: Value) -> Int {
        switch value.tag {
        case .string: 8 + strings[value.place].count
        case .closure, .callable, .libraryFunction: functionCost(value)
        default: 8
        }
    }
}

extension Value {
    /// Whether it holds nothing that costs more than the value itself.
    fileprivate var costsNothing: Bool { tag.rawValue <= Tag.bigInteger.rawValue }
}
