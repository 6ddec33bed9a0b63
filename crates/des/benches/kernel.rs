//! What the parts of the kernel cost, each alone: calendars, random numbers, samples, queues.
//!
//! Run with `cargo bench --profile native -p goodhart-des`. Whole models stand in `bench/`.
#![allow(missing_docs, reason = "criterion's macros make functions without any")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use goodhart_des::calendar::{Calendar, Event, Heap, Wheel};
use goodhart_des::queue::{KeyHeap, Links, List, PriorityQueue};
use goodhart_des::random::{Purpose, Seed, Stream, draw};
use goodhart_des::sampling::{Chance, Discrete, Table, poisson};
use goodhart_des::time::HOUR;

const SEED: Seed = Seed(1);
const PURPOSE: Purpose = Purpose(0);
/// Pending events: a line of ten servers, a department, a place, a region.
const PENDING: [u32; 4] = [16, 256, 4_096, 65_536];
/// Operations of one measured pass, so that what surrounds them does not count.
const MANY: u32 = 4_096;

/// The hold model (Jones 1986): take out the first event and put it back after an exponential delay.
fn hold<C: Calendar + Default>(criterion: &mut Criterion, name: &str) {
    let delay = Table::exponential(f64::from(HOUR));
    let mut group = criterion.benchmark_group(format!("hold/{name}"));
    group.throughput(Throughput::Elements(u64::from(MANY)));
    for pending in PENDING {
        let mut stream = Stream::new(SEED, 0, PURPOSE);
        let mut full = C::default();
        for slot in 0..pending {
            full.push(Event {
                time: delay.sample(stream.draw()),
                tie: slot,
                kind: 0,
                slot,
            });
        }
        let mut calendar = full.clone();
        let mut simulated = 0;
        group.bench_function(BenchmarkId::from_parameter(pending), |bencher| {
            bencher.iter(|| {
                for _ in 0..MANY {
                    let event = calendar.pop().expect("as many as before");
                    simulated = event.time;
                    calendar.push(Event {
                        time: event.time + delay.sample(stream.draw()),
                        ..event
                    });
                }
                // Time ends after 136 years: start again long before.
                if simulated > u32::MAX / 2 {
                    calendar = full.clone();
                }
            });
        });
    }
    group.finish();
}

fn calendars(criterion: &mut Criterion) {
    hold::<Wheel>(criterion, "wheel");
    hold::<Heap>(criterion, "heap");
}

/// Runs `sample` on fresh uniform numbers and adds up what it gives.
fn each(
    criterion: &mut Criterion,
    group: &str,
    name: &str,
    mut sample: impl FnMut(u32, u64) -> u64,
) {
    let mut group = criterion.benchmark_group(group);
    group.throughput(Throughput::Elements(u64::from(MANY)));
    let mut stream = Stream::new(SEED, 1, PURPOSE);
    group.bench_function(name, |bencher| {
        bencher.iter(|| {
            let mut sum = 0_u64;
            for number in 0..MANY {
                sum = sum.wrapping_add(sample(number, stream.draw()));
            }
            black_box(sum)
        });
    });
    group.finish();
}

fn random_numbers(criterion: &mut Criterion) {
    each(criterion, "random", "stream", |_, u| u);
    each(criterion, "random", "stream_and_counter", |number, u| {
        u ^ draw(SEED, u64::from(number), PURPOSE, 0)
    });
}

fn samples(criterion: &mut Criterion) {
    let exponential = Table::exponential(480.0);
    let lognormal = Table::lognormal(5_400.0, 0.6);
    let classes = Discrete::new(&[1.0, 12.0, 35.0, 42.0, 10.0]).expect("weights");
    let chance = Chance::new(0.3);
    let mut sampled = |name, sample: &dyn Fn(u64) -> u64| {
        each(criterion, "sample", name, |_, u| sample(u));
    };
    sampled("exponential", &|u| u64::from(exponential.sample(u)));
    sampled("lognormal", &|u| u64::from(lognormal.sample(u)));
    sampled("lognormal_scaled", &|u| {
        u64::from(lognormal.sample_scaled(u, 70_000))
    });
    sampled("five_classes", &|u| u64::from(classes.index(u)));
    sampled("chance", &|u| u64::from(chance.happens(u)));
    sampled("poisson_12", &|u| u64::from(poisson(12.5, u)));
}

/// Waiting lines of this length: one joins, one is called.
const WAITING: u32 = 64;

fn queues(criterion: &mut Criterion) {
    let mut links = Links::new();
    let mut line = List::new();
    for slot in 0..WAITING {
        links.push_back(&mut line, slot);
    }
    each(criterion, "queue", "first_come", |_, _| {
        let slot = links.pop_front(&mut line).expect("someone waits");
        links.push_back(&mut line, slot);
        u64::from(slot)
    });

    let mut links = Links::new();
    let mut classes = PriorityQueue::<5>::new();
    for slot in 0..WAITING {
        classes.push(&mut links, slot % 5, slot);
    }
    each(criterion, "queue", "by_class", |_, u| {
        let slot = classes.pop(&mut links).expect("someone waits");
        classes.push(&mut links, u as u32 % 5, slot);
        u64::from(slot)
    });
}

/// The same where whoever is called joins again behind some of the others.
fn queue_by_key(criterion: &mut Criterion) {
    let mut line = KeyHeap::new();
    for slot in 0..WAITING {
        line.push(u64::from(slot), slot, slot);
    }
    each(criterion, "queue", "by_key", |_, u| {
        let called = line.pop().expect("someone waits");
        let later = u >> 58; // on average half the line
        line.push(called.key + later, called.identity, called.slot);
        u64::from(called.slot)
    });
}

criterion_group!(
    kernel,
    calendars,
    random_numbers,
    samples,
    queues,
    queue_by_key
);
criterion_main!(kernel);
