// Calls the module's main a few times: the first call warms up the engine's tiers, the shortest counts.
import { readFileSync } from "node:fs";

const calls = 6;
const module = await WebAssembly.compile(readFileSync(process.argv.at(-1)));
const { exports } = await WebAssembly.instantiate(module, {});
let best = Infinity;
let byte = 0;
for (let call = 0; call < calls; call += 1) {
  const before = process.cpuUsage();
  byte = exports.main(0, 0);
  const { user, system } = process.cpuUsage(before);
  best = Math.min(best, (user + system) / 1000);
}
console.log(`${best} ${byte}`);
