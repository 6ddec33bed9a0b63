"""On SimPy: a patient is a process, resources are asked for by priority; a boarder holds her cubicle until she has a bed."""

import simpy

import model


def line(customers, seed):
    luck = model.luck(seed)
    waited = [0, 0.0]

    def customer(env, servers):
        arrived = env.now
        with servers.request() as server:
            yield server
            waited[0] += 1
            waited[1] += env.now - arrived
            yield env.timeout(luck.expovariate(1.0))

    def source(env, servers):
        for _ in range(customers):
            yield env.timeout(luck.expovariate(9.0))
            env.process(customer(env, servers))

    env = simpy.Environment()
    env.process(source(env, simpy.Resource(env, capacity=10)))
    env.run()
    return {"units": waited[0], "wait": waited[1] / waited[0]}


def department(days, seed):
    luck = model.luck(seed)
    sums = model.Sums()

    def ward_stay(env, beds, bed):
        yield env.timeout(model.lognormal(luck, *model.STAY))
        beds.release(bed)

    def patient(env, nurses, cubicles, beds):
        arrived = env.now
        kind = model.draw_class(luck)
        with nurses.request(priority=kind) as nurse:
            yield nurse
            sums.nurse(env.now - arrived)
            yield env.timeout(luck.expovariate(1.0 / model.ASSESSMENT_MIN))
        since = env.now
        with cubicles.request(priority=kind) as cubicle:
            yield cubicle
            sums.cubicle(env.now - since)
            yield env.timeout(model.lognormal(luck, *model.TREATMENT[kind]))
            sums.treated += 1
            if luck.random() < model.ADMITTED[kind]:
                sums.admitted += 1
                since = env.now
                bed = beds.request()
                yield bed
                sums.bed(env.now - since)
                env.process(ward_stay(env, beds, bed))
        sums.leaves(env.now - arrived)

    def source(env, *resources):
        for time in model.arrivals(luck):
            yield env.timeout(time - env.now)
            sums.attendances += 1
            env.process(patient(env, *resources))

    env = simpy.Environment()
    nurses = simpy.PriorityResource(env, capacity=model.NURSES)
    cubicles = simpy.PriorityResource(env, capacity=model.CUBICLES)
    beds = simpy.Resource(env, capacity=model.BEDS)
    env.process(source(env, nurses, cubicles, beds))
    env.run(until=days * model.DAY)
    return sums.result()


if __name__ == "__main__":
    model.main(line, department)
