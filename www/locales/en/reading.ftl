# Words of the file of texts, which is fetched when somebody opens what shows them. The page itself carries none of them.

## Ways of gaming
way-late_departures = Patients are decided on in the last minutes before the limit, ready or not.
way-admit_to_stop = Patients move to a place for observation shortly before the limit: the clock stops, and a bed is taken.
way-ambulance_holding = While A&E is full, ambulances wait outside with their patients, whose time in A&E has not begun.
way-near_breach_first = Whoever is about to pass the limit is treated first, however ill the others are.
way-shortest_first = Those who have waited least are treated first, so that what is finished looks quick.
way-follow_ups_cancelled = Check-ups are given up for first appointments, which are counted.
way-list_suspension = Clocks on the waiting list are paused without cause.
way-retimed_record = An earlier time is written down than the true one.
way-measurement_week = Everything is done for the weeks that are announced to be measured, at the cost of planned care.
way-no_advance_booking = GP appointments are given out on the day only, so that no wait is seen.
way-exception_reporting = Patients who were not reached are left out of the count.
way-tick_box_recording = Care that was not given is ticked as done.
way-token_appointments = An appointment that settles nothing stops the clock of a suspected cancer.
way-programmes_ticked = What nobody else records is ticked as done.
way-first_contact_first = First contacts of talking therapy are brought forward; the treatment itself waits.
way-completers_only = Those who end a therapy unrecovered are written down as having left before.
way-first_responder = A first responder stops the clock; whoever must go to hospital waits on for a crew.
way-corrected_responses = An earlier arrival of the ambulance is written down.
way-relabelled_urgency = A life-threatening call for which nobody is free is called less urgent.
way-soft_twelve_hours = The decision to admit, with which the twelve hours begin, is written down late.
way-easy_attendances = Easy visits elsewhere are counted with those of A&E.

# What orders of targets drawn by lot say, under the table of plausible models.
orders-said = Which targets stay matters too. At our usual assumptions and money at { $money }%, the first { $targets } targets instead of the first 133 spare healthy life in { $better } and cost it in { $worse } of { $drawn } orders drawn by lot within each part of the service;
orders-sets = with { $sets } sets of assumptions, each in an order of its own and money at 100%, they spare it in { $more } and cost it in { $less }. { $sign ->
    [better] So fewer targets spare healthy life in most of these sets.
    [worse] So fewer targets cost healthy life in most of these sets.
    [usual] What most of the { $drawn } orders say is said at our usual assumptions only: over all { $sets } sets it is not known whether fewer spare it.
   *[other] So whether fewer spare it is not known.
}
