//! Names of measures that no board of dumbbells shows. A page need not carry them: who chooses one of them has a list of names.

/// Indicator by its contract name, and what it is called in English.
pub const MEASURES: &[(&str, &str)] = &[
    ("ed.attendances", "Visits to A&E, a month"),
    (
        "ed.over_12h_decision",
        "People over 12 hours for a bed, a month",
    ),
    ("ed.mean_minutes", "Average time in A&E"),
    ("ed.admitted_share", "Admitted from A&E"),
    ("ed.left_unseen", "Left A&E unseen"),
    ("ed.reattend_7d", "Back in A&E within a week"),
    ("ambulance.incidents", "Ambulance calls, a month"),
    (
        "ambulance.vehicles_per_incident",
        "Vehicles sent to an ambulance call",
    ),
    (
        "ambulance.category_a_within_8",
        "Ambulance within 8 minutes, life-threatening",
    ),
    (
        "ambulance.category_a_within_19",
        "Transport within 19 minutes, life-threatening",
    ),
    ("ambulance.c3.mean_minutes", "Ambulance, urgent"),
    ("ambulance.c4.mean_minutes", "Ambulance, less urgent"),
    (
        "ambulance.c1.p90_minutes",
        "Slowest tenth of ambulances, life-threatening",
    ),
    (
        "ambulance.c2.p90_minutes",
        "Slowest tenth of ambulances, stroke or heart attack",
    ),
    (
        "ambulance.c3.p90_minutes",
        "Slowest tenth of ambulances, urgent",
    ),
    (
        "ambulance.c4.p90_minutes",
        "Slowest tenth of ambulances, less urgent",
    ),
    (
        "ambulance.handover_mean_minutes",
        "Ambulance waits outside A&E",
    ),
    (
        "ambulance.handover_within_15",
        "Handed over within 15 minutes",
    ),
    (
        "ambulance.handover_within_30",
        "Handed over within 30 minutes",
    ),
    ("beds.occupancy", "Beds in use"),
    ("beds.length_of_stay_days", "Average stay in hospital"),
    ("elective.list", "People on the waiting list"),
    ("elective.over_65w", "People waiting over 65 weeks"),
    ("elective.over_78w", "People waiting over 78 weeks"),
    ("elective.over_104w", "People waiting over two years"),
    ("elective.mean_wait_weeks", "Average wait for treatment"),
    (
        "elective.removals",
        "People taken off the waiting list, a month",
    ),
    ("elective.completed_within_18w", "Treated within 18 weeks"),
    (
        "elective.completed_pathways",
        "Pathways completed against the start",
    ),
    ("elective.activity_value", "Planned work against the start"),
    ("elective.day_case_share", "Operations as day cases"),
    ("elective.theatre_use", "Theatre time used"),
    (
        "elective.cancelled_over_28d",
        "Cancelled and not rebooked in 28 days, a month",
    ),
    (
        "elective.urgent_cancelled_twice",
        "Urgent operations cancelled twice, a month",
    ),
    (
        "elective.follow_up_reduction",
        "Check-ups cut against the start",
    ),
    ("diagnostics.activity", "Tests against the start"),
    (
        "cancer.breast_within_14d",
        "Breast symptoms seen in 14 days",
    ),
    ("cancer.within_31d", "Cancer treated in 31 days of decision"),
    (
        "cancer.surgery_within_31d",
        "Later cancer surgery in 31 days",
    ),
    ("cancer.drugs_within_31d", "Later cancer drugs in 31 days"),
    (
        "cancer.radiotherapy_within_31d",
        "Later radiotherapy in 31 days",
    ),
    (
        "cancer.screening_within_62d",
        "Cancer from screening treated in 62 days",
    ),
    (
        "cancer.over_104d",
        "People treated for cancer after 104 days, a month",
    ),
    (
        "cancer.backlog_ratio",
        "Cancer waits over 62 days, February 2020 is 1",
    ),
    (
        "therapies.entered",
        "People starting talking therapy, a month",
    ),
    ("therapies.within_18w", "Talking therapy within 18 weeks"),
    ("therapies.paired_measures", "Therapy with two measurements"),
    ("money.pots_lost", "Late money lost, per 30 days"),
    ("gp.appointments", "GP appointments, a month"),
    ("gp.urgent_within_1d", "Urgent GP need met in a day"),
    ("gp.any_within_1d", "Any GP staff within a day"),
    ("staff.vacancy", "Posts empty"),
    ("staff.turnover", "Staff leaving in a year"),
    ("staff.agency_share", "Shifts done by agency staff"),
    ("staff.morale", "Staff morale, the start is 1"),
    ("admin.clinical_share", "Clinical time spent on returns"),
    ("money.spent", "Money spent, per 30 days"),
    (
        "money.agency_premium",
        "Extra paid for agency staff, per 30 days",
    ),
    ("prevention.stock", "Prevention carried out, the start is 1"),
    ("qof.exceptions", "Patients left out of GP payment counts"),
    ("harm.deaths", "Expected deaths, a month"),
    ("harm.qalys", "Years of healthy life lost, a month"),
];
