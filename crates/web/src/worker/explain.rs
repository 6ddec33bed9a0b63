//! What the targets did: asked of a worker of its own, because it takes seconds and cannot be interrupted.

use goodhart_experiment::{Against, Method, attribution, prepare, with_known};
use goodhart_report::{InputError, Pair, resolve};
use goodhart_web::worker_protocol::{Answer, REPLICATIONS_EXPLAINED};

/// The loss when each channel of the targets is removed.
pub fn explain(generation: u32, settings: &[Pair]) -> Answer {
    match split(settings) {
        Ok(attribution) => Answer::Explained {
            generation,
            attribution: Box::new(attribution),
        },
        Err(error) => Answer::Refused {
            generation,
            because: error.to_string(),
        },
    }
}

fn split(settings: &[Pair]) -> Result<goodhart_report::Attribution, InputError> {
    let prepared = prepare(&with_known(|known| resolve(&[settings], known))?)?;
    let split = attribution(
        &prepared,
        Against::TargetsOff,
        Method::Removal,
        REPLICATIONS_EXPLAINED,
        &mut |_, _| true,
    );
    Ok(split.unwrap_or_default())
}
