//! On desru: an event is a closure that schedules others; what they share lies behind `Rc<RefCell<_>>`. The log of events is filtered out.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use desru::{Event, EventScheduler};

use crate::input::{BEDS, CLASSES, CUBICLES, LineLuck, Luck, NURSES, Patient, Sums, YEAR};

type Shared<T> = Rc<RefCell<T>>;

struct Line {
    luck: LineLuck,
    busy: u32,
    waiting: VecDeque<f64>,
    to_come: u64,
    served: u64,
    waited: f64,
}

pub fn line(customers: u64, seed: u64) -> String {
    let mut luck = LineLuck::new(seed);
    let first = luck.gap();
    let line = Rc::new(RefCell::new(Line {
        luck,
        busy: 0,
        waiting: VecDeque::new(),
        to_come: customers,
        served: 0,
        waited: 0.0,
    }));
    let mut scheduler = EventScheduler::new();
    at(&mut scheduler, first, &line, arrive);
    scheduler.run(
        Box::new(|scheduler| scheduler.event_queue.is_empty()),
        Some(Box::new(|_, _| false)),
    );
    let line = line.borrow();
    format!(
        "units {} wait {:.6}",
        line.served,
        line.waited / line.served as f64
    )
}

/// Schedules an event that needs no more than what is shared.
fn at<T: 'static>(
    scheduler: &mut EventScheduler,
    time: f64,
    shared: &Shared<T>,
    happens: fn(&mut EventScheduler, &Shared<T>),
) {
    let shared = Rc::clone(shared);
    let action = move |scheduler: &mut EventScheduler| {
        happens(scheduler, &shared);
        None
    };
    scheduler.schedule(Event::new(time, Some(Box::new(action)), None));
}

fn arrive(scheduler: &mut EventScheduler, shared: &Shared<Line>) {
    let now = scheduler.current_time;
    let mut line = shared.borrow_mut();
    if line.busy < 10 {
        line.busy += 1;
        serve(scheduler, &mut line, shared, now);
    } else {
        line.waiting.push_back(now);
    }
    line.to_come -= 1;
    if line.to_come > 0 {
        let gap = line.luck.gap();
        at(scheduler, now + gap, shared, arrive);
    }
}

fn serve(scheduler: &mut EventScheduler, line: &mut Line, shared: &Shared<Line>, arrived: f64) {
    let now = scheduler.current_time;
    line.served += 1;
    line.waited += now - arrived;
    let service = line.luck.service();
    at(scheduler, now + service, shared, leave);
}

fn leave(scheduler: &mut EventScheduler, shared: &Shared<Line>) {
    let mut line = shared.borrow_mut();
    match line.waiting.pop_front() {
        Some(arrived) => serve(scheduler, &mut line, shared, arrived),
        None => line.busy -= 1,
    }
}

struct Department {
    luck: Luck,
    nurses: u32,
    cubicles: u32,
    beds: u32,
    for_nurse: [VecDeque<Patient>; CLASSES],
    for_cubicle: [VecDeque<Patient>; CLASSES],
    for_bed: VecDeque<Patient>,
    sums: Sums,
}

/// Called for the most urgent, in the order of coming.
fn first(lines: &mut [VecDeque<Patient>; CLASSES]) -> Option<Patient> {
    lines.iter_mut().find_map(VecDeque::pop_front)
}

pub fn department(years: u64, seed: u64) -> String {
    let mut luck = Luck::new(seed);
    let first = luck.next_arrival(0.0);
    let department = Rc::new(RefCell::new(Department {
        luck,
        nurses: NURSES,
        cubicles: CUBICLES,
        beds: BEDS,
        for_nurse: Default::default(),
        for_cubicle: Default::default(),
        for_bed: VecDeque::new(),
        sums: Sums::default(),
    }));
    let mut scheduler = EventScheduler::new();
    at(&mut scheduler, first, &department, come);
    let end = years as f64 * YEAR;
    scheduler.run(
        Box::new(move |scheduler| {
            scheduler
                .event_queue
                .peek()
                .is_none_or(|event| event.time >= end)
        }),
        Some(Box::new(|_, _| false)),
    );
    department.borrow().sums.text()
}

