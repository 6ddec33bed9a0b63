//! Every message in English.

/// Id and English text of every message. `{name}` stands for an argument, `{name|one|many}` for a form chosen by it.
pub const ENGLISH: &[(&str, &str)] = &[
    // shared
    ("chart-reported", "reported"),
    ("chart-real", "real"),
    ("chart-official", "by the official definition"),
    ("chart-target", "target {threshold}"),
    ("chart-no-target", "no target"),
    ("chart-span", "{from} to {to}"),
    ("chart-head-measure", "Measure"),
    ("chart-head-target", "Target"),
    ("chart-head-reported", "Reported"),
    ("chart-head-official", "Official definition"),
    ("chart-head-real", "Real"),
    ("chart-head-low", "{record}, 1 run in 10 below"),
    ("chart-head-high", "{record}, 1 run in 10 above"),
    ("chart-head-before", "{record}, before"),
    (
        "chart-before",
        ". Thin strokes and “was”: before, with {targets} {targets|target|targets} and money at {money}%",
    ),
    ("chart-head-gap", "Gap (reported minus real), mean"),
    ("chart-unit-percent", "{n}%"),
    ("chart-unit-points", "{n} {n|point|points}"),
    ("chart-unit-minutes", "{n} min"),
    ("chart-unit-days", "{n} {n|day|days}"),
    ("chart-unit-weeks", "{n} {n|week|weeks}"),
    ("chart-unit-pounds", "£{n}"),
    ("chart-unit-per-thousand", "{n} per 1,000"),
    ("chart-unit-count", "{n}"),
    ("chart-month-1", "January {year}"),
    ("chart-month-2", "February {year}"),
    ("chart-month-3", "March {year}"),
    ("chart-month-4", "April {year}"),
    ("chart-month-5", "May {year}"),
    ("chart-month-6", "June {year}"),
    ("chart-month-7", "July {year}"),
    ("chart-month-8", "August {year}"),
    ("chart-month-9", "September {year}"),
    ("chart-month-10", "October {year}"),
    ("chart-month-11", "November {year}"),
    ("chart-month-12", "December {year}"),
    // scoreboard
    (
        "chart-scoreboard-missing",
        "No headline measure has been counted yet",
    ),
    (
        "chart-scoreboard-title-some",
        "On {better} of {all} measures the record looks better than what patients got",
    ),
    (
        "chart-scoreboard-title-none",
        "On none of {all} measures does the record look clearly better than what patients got",
    ),
    (
        "chart-scoreboard-subtitle",
        "Each measure on its own scale from zero; {span}, {runs||median of }{runs} {runs|run|runs}{runs||; thin lines hold 8 runs in 10, gaps are means. Counted: where 9 runs in 10 agree}",
    ),
    (
        "chart-scoreboard-description",
        "{all} measures, reported beside real. Widest gap: {name}, reported {reported}, real {real}. {without} of them {without|has|have} no target.",
    ),
    ("chart-scoreboard-both", "both {value}"),
    ("chart-scoreboard-was", "; was {reported}, real {real}"),
    ("chart-scoreboard-was-both", "; was {real}"),
    ("chart-scoreboard-dot", "{record} {value}"),
    ("chart-scoreboard-key-gaming", "by gaming"),
    (
        "chart-scoreboard-key-definition",
        "by the official definition",
    ),
    ("chart-scoreboard-gap", "Mean gap {gap}: {parts}"),
    ("chart-scoreboard-gaming", "gaming ({parts})"),
    ("chart-scoreboard-unclear", "which is higher varies by run"),
    ("chart-scoreboard-part", "{value}\u{a0}{name}"),
    (
        "chart-scoreboard-table",
        "Headline measures, reported and real, {span}",
    ),
    (
        "chart-sectors-missing",
        "Nothing has been counted in the rest of the service yet",
    ),
    (
        "chart-sectors-title-some",
        "In the rest of the service the record looks better than what patients got on {better} of {all} measures",
    ),
    (
        "chart-sectors-title-none",
        "In the rest of the service the record looks clearly better than what patients got on none of {all} measures",
    ),
    (
        "chart-sectors-table",
        "The rest of the service, reported and real, {span}",
    ),
    ("chart-one-in", "1 in {n}"),
    ("chart-share-percent", "{n}% of"),
    // spike
    (
        "chart-spike-missing",
        "No visit to A&E has been counted yet",
    ),
    (
        "chart-spike-title",
        "{patients} more patients a year than expected are recorded as leaving just before {limit}",
    ),
    (
        "chart-spike-title-doubtful",
        "No pile-up before {limit} that could be told from chance",
    ),
    (
        "chart-spike-title-untargeted",
        "With no limit on time in A&E, no pile-up before {limit}",
    ),
    (
        "chart-spike-title-untargeted-spike",
        "No target covers time in A&E, yet {patients} more patients a year than expected leave just before {limit}",
    ),
    (
        "chart-spike-title-little",
        "Time in A&E: too few patients yet to look for a pile-up",
    ),
    (
        "chart-spike-subtitle",
        "Patients a year by time in the major A&E department, without minor units, in steps of {minutes} minutes; a place of {people} people, {span}",
    ),
    (
        "chart-spike-description",
        "The record holds {patients} more patients a year (give or take {error}) in the half hour before {limit} than a smooth curve would: {share} of those shown.",
    ),
    (
        "chart-spike-description-real",
        "On the patients’ own clock the surplus is {patients}.",
    ),
    (
        "chart-spike-description-real-none",
        "On the patients’ own clock there is no surplus that could be told from chance.",
    ),
    (
        "chart-spike-description-plain",
        "Patients a year by time in the major A&E department, reported and real. {title}.",
    ),
    ("chart-spike-limit", "{limit}: the target’s limit"),
    ("chart-spike-hours", "{hours} {hours|hour|hours}"),
    ("chart-spike-hours-minutes", "{hours} h {minutes} min"),
    (
        "chart-spike-note",
        "{patients} a year too many: {share} of those shown",
    ),
    ("chart-spike-more", "{hours}+"),
    ("chart-spike-axis", "hours in A&E"),
    ("chart-spike-bin", "{from} to {to} min"),
    ("chart-spike-bin-open", "{from} min and over"),
    ("chart-spike-head-minutes", "Time in A&E"),
    ("chart-spike-head-smooth", "Smooth curve"),
    (
        "chart-spike-table",
        "Patients a year by time in the major A&E department, {span}",
    ),
    // did
    (
        "chart-did-missing",
        "What the targets did is still being worked out",
    ),
    (
        "chart-did-untargeted",
        "No national target is in force, so there is nothing the targets did",
    ),
    (
        "chart-did-title-nothing",
        "The {targets|target|targets} changed nothing",
    ),
    (
        "chart-did-title-lost",
        "In {span} {span|year|years} the {targets|target|targets} cost {years} {years|year|years} of healthy life per 100,000 people",
    ),
    (
        "chart-did-title-saved",
        "In {span} {span|year|years} the {targets|target|targets} saved {years} {years|year|years} of healthy life per 100,000 people",
    ),
    (
        "chart-did-title-even",
        "What the {targets|target|targets} saved and what {targets|it|they} cost are about even",
    ),
    (
        "chart-did-title-unclear",
        "Whether the {targets|target|targets} saved or cost healthy life is not known: the {runs} runs disagree",
    ),
    (
        "chart-did-title-first",
        "What the {targets|target|targets} did: a first look, in {runs} {runs|run|runs}",
    ),
    (
        "chart-did-title-deaths-rose",
        "; deaths rose by {deaths} per 100,000",
    ),
    (
        "chart-did-title-deaths-fell",
        "; deaths fell by {deaths} per 100,000",
    ),
    (
        "chart-did-subtitle",
        "Against no targets and no GP payment framework, same money and patients; per 100,000 people over {span} {span|year|years}; plus is worse. Mean of {runs} {runs|run|runs}",
    ),
    (
        "chart-did-spread",
        "Middle 80%: healthy years lost {low} to {high}, deaths {low_deaths} to {high_deaths}. ",
    ),
    (
        "chart-did-removal",
        "Each part is what taking it away alone would change: trying harder, against the effort boards would make without targets. Interaction is what parts do only together or against each other; it can be larger than every part. So few runs carry these figures: take no single part for certain.",
    ),
    (
        "chart-did-exact",
        "Exact split: each part is its mean over all orders in which parts could have come, and they add up. So few runs carry these figures: take no single part for certain.",
    ),
    ("chart-did-description", "{title}."),
    (
        "chart-did-description-saved",
        "Saved most: {part}, {years}.",
    ),
    ("chart-did-description-lost", "Cost most: {part}, {years}."),
    ("chart-did-head-part", "Part"),
    ("chart-did-head-qalys", "Healthy years lost"),
    ("chart-did-head-deaths", "Deaths"),
    ("chart-did-better", "← saved"),
    ("chart-did-worse", "lost →"),
    ("chart-did-part-effort", "Trying harder"),
    ("chart-did-part-focus", "Care that gained attention"),
    ("chart-did-part-information", "Seeing what is measured"),
    ("chart-did-part-neglect", "Care that lost attention"),
    ("chart-did-part-gaming", "Gaming"),
    ("chart-did-part-reporting", "Clinical time on returns"),
    ("chart-did-part-staff", "Staff leaving"),
    ("chart-did-part-pots", "Money tied to targets"),
    ("chart-did-part-interaction", "Interaction"),
    ("chart-did-part-start", "No targets, same money"),
    ("chart-did-part-total", "This world"),
    (
        "chart-did-table",
        "What the targets did, per 100,000 people; plus is worse than without targets",
    ),
    // harm
    ("chart-harm-missing", "No harm has been counted yet"),
    (
        "chart-harm-title",
        "{name} costs most lives: {deaths} of {all} expected deaths per 100,000 people",
    ),
    (
        "chart-harm-title-unclear",
        "Which cause costs most lives is not known: {all} expected deaths per 100,000 people in all",
    ),
    (
        "chart-harm-title-none",
        "No expected deaths from waiting or from care",
    ),
    (
        "chart-harm-title-years",
        ". {longest} costs most healthy years: {lost} of {years}",
    ),
    (
        "chart-harm-title-years-unclear",
        ". Healthy years lost: {years}",
    ),
    (
        "chart-harm-subtitle",
        "Per 100,000 people; bars: expected deaths by fifth of deprivation; healthy years lost, by death or otherwise; {span}, {runs||median of }{runs} {runs|run|runs}",
    ),
    (
        "chart-harm-description",
        "{all} expected deaths and {years} lost healthy years per 100,000 people. Most deaths: {name}, {deaths}. Most years: {longest}, {lost}.",
    ),
    ("chart-harm-deaths", "{n} {n|death|deaths}"),
    ("chart-harm-was", ", was {before}"),
    ("chart-harm-years", "{n} healthy {n|year|years}"),
    ("chart-harm-most", "most deprived"),
    ("chart-harm-least", "least"),
    ("chart-harm-nought", "next to no deaths"),
    ("chart-harm-averted", "deaths averted"),
    ("chart-harm-fifth", "{fifth} of 5 (1 = most deprived)"),
    ("chart-harm-head-cause", "Cause"),
    ("chart-harm-head-fifth", "Fifth of deprivation"),
    ("chart-harm-head-deaths", "Deaths"),
    ("chart-harm-head-qalys", "Years of healthy life lost"),
    (
        "chart-harm-table",
        "Expected harm per 100,000 people, {span}",
    ),
    ("chart-harm-owner-programmes", "Programmes not carried out"),
    ("chart-harm-owner-prevention", "Prevention left undone"),
    ("chart-harm-owner-therapies", "Therapy late or not at all"),
    ("chart-harm-owner-emergency_delay", "Waiting in A&E"),
    (
        "chart-harm-owner-ambulance_response",
        "Waiting for an ambulance",
    ),
    (
        "chart-harm-owner-elective_wait",
        "Waiting for planned treatment",
    ),
    ("chart-harm-owner-follow_up_delay", "Late check-ups"),
    ("chart-harm-owner-cancer_delay", "Late cancer treatment"),
    ("chart-harm-owner-ward_care", "Thin staffing on wards"),
    (
        "chart-harm-owner-chronic_care",
        "Long-term conditions untreated",
    ),
    ("chart-harm-owner-continuity", "A different GP each time"),
    // series
    (
        "chart-series-missing",
        "This measure has not been counted month by month",
    ),
    (
        "chart-series-title",
        "{name}: {reported} on record, {real} for patients in the last {months} {months|month|months}",
    ),
    (
        "chart-series-title-same",
        "{name}: {real} on record and for patients in the last {months} {months|month|months}",
    ),
    (
        "chart-series-title-unknown",
        "{name}: not known whether record and patients differ in the last {months} {months|month|months}",
    ),
    (
        "chart-series-subtitle",
        "Month by month, {span}, {runs||median of }{runs} {runs|run|runs}{runs||; shaded and between thin lines: 8 runs in 10}. At the ends of the lines: the last month",
    ),
    (
        "chart-series-description",
        "{name}, month by month: {reported} reported and {real} real in the last {months} {months|month|months}.",
    ),
    ("chart-series-head-month", "Month"),
    ("chart-series-table", "{name} by month, {span}"),
    // indicators of the boards of dumbbells
    ("indicator-ed-within_4h", "Left A&E within four hours"),
    ("indicator-ed-over_12h_arrival", "Over 12 hours in A&E"),
    (
        "indicator-ambulance-c1-mean_minutes",
        "Ambulance, life-threatening",
    ),
    (
        "indicator-ambulance-c2-mean_minutes",
        "Ambulance for a stroke or heart attack",
    ),
    (
        "indicator-ambulance-handover_over_60",
        "People held in an ambulance over an hour, a month",
    ),
    (
        "indicator-beds-delayed_discharges",
        "People fit to leave, still in hospital",
    ),
    (
        "indicator-ward-safety",
        "Avoidable harm on wards, in bed days",
    ),
    ("indicator-elective-within_18w", "Waiting under 18 weeks"),
    ("indicator-elective-over_52w", "People waiting over a year"),
    ("indicator-elective-follow_up_overdue", "Check-ups overdue"),
    (
        "indicator-diagnostics-within_6w",
        "Waiting under 6 weeks for a test",
    ),
    (
        "indicator-cancer-within_14d",
        "Suspected cancer seen in 14 days",
    ),
    (
        "indicator-cancer-within_28d",
        "Cancer ruled in or out in 28 days",
    ),
    (
        "indicator-cancer-within_62d",
        "Cancer treated in 62 days of referral",
    ),
    (
        "indicator-therapies-within_6w",
        "Talking therapy within 6 weeks",
    ),
    (
        "indicator-therapies-recovery_of_completers",
        "Recovered, of those who finish therapy (real: of all referred)",
    ),
    (
        "indicator-therapies-recovery_of_referred",
        "Recovered, of those referred to therapy",
    ),
    ("indicator-gp-within_48h", "GP appointment within 48 hours"),
    ("indicator-gp-within_14d", "GP appointment within two weeks"),
    ("indicator-gp-book_ahead", "Can book a GP appointment ahead"),
    ("indicator-gp-continuity", "Sees their usual GP"),
    ("indicator-qof-points", "Points of the GP payment framework"),
    (
        "indicator-programme-sepsis_antibiotics",
        "Sepsis: antibiotics within the hour",
    ),
    (
        "indicator-programme-infection_c_difficile",
        "C. difficile infections (ceiling: 1)",
    ),
    (
        "indicator-programme-dementia_diagnosis",
        "Dementia diagnosed",
    ),
    (
        "indicator-programme-health_checks",
        "Health checks taken up",
    ),
    (
        "indicator-programme-crisis_mental_health",
        "Crisis teams day and night",
    ),
    (
        "indicator-prevention-hypertension_treated",
        "Blood pressure under control",
    ),
    ("indicator-social-waiting", "People waiting for social care"),
    // how a gap comes about
    ("gap-definition", "official definition"),
    ("gap-habit", "written down because it is paid for"),
    (
        "strategy-late_departures",
        "Leaving in the last minutes before the limit",
    ),
    ("strategy-admit_to_stop", "Admitting to stop the clock"),
    ("strategy-ambulance_holding", "Holding ambulances outside"),
    ("strategy-shortest_first", "Shortest waiters first"),
    (
        "strategy-near_breach_first",
        "Patients close to the limit first",
    ),
    ("strategy-measurement_week", "Surge in the measured week"),
    ("strategy-follow_ups_cancelled", "Cancelling check-ups"),
    (
        "strategy-no_advance_booking",
        "No GP appointments in advance",
    ),
    (
        "strategy-exception_reporting",
        "Leaving patients out of the count",
    ),
    (
        "strategy-tick_box_recording",
        "GP boxes ticked for care not given",
    ),
    (
        "strategy-list_suspension",
        "Pausing clocks on the waiting list",
    ),
    ("strategy-retimed_record", "Retiming the record"),
    (
        "strategy-token_appointments",
        "Token first appointments for cancer",
    ),
    (
        "strategy-programmes_ticked",
        "Screening and safety checks ticked, not done",
    ),
    (
        "strategy-first_contact_first",
        "First contacts before treatment",
    ),
    (
        "strategy-completers_only",
        "Leaving out those who did not recover",
    ),
    (
        "strategy-first_responder",
        "A first responder stops the clock",
    ),
    ("strategy-corrected_responses", "Correcting ambulance times"),
    (
        "strategy-relabelled_urgency",
        "Calling emergencies less urgent",
    ),
    (
        "strategy-soft_twelve_hours",
        "Writing the decision to admit down late",
    ),
    ("strategy-easy_attendances", "Counting easy visits"),
];
