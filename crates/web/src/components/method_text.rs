//! Where the numbers come from, how much of it is assumed, and what the model cannot tell: the text of the section on method.

use yew::prelude::*;

use crate::numbers::decimal;
use crate::words;

const SOURCES: [(&str, &str); 5] = [
    (
        words::source_hewitt(),
        "https://www.gov.uk/government/publications/the-hewitt-review-an-independent-review-of-integrated-care-systems",
    ),
    (
        words::source_nhse(),
        "https://www.england.nhs.uk/statistics/",
    ),
    (
        words::source_jones(),
        "https://pubmed.ncbi.nlm.nih.gov/35042695/",
    ),
    (
        words::source_bevan(),
        "https://doi.org/10.1111/j.1467-9299.2006.00600.x",
    ),
    (
        words::source_besley(),
        "https://portal.cepr.org/discussion-paper/10650",
    ),
];

/// How many parameters rest on what [counts].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Seen in data.
    pub observed: u32,
    /// Estimated by a study.
    pub estimated: u32,
    /// Fitted to published facts.
    pub calibrated: u32,
    /// Assumed.
    pub assumed: u32,
}

impl Evidence {
    /// All parameters.
    pub const fn total(self) -> u32 {
        self.observed + self.estimated + self.calibrated + self.assumed
    }
}

/// Method, sources, limits.
pub fn method_text(evidence: Evidence) -> Html {
    html! {
        <>
            <h2 id="method-heading">{ words::method_heading() }</h2>
            <div class="columns">
                <div>
                    <p>{ words::method_1() }</p>
                    <p class="prose">{ words::method_2() }</p>
                    <p class="prose">{ words::method_3() }</p>
                </div>
                <div>
                    <p><strong>{ words::evidence_headline(&share(evidence.assumed, evidence.total())) }</strong>{ " " }
                        { words::evidence_shares(&evidence.assumed.to_string(), &evidence.calibrated.to_string(),
                            &evidence.estimated.to_string(), &evidence.observed.to_string(), &evidence.total().to_string()) }
                    </p>
                    <p class="prose">{ words::facts() }</p>
                    <p class="prose">{ words::limits() }</p>
                    <h3 class="prose">{ words::sources_heading() }</h3>
                    <ul>{ for SOURCES.iter().map(|(name, address)| html! { <li><a href={*address}>{ *name }</a></li> }) }</ul>
                </div>
            </div>
        </>
    }
}

/// A share as a whole per cent.
fn share(part: u32, all: u32) -> String {
    decimal(f64::from(part) * 100.0 / f64::from(all.max(1)), 0)
}
