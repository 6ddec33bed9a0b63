# The page's own words. Charts and levers bring theirs.

## Masthead
product = Goodhart
independent = an independent model, not run by the NHS or government
model-version = model { $version }
page-title = Goodhart: what targets and money do to a health service
lead-question = What do national targets do to a health service?

## The two controls
targets-label = How many national targets?
targets-hint = Every target claims the board’s attention and clinicians’ time for data.
without-world = In the world chosen under “Change anything” no target and no GP payment framework is in force, whatever number is set.
without-framework = With 0 targets the GP payment framework stays on; what the targets did is said against a world with neither. To see that one, switch it off under “Change anything”.
targets-added = + { $count } by name
targets-dropped = − { $count } by name
targets-spoken = { $count ->
    [0] no national targets
    [one] 1 national target
   *[other] { $count } national targets
}
funding-label = How much money?
funding-unit = % of need
funding-hint = Without targets, 100 keeps lists, beds and unmet need about level.
mark-review = review
mark-2025 = 2025
mark-2023 = 2023
mark-2022 = 2022
mark-matched = matches need
mark-least = least
mark-most = most
less = Less: { $label }
more = More: { $label }
not-a-number = { $key }: that is not a number from { $low } to { $high }, so { $kept } is used.
outside = { $key }: { $given } is outside { $low } to { $high }, so { $kept } is used.
rounded = { $key }: { $given } is rounded to { $kept }.

not-taken = Not taken, so nothing has changed: { $because }

## The finding
money-less = { $size }% less money than need
money-more = { $size }% more money than need
money-matched = money that matches need
money-grows = { $money } at first, { $way ->
    [gains] growing { $size }% a year faster than
   *[loses] falling { $size }% a year behind
} it
targets-at-first = { $targets } at first
finding-scoreboard = With { $targets } and { $money }, the scoreboard says { $reported } in 100 leave A&E within four hours
finding-gap = ; patients would say { $real }.
finding-gap-reverse = ; patients would say more: { $real }.
finding-same = , and patients would say the same.
finding-unknown = {" "}and patients would say { $real }, but the runs disagree on whether the two differ.
finding-nothing = With { $targets } and { $money }, nobody has come to A&E yet.
finding-waiting = Five years of one place, 250,000 people, are being simulated…
short = A&E within four hours, of 100: reported { $reported }, real { $real }. Healthy years lost per 100,000: { $years }.
short-was = { $now } (was { $before })
effect-against = Against the same money without targets or GP payment framework,{" "}
the-targets = { $count ->
    [one] the target
   *[other] the targets
}
effect-known = { $targets } { $way ->
    [saved] saved
   *[lost] cost
} { $size } healthy years per 100,000 people over { $years } ({ $low } to { $high }).
effect-even = what { $targets } saved and cost over { $years } is about even.
effect-unclear = it is not known whether { $targets } saved or cost healthy life: the { $runs } runs disagree.
effect-nothing = { $targets } changed nothing.
effect-deaths = {" "}Deaths { $way ->
    [saved] fell
   *[lost] rose
} by { $size } per 100,000 ({ $low } to { $high }).
effect-deaths-unclear = {" "}Whether deaths rose or fell is not known.
effect-real = {" "}For patients, { $size } { $way ->
    [more] more
   *[fewer] fewer
} in 100 ({ $low } to { $high }) left A&E within four hours.
effect-real-alike = {" "}For patients, as many left A&E within four hours.
effect-real-unclear = {" "}Whether more or fewer left A&E within four hours is not known.
effect-brackets = {" "}In brackets: middle 80% of { $runs } runs, one set of assumptions.
effect-before = The world you have set is being worked out. What is dimmed is the one before.
effect-none = No national target is in force, so there is nothing the targets did.
effect-waiting = What the targets did to healthy life, deaths and time in A&E: { $done } of { $all } runs are in.
did-few = A first look at one run, then at 4: all figures will change.
did-removal = The exact split follows some minutes after the map is full: parts will change, the total will not.
over-years = { $count ->
    [one] a year
   *[other] { $count } years
}
spoken-world = { $targets }, funding { $funding } per cent:{" "}
spoken-finding = { $reported } in 100 reported within four hours, { $real } by the patient’s clock.
spoken-nothing = nothing counted yet.

## Figures
table-summary = The numbers as a table
series-choose = Measure
series-hint = Month by month; the band holds eight runs in ten.
## Targets in force
in-force-heading = In force: { $targets }
in-force-measured = This version measures { $measured } of them. The others take attention and data hours, but can be neither hit nor missed here.
in-force-all-measured = This version measures all of them.
in-force-counts = The catalogue has { $all } rows: 72 indicators of QOF and 178 national targets, of which 159 were in force in 2022/23. The slider ends at 133, as many as that year’s planning guidance counted.
in-force-list = Which they are
unmeasured = not measured here
gp-framework = The GP payment framework (QOF) is { $state ->
    [on] on; it is not counted among them
    [off] off
   *[world] off, by the world chosen
}.

