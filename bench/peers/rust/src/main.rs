//! `goodhart-peers LIBRARY MODEL SIZE SEED`: one run, reported as `goodhart-bench peer` does. Processor time is of the run, set-up included.

mod desru_models;
mod input;
mod simrs_models;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [library, model, size, seed] = &arguments[..] else {
        panic!("expected a library, a model, a size and a seed");
    };
    let (size, seed) = (size.parse().expect("size"), seed.parse().expect("seed"));
    let before = processor_seconds();
    let text = match (library.as_str(), model.as_str()) {
        ("desru", "line") => desru_models::line(size, seed),
        ("desru", "department") => desru_models::department(size, seed),
        ("simrs", "line") => simrs_models::line(size, seed),
        ("simrs", "department") => simrs_models::department(size, seed),
        _ => panic!("expected desru or simrs, line or department"),
    };
    println!("{text} cpu {:.9}", processor_seconds() - before);
}

/// Linux counts it in nanoseconds for every thread; this program has one.
fn processor_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    let first = text.split_whitespace().next().expect("a number");
    first.parse::<f64>().expect("a number") / 1e9
}
