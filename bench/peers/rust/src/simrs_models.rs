//! On simrs: components that are sent events; what they share lies in the simulation's `State` under typed keys, lines are its queues.

use std::cmp::Ordering;
use std::time::Duration;

use simrs::{
    Component, ComponentId, Executor, Fifo, Key, PriorityQueue, QueueId, Scheduler, Simulation,
    State,
};

use crate::input::{BEDS, CUBICLES, LineLuck, Luck, NURSES, Patient, Sums, YEAR};

/// A unit of either model's time lasts a second of the library's clock.
fn units(count: f64) -> Duration {
    Duration::from_secs_f64(count)
}

#[derive(Debug)]
enum LineEvent {
    Arrives,
    Leaves,
}

struct Server {
    all: Key<LineSums>,
    waiting: QueueId<Fifo<f64>>,
}

struct LineSums {
    luck: LineLuck,
    busy: u32,
    to_come: u64,
    served: u64,
    waited: f64,
}

impl Server {
    fn serve(
        &self,
        me: ComponentId<LineEvent>,
        arrived: f64,
        scheduler: &mut Scheduler,
        state: &mut State,
    ) {
        let now = scheduler.time().as_secs_f64();
        let all = state.get_mut(self.all).expect("inserted");
        all.served += 1;
        all.waited += now - arrived;
        scheduler.schedule(units(all.luck.service()), me, LineEvent::Leaves);
    }
}

impl Component for Server {
    type Event = LineEvent;

    fn process_event(
        &self,
        me: ComponentId<LineEvent>,
        event: &LineEvent,
        scheduler: &mut Scheduler,
        state: &mut State,
    ) {
        match event {
            LineEvent::Arrives => {
                let now = scheduler.time().as_secs_f64();
                let all = state.get_mut(self.all).expect("inserted");
                all.to_come -= 1;
                if all.to_come > 0 {
                    scheduler.schedule(units(all.luck.gap()), me, LineEvent::Arrives);
                }
                if all.busy < 10 {
                    all.busy += 1;
                    self.serve(me, now, scheduler, state);
                } else {
                    state.send(self.waiting, now).expect("unbounded");
                }
            }
            LineEvent::Leaves => match state.recv(self.waiting) {
                Some(arrived) => self.serve(me, arrived, scheduler, state),
                None => state.get_mut(self.all).expect("inserted").busy -= 1,
            },
        }
    }
}

pub fn line(customers: u64, seed: u64) -> String {
    let mut simulation = Simulation::default();
    let mut luck = LineLuck::new(seed);
    let first = luck.gap();
    let all = simulation.state.insert(LineSums {
        luck,
        busy: 0,
        to_come: customers,
        served: 0,
        waited: 0.0,
    });
    let waiting = simulation.add_queue(Fifo::default());
    let server = simulation.add_component(Server { all, waiting });
    simulation.schedule(units(first), server, LineEvent::Arrives);
    simulation.execute(Executor::unbound());
    let all = simulation.state.get(all).expect("inserted");
    format!(
        "units {} wait {:.6}",
        all.served,
        all.waited / all.served as f64
    )
}

/// A patient in a line with classes: the library's queue hands out the greatest.
struct Waiting(Patient);

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        let urgency = other.0.class.cmp(&self.0.class);
        urgency.then_with(|| other.0.since.total_cmp(&self.0.since))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Waiting {}

#[derive(Debug)]
enum PatientEvent {
    Arrives,
    Assessed(Patient),
    Treated(Patient),
    GoesHome,
}

struct Department {
    world: Key<World>,
    for_nurse: QueueId<PriorityQueue<Waiting>>,
    for_cubicle: QueueId<PriorityQueue<Waiting>>,
    for_bed: QueueId<Fifo<Patient>>,
}

/// All state but the lines under one key: every access looks a key up.
struct World {
    luck: Luck,
    sums: Sums,
    nurses: u32,
    cubicles: u32,
    beds: u32,
}

type Me = ComponentId<PatientEvent>;

impl Department {
    fn arrive(&self, me: Me, scheduler: &mut Scheduler, state: &mut State) {
        let now = scheduler.time().as_secs_f64();
        let world = state.get_mut(self.world).expect("inserted");
        world.sums.attendances += 1;
        let patient = Patient {
            arrived: now,
            since: now,
            class: world.luck.class(),
        };
        let gap = world.luck.next_arrival(now) - now;
        scheduler.schedule(units(gap), me, PatientEvent::Arrives);
        if world.nurses > 0 {
            world.nurses -= 1;
            self.assess(me, patient, scheduler, state);
        } else {
            state
                .send(self.for_nurse, Waiting(patient))
                .expect("unbounded");
        }
    }