## Boards
collapse-one-in = Beside these figures and in none of them: in about 1 such place in { $places } ward safety would collapse within { $years }.
collapse-adds = Weighted by that chance, it adds about { $deaths } deaths per 100,000 people. The chance is assumed from three cases of one decade; deficits, pressure and boards that overlook wards raise it.
terminal = Beyond these years, and in none of the figures: the lists at the end still have to be cleared, and gains and losses of coverage and health last ten years more. Together that { $way ->
    [gained] gains
   *[lost] costs
} { $years } healthy years per 100,000 people.
collapse-none = Collapse of ward safety is left out: its hazard is set to nothing.
models-heading-unknown = Would fewer targets spare more healthy life? Not known
models-heading-better = Fewer targets spare healthy life in most plausible models
models-heading-worse = Fewer targets cost healthy life in most plausible models
models-heading-depends = Whether fewer targets spare healthy life depends on how many
models-subtitle = The same mix of targets, fewer of them instead of 133, five years, money at { $money }% of need: asked of { $sets } sets of assumptions, each of which fits what was published of 2022/23. Below each answer, in how many it is better : worse.
models-targets = Targets
models-years = Healthy life
models-deaths = Deaths
models-reported = Four hours, as reported
models-real = Four hours, for patients
models-better = better
models-worse = worse
models-not-known = not known
models-counts = { $better } : { $worse }
models-note = Money is the nearest to yours that was asked. Unless four models in five agree, the answer is not known. That is a finding: no study ties the number of targets to results.
models-others = Your other settings are not in it.
models-orders = And with other targets?
models-rank = Three answers stand on this page. Go by this table first: it asks { $sets } sets of assumptions. The map and the sentence at the head ask one set only: the map for what hangs on money, the sentence for your own world.
boards-heading = What boards did
boards-subtitle = Means over the years and over every board of the place; middle of all runs.
boards-looked = Where they looked and worked
boards-looked-said = How many of its reviews the board gave each part, for some boards the only one; effort and capacity against the start, which is 1.
boards-stream = Part of the service
boards-attention = Reviews a week
boards-effort = Effort
boards-allocation = Capacity
boards-gaming = How they gamed
boards-gaming-said = How far each way of gaming was taken, of all it could be.
boards-strategy = Way of gaming
boards-intensity = Of its full strength
boards-took = What it took
boards-took-said = Time, pressure, staff and money; in brackets, where 8 runs in 10 lie.
boards-nothing = None to be seen.
boards-faint = under 1%
boards-rest = And { $count } { $how }
boards-rest-looked = with effort and capacity as at the start
boards-rest-gaming = not used
boards-rest-took = of which there was nothing
boards-band = { $median } { $unit } ({ $low } to { $high })
boards-millions = million pounds in all
boards-weight = times that of one enforced target missed
boards-strain = of the same, beyond what staff bear
boards-quantity = Quantity
boards-value = How much
stream-emergency = A&E
stream-wards = Wards
stream-discharge = Getting people home
stream-outpatients = First appointments
stream-follow_ups = Check-ups
stream-theatres = Operations
stream-diagnostics = Scans and tests
stream-quality = Safety and quality in hospital
stream-ambulance = Ambulances
stream-social_care = Social care
stream-gp_access = GP appointments
stream-long_term_care = Long-term conditions
stream-community = Mental health and community
stream-therapies = Talking therapies
stream-prevention = Screening and prevention
quantity-attention-unmeasured = Reviews spent on what is not measured here
quantity-hours-collections = Clinical time on data collections
quantity-hours-gaming = Clinical time on gaming
quantity-pressure-acute = Pressure on the hospital board
quantity-strain-acute = Strain on hospital staff
quantity-gaming-caught = Found by audit
quantity-acute-hours_at_end = Hospital staff at the end
quantity-spent = Spent
quantity-agency_premium = Extra paid for agency staff
quantity-pots_lost = Late money lost

## Change anything
change-heading = Change anything
change-lead = The other levers. Each starts where it stood in 2022/23.
group-targets = Which targets
group-oversight = How boards are held to them
group-money = Money
group-run = What is run
group-assumptions = Assumptions
switch-on = on
switch-off = off
reset = Back to 2022/23
new-luck = New luck
source = Source: { $source }

choice-historic = oldest first
choice-salience = best known first
choice-clinical = best backed clinically first
choice-outcomes = outcomes first
choice-random = shuffled
choice-random_within_sector = shuffled within each service
choice-constant_mix = same mix at every number
choice-targets = as set
choice-targets_off = targets and GP framework off, data still published
choice-collections_off = targets, GP framework and data collections off
choice-never_targeted = never had targets or GP framework
choice-line = met or missed
choice-gap = every point counts
choice-trend = trend and rank
choice-mixed = a third of each
choice-own = own shares
choice-history = what it was
choice-need = need
choice-noise = missed targets
choice-none = nothing
choice-churn = other targets
choice-pots = late pots
choice-pressure = pressure