/// Schedules what happens to a patient.
fn then(
    scheduler: &mut EventScheduler,
    delay: f64,
    shared: &Shared<Department>,
    patient: Patient,
    happens: fn(&mut EventScheduler, &Shared<Department>, Patient),
) {
    let shared = Rc::clone(shared);
    let action = move |scheduler: &mut EventScheduler| {
        happens(scheduler, &shared, patient);
        None
    };
    scheduler.timeout(delay, Some(Box::new(action)), None);
}

fn come(scheduler: &mut EventScheduler, shared: &Shared<Department>) {
    let now = scheduler.current_time;
    let mut all = shared.borrow_mut();
    all.sums.attendances += 1;
    let patient = Patient {
        arrived: now,
        since: now,
        class: all.luck.class(),
    };
    if all.nurses > 0 {
        all.nurses -= 1;
        assess(scheduler, &mut all, shared, patient);
    } else {
        all.for_nurse[patient.class].push_back(patient);
    }
    let next = all.luck.next_arrival(now);
    at(scheduler, next, shared, come);
}

fn assess(
    scheduler: &mut EventScheduler,
    all: &mut Department,
    shared: &Shared<Department>,
    patient: Patient,
) {
    all.sums.nurse(scheduler.current_time - patient.since);
    let time = all.luck.assessment();
    then(scheduler, time, shared, patient, assessed);
}

fn assessed(scheduler: &mut EventScheduler, shared: &Shared<Department>, mut patient: Patient) {
    let mut all = shared.borrow_mut();
    patient.since = scheduler.current_time;
    if all.cubicles > 0 {
        all.cubicles -= 1;
        treat(scheduler, &mut all, shared, patient);
    } else {
        all.for_cubicle[patient.class].push_back(patient);
    }
    match first(&mut all.for_nurse) {
        Some(next) => assess(scheduler, &mut all, shared, next),
        None => all.nurses += 1,
    }
}

fn treat(
    scheduler: &mut EventScheduler,
    all: &mut Department,
    shared: &Shared<Department>,
    patient: Patient,
) {
    all.sums.cubicle(scheduler.current_time - patient.since);
    let time = all.luck.treatment(patient.class);
    then(scheduler, time, shared, patient, treated);
}

fn treated(scheduler: &mut EventScheduler, shared: &Shared<Department>, mut patient: Patient) {
    let mut all = shared.borrow_mut();
    all.sums.treated += 1;
    if !all.luck.is_admitted(patient.class) {
        leave_department(scheduler, &mut all, shared, patient);
        return;
    }
    all.sums.admitted += 1;
    patient.since = scheduler.current_time;
    if all.beds > 0 {
        all.beds -= 1;
        admit(scheduler, &mut all, shared, patient);
    } else {
        all.for_bed.push_back(patient);
    }
}

fn admit(
    scheduler: &mut EventScheduler,
    all: &mut Department,
    shared: &Shared<Department>,
    patient: Patient,
) {
    let now = scheduler.current_time;
    all.sums.bed(now - patient.since);
    let stay = all.luck.stay();
    at(scheduler, now + stay, shared, go_home);
    leave_department(scheduler, all, shared, patient);
}

fn leave_department(
    scheduler: &mut EventScheduler,
    all: &mut Department,
    shared: &Shared<Department>,
    patient: Patient,
) {
    all.sums.left(scheduler.current_time - patient.arrived);
    match first(&mut all.for_cubicle) {
        Some(next) => treat(scheduler, all, shared, next),
        None => all.cubicles += 1,
    }
}

fn go_home(scheduler: &mut EventScheduler, shared: &Shared<Department>) {
    let mut all = shared.borrow_mut();
    match all.for_bed.pop_front() {
        Some(next) => admit(scheduler, &mut all, shared, next),
        None => all.beds += 1,
    }
}
