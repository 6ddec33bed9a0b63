"""On salabim, in generator mode with its default monitors: a patient is a component that requests resources by priority."""

import salabim as sim

import model

sim.yieldless(False)


def line(customers, seed):
    luck = model.luck(seed)
    waited = [0, 0.0]

    class Customer(sim.Component):
        def process(self):
            arrived = self.env.now()
            yield self.request(servers)
            waited[0] += 1
            waited[1] += self.env.now() - arrived
            yield self.hold(luck.expovariate(1.0))
            self.release()

    class Source(sim.Component):
        def process(self):
            for _ in range(customers):
                yield self.hold(luck.expovariate(9.0))
                Customer()

    env = sim.Environment(trace=False)
    servers = sim.Resource("servers", capacity=10)
    Source()
    env.run()
    return {"units": waited[0], "wait": waited[1] / waited[0]}


def department(days, seed):
    luck = model.luck(seed)
    sums = model.Sums()

    class Patient(sim.Component):
        def process(self):
            arrived = self.env.now()
            kind = model.draw_class(luck)
            yield self.request((nurses, 1, kind))
            sums.nurse(self.env.now() - arrived)
            yield self.hold(luck.expovariate(1.0 / model.ASSESSMENT_MIN))
            self.release(nurses)
            since = self.env.now()
            yield self.request((cubicles, 1, kind))
            sums.cubicle(self.env.now() - since)
            yield self.hold(model.lognormal(luck, *model.TREATMENT[kind]))
            sums.treated += 1
            admitted = luck.random() < model.ADMITTED[kind]
            if admitted:
                sums.admitted += 1
                since = self.env.now()
                yield self.request(beds)
                sums.bed(self.env.now() - since)
            self.release(cubicles)
            sums.leaves(self.env.now() - arrived)
            if admitted:
                yield self.hold(model.lognormal(luck, *model.STAY))
                self.release(beds)

    class Source(sim.Component):
        def process(self):
            for time in model.arrivals(luck):
                yield self.hold(till=time)
                sums.attendances += 1
                Patient()

    env = sim.Environment(trace=False)
    nurses = sim.Resource("nurses", capacity=model.NURSES)
    cubicles = sim.Resource("cubicles", capacity=model.CUBICLES)
    beds = sim.Resource("beds", capacity=model.BEDS)
    Source()
    env.run(till=days * model.DAY)
    return sums.result()


if __name__ == "__main__":
    model.main(line, department)
