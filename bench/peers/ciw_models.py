"""On Ciw: a network of nodes. The ward has no room to wait in, so who is to be admitted blocks her cubicle. It keeps a record of every
service, from which the figures are counted after the run (not timed)."""

import ciw

import model


def line(customers, seed):
    ciw.seed(seed)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate=9.0)],
        service_distributions=[ciw.dists.Exponential(rate=1.0)],
        number_of_servers=[10],
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(customers)

    def count():
        waits = [record.waiting_time for record in simulation.get_all_records()]
        return {"units": len(waits), "wait": sum(waits) / len(waits)}

    return count


def department(days, seed):
    ciw.seed(seed)
    classes = [f"Class {kind}" for kind in range(len(model.SHARES))]
    never = None
    hours = [60.0 * (hour + 1) for hour in range(168)]
    arrivals, service, routes = {}, {}, {}
    for kind, name in enumerate(classes):
        rates = [rate / 60.0 * model.SHARES[kind] for rate in model.RATES]
        patients = ciw.dists.PoissonIntervals(rates=rates, endpoints=hours, max_sample_date=days * model.DAY)
        arrivals[name] = [patients, never, never]
        service[name] = [
            ciw.dists.Exponential(rate=1.0 / model.ASSESSMENT_MIN),
            ciw.dists.Lognormal(*model.TREATMENT[kind]),
            ciw.dists.Lognormal(*model.STAY),
        ]
        routes[name] = [[0.0, 1.0, 0.0], [0.0, 0.0, model.ADMITTED[kind]], [0.0, 0.0, 0.0]]
    network = ciw.create_network(
        arrival_distributions=arrivals,
        service_distributions=service,
        routing=routes,
        number_of_servers=[model.NURSES, model.CUBICLES, model.BEDS],
        queue_capacities=[float("inf"), float("inf"), 0],
        priority_classes={name: kind for kind, name in enumerate(classes)},
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(days * model.DAY)
    return lambda: _count(simulation)


def _count(simulation):
    sums = model.Sums()
    came = {}
    records = sorted(simulation.get_all_records(), key=lambda record: record.node)
    for record in records:
        if record.node == 1:
            sums.attendances += 1
            sums.nurse(record.waiting_time)
            came[record.id_number] = record.arrival_date
        elif record.node == 2:
            sums.cubicle(record.waiting_time)
            sums.treated += 1
            sums.leaves(record.exit_date - came[record.id_number])
            if record.destination == 3:
                sums.admitted += 1
                sums.bed(record.time_blocked)
    return sums.result()


if __name__ == "__main__":
    model.main(line, department)