## Method and link
method-heading = Where this comes from
method-1 = One place of 250,000 people is simulated patient by patient for five years: ambulances, A&E, beds, discharge, social care, waiting lists, tests, cancer; general practice by practice and day, talking therapies by week, programmes as stocks. A ledger keeps what truly happened; the scoreboard sees only what is written down. Boards see only the scoreboard, and answer with effort, attention, staff and, where it pays, gaming.
method-2 = Nothing in it says that many targets are good or bad. What number does comes out of what targets do: they direct, inform, press, pay, and take time.
method-3 = “Reported” is the record. “Real” is the patient’s own clock, from need to resolution. Only the difference from the world without targets is called gaming.
evidence-shares = Of { $total } parameters, { $assumed } are assumed, { $calibrated } fitted, { $estimated } estimated by studies and { $observed } seen in data.
evidence-headline = { $share }% of the numbers it rests on are assumed.
sources-heading = Main sources
source-hewitt = The Hewitt Review: an independent review of integrated care systems (2023)
source-nhse = NHS England: A&E, ambulance, referral-to-treatment and discharge statistics
source-jones = Jones et al., Emergency Medicine Journal (2022): deaths and delayed admission from A&E
source-bevan = Bevan and Hood, Public Administration (2006): targets and gaming in the English NHS
source-besley = Besley, Bevan and Burchardi (2009): naming and shaming in Wales and England
link-heading = This result again
link-lead = The link holds every setting. Whoever opens it gets the same digest, on any machine, in any browser.
link-label = Link
digest-first = Digest of the first run
digest-all = Digest of all { $runs } runs
digest-checking = checking { $done } of { $all }
digest-waiting = running…
scenario-digest = Digest of the settings
open-full = The full page, with method and sources. If nothing opens, copy the address:
facts = Of 31 published facts, 17 were kept out of its making: it shows 7 of them, nearly shows 1 and misses 9. The others helped to set it, or cannot be asked of it.
limits = What it cannot tell you: it is one place, not England; most of its numbers are assumed; general practice, therapies and programmes are counted and not followed person by person; no study ties the number of targets to performance, so every way in which number acts has a range that includes “not at all”.

## Trouble
notice-heading = Not used as it stands in this address (what is not allowed is left out):
host-query = query: there is none; goodhart:set takes the query of a link, such as "targets=10&funding=105"
host-type = type: "{ $given }" is not goodhart:get, goodhart:set or goodhart:reset
not-a-switch = { $key }: "{ $given }" is not 0 or 1
not-in-this-version = { $key }: not in this version of the page, ignored
dismiss = Dismiss
worker-error-heading = The simulation stopped.
worker-error-lead = What you see is the last result. Nothing was lost: the settings are in the address.
worker-error-unreadable = An answer came that could not be read.
worker-error-at-once = What you see is the result for 2022/23, from when this page was made. The settings are in the address.
retry = Start it again
no-program = The program could not be loaded, so the controls do nothing. What follows is the result for 2022/23: { $targets } and { $money }.
reload = Load the page again
other-world = The world of this address is being loaded. Until then you see 2022/23: { $targets } and { $money }.
no-script = The controls need JavaScript. What follows is the result for 2022/23: { $targets } and { $money }.
strategies-legend = Ways of gaming that exist in this world
preset-none = none

## One by one
search = Find
found = { $count ->
    [0] Nothing with these words.
    [one] 1 found.
   *[other] { $count } found.
}
changed = { $count ->
    [one] , 1 changed
   *[other] , { $count } changed
}
texts-coming = The texts are on their way…
texts-missing = The texts could not be loaded.
texts-retry = Try again
presets-each = What each of them is
one-by-one = The { $count } targets one by one
each-target = Put a single target in force or take it out, whatever the count says, and change what it asks for.
sector-summary = { $sector }: { $force } of { $all } in force
target-asks = As published, asks for { $asks }: { $metric }. Since { $year }.
target-unmeasured = Not measured here: { $because }.
from-memory = {" "}(from memory: nobody has checked its numbers against the source)
edit-threshold = What it asks for
edit-limit = Time a patient may take
edit-due = To be met by week of the run
edit-completed = Whose wait counts: 0 for those still waiting, 1 for those treated
assumptions-all = All { $count } numbers it rests on
each-assumption = Every parameter of the model, by subject: what it is, what it may be, and where it comes from. A link keeps what you change.
assumption-range = { $low } to { $high }, otherwise { $default }.
status-observed = Seen in data.
status-estimated = Estimated by a study.
status-calibrated = Fitted to published levels.
status-assumed = Assumed.
