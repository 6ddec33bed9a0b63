// Weaves the program's streams together again: xtask/src/hook/streams.rs, which has sorted them, says which there are and
// what stands in them. Like beside like packs a seventh smaller.

const NATURAL = "23230011001122232301012"; // alignments of 0x28 to 0x3e
const IMMEDIATES = "000000002121212111"; // of the instructions 0xfc 0 to 17

/** @param {Uint8Array} sorted  @returns {Uint8Array} the program */
function weave(sorted) {
  const head = new DataView(sorted.buffer, sorted.byteOffset), at = [], to = [];
  let end = 348; // seventy-eight lengths, where the code stands, sixteen pairs
  for (let i = 0; i < 78; i++) {
    at.push(end);
    to.push((end += head.getUint32(4 * i, true)));
  }
  const [AROUND, CODE, DECLARATION, GET, SET, CALL, LOAD, STORE, ADDRESS, LONG, FLOAT, BRANCH, BLOCK, OTHER, NUMBER] = at.keys();
  const next = (stream) => sorted[at[stream]++];

  // No code comes to more than three times itself: an operation and its number may have been one byte.
  const out = new Uint8Array(3 * sorted.length), before = head.getUint32(312, true);
  const recent = new Uint32Array(1 << 16); // locals, the last used first
  let n = 0, folded = -1;
  const put = (value) => {
    for (; value > 127; value >>>= 7) out[n++] = (value & 127) | 128;
    out[n++] = value;
  };
  /** Writes something and its length before it, which is known only afterwards. */
  const measured = (write) => {
    const start = n, from = (n += 5);
    write();
    const length = n - from;
    n = start;
    put(length);
    out.copyWithin(n, from, from + length);
    n += length;
  };
  const take = (stream) => {
    let value = 0, shift = 0, byte = 128;
    for (; byte > 127; shift += 7) value |= ((byte = next(stream)) & 127) << shift;
    return value >>> 0;
  };
  /** Copies one number as it is written, however long. */
  const copy = (stream) => {
    if (folded >= 0) {
      out[n++] = folded;
      folded = -1;
    } else while ((out[n++] = next(stream)) > 127);
  };
  const paired = (op) => op >> 4 === 0xe ? sorted[316 + 2 * (op & 15)] : op;
  const bytes = (stream, count) => { while (count--) out[n++] = next(stream); };
  /** Copies a count and returns it. */
  const counted = (stream) => {
    const count = take(stream);
    put(count);
    return count;
  };

  const body = () => {
    let known = 0;
    for (let groups = counted(DECLARATION); groups--;) copy(DECLARATION), copy(DECLARATION);
    for (let depth = 1; depth;) {
      let op = next(CODE), alignment = -1;
      if (op === 0xf1) alignment = next(OTHER), op = next(CODE);
      if (op >> 4 === 0xe) {
        folded = sorted[317 + 2 * (op & 15)];
        op = paired(op);
      }
      if (op === 0xf0) {
        const value = (next(ADDRESS) << 16) | (next(ADDRESS) << 8) | next(ADDRESS);
        out[n++] = 0x41;
        for (let shift = 0; shift < 21; shift += 7) out[n++] = (value >> shift) | 128;
        out[n++] = 0;
        continue;
      }
      out[n++] = op;
      if (op >= 0x20 && op <= 0x22) {
        const rank = folded < 0 ? take(op > 0x20 ? SET : GET) : folded;
        folded = -1;
        while (known <= rank) recent[known] = known++;
        const local = recent[rank];
        recent.copyWithin(1, 0, rank);
        put((recent[0] = local));
      } else if (op >= 0x28 && op <= 0x3e) {
        out[n++] = alignment < 0 ? +NATURAL[op - 0x28] : alignment;
        copy(op < 0x36 ? LOAD : STORE);
      } else if (op === 0x41) copy(NUMBER + (paired(sorted[at[CODE]]) >> 2));
      else if (op === 0x42) copy(LONG);
      else if (op === 0x0c || op === 0x0d) copy(BRANCH);
      else if (op === 0x10) copy(CALL);
      else if (op >= 0x02 && op <= 0x04) copy(BLOCK), depth++;
      else if (op === 0x0b) depth--;
      else if (op === 0x0e) for (let labels = counted(OTHER) + 1; labels--;) copy(OTHER);
      else if (op === 0x1c) bytes(OTHER, counted(OTHER));
      else if (op === 0x11) copy(OTHER), copy(OTHER);
      else if (op === 0x43 || op === 0x44) bytes(FLOAT, op === 0x43 ? 4 : 8);
      else if (op === 0xfc) for (let more = +IMMEDIATES[counted(OTHER)]; more--;) copy(OTHER);
      else if ((op >= 0x23 && op <= 0x26) || op === 0x3f || op === 0x40 || op === 0xd0 || op === 0xd2) copy(OTHER);
    }
  };

  bytes(AROUND, before);
  measured(() => { for (let functions = counted(DECLARATION); functions--;) measured(body); });
  bytes(AROUND, to[AROUND] - at[AROUND]);
  return out.subarray(0, n);
}