    fn assess(&self, me: Me, patient: Patient, scheduler: &mut Scheduler, state: &mut State) {
        let now = scheduler.time().as_secs_f64();
        let world = state.get_mut(self.world).expect("inserted");
        world.sums.nurse(now - patient.since);
        let time = world.luck.assessment();
        scheduler.schedule(units(time), me, PatientEvent::Assessed(patient));
    }

    fn assessed(&self, me: Me, patient: Patient, scheduler: &mut Scheduler, state: &mut State) {
        let since = scheduler.time().as_secs_f64();
        let patient = Patient { since, ..patient };
        let world = state.get_mut(self.world).expect("inserted");
        if world.cubicles > 0 {
            world.cubicles -= 1;
            self.treat(me, patient, scheduler, state);
        } else {
            state
                .send(self.for_cubicle, Waiting(patient))
                .expect("unbounded");
        }
        match state.recv(self.for_nurse) {
            Some(Waiting(next)) => self.assess(me, next, scheduler, state),
            None => state.get_mut(self.world).expect("inserted").nurses += 1,
        }
    }

    fn treat(&self, me: Me, patient: Patient, scheduler: &mut Scheduler, state: &mut State) {
        let now = scheduler.time().as_secs_f64();
        let world = state.get_mut(self.world).expect("inserted");
        world.sums.cubicle(now - patient.since);
        let time = world.luck.treatment(patient.class);
        scheduler.schedule(units(time), me, PatientEvent::Treated(patient));
    }

    fn treated(&self, me: Me, patient: Patient, scheduler: &mut Scheduler, state: &mut State) {
        let world = state.get_mut(self.world).expect("inserted");
        world.sums.treated += 1;
        if !world.luck.is_admitted(patient.class) {
            self.leave(me, patient, scheduler, state);
            return;
        }
        world.sums.admitted += 1;
        let since = scheduler.time().as_secs_f64();
        let patient = Patient { since, ..patient };
        if world.beds > 0 {
            world.beds -= 1;
            self.admit(me, patient, scheduler, state);
        } else {
            state.send(self.for_bed, patient).expect("unbounded");
        }
    }

    fn admit(&self, me: Me, patient: Patient, scheduler: &mut Scheduler, state: &mut State) {
        let now = scheduler.time().as_secs_f64();
        let world = state.get_mut(self.world).expect("inserted");
        world.sums.bed(now - patient.since);
        let stay = world.luck.stay();
        scheduler.schedule(units(stay), me, PatientEvent::GoesHome);
        self.leave(me, patient, scheduler, state);
    }

    fn leave(&self, me: Me, patient: Patient, scheduler: &mut Scheduler, state: &mut State) {
        let now = scheduler.time().as_secs_f64();
        let world = state.get_mut(self.world).expect("inserted");
        world.sums.left(now - patient.arrived);
        match state.recv(self.for_cubicle) {
            Some(Waiting(next)) => self.treat(me, next, scheduler, state),
            None => state.get_mut(self.world).expect("inserted").cubicles += 1,
        }
    }

    fn go_home(&self, me: Me, scheduler: &mut Scheduler, state: &mut State) {
        match state.recv(self.for_bed) {
            Some(next) => self.admit(me, next, scheduler, state),
            None => state.get_mut(self.world).expect("inserted").beds += 1,
        }
    }
}

impl Component for Department {
    type Event = PatientEvent;

    fn process_event(
        &self,
        me: Me,
        event: &PatientEvent,
        scheduler: &mut Scheduler,
        state: &mut State,
    ) {
        match event {
            PatientEvent::Arrives => self.arrive(me, scheduler, state),
            PatientEvent::Assessed(patient) => self.assessed(me, *patient, scheduler, state),
            PatientEvent::Treated(patient) => self.treated(me, *patient, scheduler, state),
            PatientEvent::GoesHome => self.go_home(me, scheduler, state),
        }
    }
}

pub fn department(years: u64, seed: u64) -> String {
    let mut simulation = Simulation::default();
    let mut luck = Luck::new(seed);
    let first = luck.next_arrival(0.0);
    let state = &mut simulation.state;
    let world = state.insert(World {
        luck,
        sums: Sums::default(),
        nurses: NURSES,
        cubicles: CUBICLES,
        beds: BEDS,
    });
    let department = Department {
        world,
        for_nurse: state.add_queue(PriorityQueue::default()),
        for_cubicle: state.add_queue(PriorityQueue::default()),
        for_bed: state.add_queue(Fifo::default()),
    };
    let department = simulation.add_component(department);
    simulation.schedule(units(first), department, PatientEvent::Arrives);
    simulation.execute(Executor::timed(units(years as f64 * YEAR)));
    simulation.state.get(world).expect("inserted").sums.text()
}
