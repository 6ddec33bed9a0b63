//! A chart with its message, what it shows, its description and its table.

use goodhart_charts::{Chart, English, Frame, Picture, Say, Table, Words};
use yew::prelude::*;

use crate::hooks::use_width;
use crate::shared::Shared;
use crate::words;
use crate::worker_protocol::Simulated;

/// Which chart: its stable name, and the indicator where it needs one.
#[derive(Clone, Debug, PartialEq)]
pub enum Shows {
    /// Reported beside real.
    Scoreboard,
    /// The same for the rest of the service.
    Sectors,
    /// Time in A&E.
    Spike,
    /// What the targets did.
    Did,
    /// Expected harm.
    Harm,
    /// One indicator month by month, and its name where the charts have none.
    Series(String, Option<String>),
}

impl Shows {
    fn chart(&self) -> Chart<'_> {
        match self {
            Self::Scoreboard => Chart::Scoreboard,
            Self::Sectors => Chart::Sectors,
            Self::Spike => Chart::Spike,
            Self::Did => Chart::Did,
            Self::Harm => Chart::Harm,
            Self::Series(indicator, _) => Chart::Series(indicator),
        }
    }
}

/// The charts' words, and the name of the measure that is shown.
struct Named<'a>(&'a Shows);

impl Words for Named<'_> {
    fn say(&self, id: &str, arguments: &[(&str, Say)]) -> String {
        match self.0 {
            Shows::Series(_, Some(name)) if id.starts_with("indicator-") => name.clone(),
            _ => English.say(id, arguments),
        }
    }
}

/// What the figure needs.
#[derive(PartialEq, Properties)]
pub struct FigureProps {
    /// Which chart.
    pub shows: Shows,
    /// The result it draws.
    pub answer: Shared<Simulated>,
    /// The world before, whose figures are marked.
    #[prop_or_default]
    pub before: Option<Shared<Simulated>>,
    /// Whether it speaks about an earlier world.
    #[prop_or_default]
    pub waiting: bool,
    /// Less height.
    #[prop_or_default]
    pub compact: bool,
    /// Controls of the chart, between heading and drawing.
    #[prop_or_default]
    pub children: Children,
}

/// Width drawn until the page is laid out [px].
const WIDTH_BEFORE_LAYOUT: f64 = 600.0;
/// Widths drawn where there is no browser, for a wide screen and for a phone; the style sheet chooses [px].
const WIDTHS_WITHOUT_BROWSER: [(&str, f64); 2] = [("wide", 600.0), ("narrow", 350.0)];

/// The figure.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    let open = use_state(|| !cfg!(target_arch = "wasm32"));
    let node = use_node_ref();
    let width = use_width(&node).unwrap_or(WIDTH_BEFORE_LAYOUT);
    let picture = {
        let compact = props.compact;
        use_memo(
            (
                props.shows.clone(),
                props.answer.clone(),
                props.before.clone(),
                width as u32,
            ),
            move |(shows, answer, before, width)| {
                let frame = Frame {
                    width: f64::from(*width),
                    compact,
                };
                let before = before.as_ref().map(|before| &before.report);
                let chart = shows.chart();
                chart.draw_after(before, &answer.report, frame, &Named(shows))
            },
        )
    };
    let id = props.shows.chart().id();
    let heading = [id, "-heading"].concat();
    html! {
        <figure {id} data-waiting={props.waiting.then_some("")} aria-labelledby={heading.clone()} ref={node}>
            <h2 id={heading}>{ &picture.title }</h2>
            <p class="subtitle">{ &picture.subtitle }</p>
            { for props.children.iter() }
            if picture.table.rows.is_empty() {
                // The heading says why there is nothing to see.
            } else if cfg!(target_arch = "wasm32") {
                { drawing(picture.svg.clone()) }
            } else {
                { for WIDTHS_WITHOUT_BROWSER.iter().map(|(screen, width)| {
                    let frame = Frame { width: *width, compact: props.compact };
                    let picture = props.shows.chart().draw(&props.answer.report, frame, &English);
                    html! { <div data-screen={*screen}>{ drawing(picture.svg) }</div> }
                }) }
            }
            if !picture.note.is_empty() { <p class="subtitle">{ &picture.note }</p> }
            if !picture.table.rows.is_empty() { { numbers(&picture, &open) } }
        </figure>
    }
}

/// The drawing itself. It comes from our own `charts` crate, which escapes every text.
fn drawing(svg: String) -> Html {
    Html::from_html_unchecked(svg.into())
}

/// The table, made when it is asked for; without a browser always, for readers without a program.
fn numbers(picture: &Picture, open: &UseStateHandle<bool>) -> Html {
    let toggle = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            open.set(
                event
                    .target_unchecked_into::<web_sys::Element>()
                    .has_attribute("open"),
            );
        })
    };
    html! {
        <details class="table" ontoggle={toggle}>
            <summary>{ words::table_summary() }</summary>
            if **open {
                <p class="prose">{ &picture.description }</p>
                // Focusable, because on a narrow screen it scrolls sideways.
                <div class="scroll" tabindex="0" role="group" aria-label={picture.table.caption.clone()}>
                    { table(&picture.table) }
                </div>
            }
        </details>
    }
}

/// The numbers behind a figure. Each row begins with what it is about.
pub(super) fn table(table: &Table) -> Html {
    html! {
        <table>
            if !table.caption.is_empty() { <caption>{ &table.caption }</caption> }
            <thead><tr>{ for table.head.iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
            <tbody>{ for table.rows.iter().map(|row| html! {
                <tr>{ for row.iter().enumerate().map(|(column, cell)| match column {
                    0 => html! { <th scope="row">{ cell.shown() }</th> },
                    _ => html! { <td>{ cell.shown() }</td> },
                }) }</tr>
            }) }</tbody>
        </table>
    }
}
