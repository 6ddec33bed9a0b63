# The map of targets and money.

map-heading-worse = With any money on this map, 133 targets do worse than none (4 runs a cell)
map-heading-better = With any money on this map, 133 targets do better than none (4 runs a cell)
map-heading-depends = 133 targets do worse than none with money at { $worse } of need and better at { $better }{ $open ->
    [yes] ; with other money it is not known
   *[no] {""}
} (4 runs a cell)
map-heading-unknown = Whether 133 targets do better than none, whatever the money, is not known from 4 runs a cell
map-heading-few = Whether 133 targets do better than none, fewer than 4 runs a cell cannot tell; the head has 4
map-heading-coming = Targets and money together: { $done } of { $all } runs are in
map-subtitle = { $measure }, over { $years }. Down: national targets; across: money, % of need. Every other setting is yours, and the people are the same in every cell. A number is the mean of a cell’s runs, as in what the targets did; the stronger the colour, the worse.
map-years = Healthy years lost per 100,000 people
map-deaths = Deaths per 100,000 people
map-real = Out of A&E within four hours, for patients (%)
map-gap = Out of A&E within four hours, reported less real (points)
map-list = People on the waiting list
map-money = { $money }% of need
map-empty = not yet
map-value = { $runs ->
    [one] { $mean } (1 run)
   *[other] { $mean } ({ $low } to { $high } in { $runs } runs)
}
map-cell = { $targets }, { $money }: { $value }
map-chosen = Both controls now stand at { $targets } and { $money }: everything above speaks of that world.{" "}
map-here = The cell with the border is yours, or the nearest to it. A cell sets both controls to its place; arrow keys go from cell to cell.
map-added = {" "}Targets in force by name in every cell, beyond those of its row: { $count }.
map-changes = {" "}Changes on a date come into force in every cell.
