// Unpacks the program: a .lzma file (Igor Pavlov, "LZMA specification", 2015, whose names these are). A fifth less to load
// than what hosts and browsers unpack by themselves.

/** @param {Uint8Array} packed whose unpacked size stands in its head  @returns {Uint8Array} */
function unpack(packed) {
  const lc = packed[0] % 9, lp = ((packed[0] / 9) | 0) % 5, pb = (packed[0] / 45) | 0;
  const out = new Uint8Array(new DataView(packed.buffer, packed.byteOffset).getUint32(5, true));
  const HALF = 1024; // of the probabilities' 2048
  const probs = (count) => new Uint16Array(count).fill(HALF);

  // The range decoder. Unsigned numbers of 32 bits, kept as signed ones.
  let range = -1, code = 0, at = 14;
  for (let i = 0; i < 4; i++) code = (code << 8) | packed[at++];
  const normalize = () => {
    if (range >>> 24 === 0) {
      range <<= 8;
      code = (code << 8) | packed[at++];
    }
  };
  const bit = (probs, i) => {
    const p = probs[i], bound = Math.imul(range >>> 11, p);
    if ((code ^ 0x80000000) < (bound ^ 0x80000000)) {
      range = bound;
      probs[i] = p + ((2048 - p) >> 5);
      normalize();
      return 0;
    }
    code = (code - bound) | 0;
    range = (range - bound) | 0;
    probs[i] = p - (p >> 5);
    normalize();
    return 1;
  };
  const bitTree = (probs, offset, bits) => {
    let m = 1;
    for (let i = 0; i < bits; i++) m = (m << 1) | bit(probs, offset + m);
    return m - (1 << bits);
  };
  const reverseBitTree = (probs, offset, bits) => {
    let m = 1, symbol = 0;
    for (let i = 0; i < bits; i++) {
      const b = bit(probs, offset + m);
      m = (m << 1) | b;
      symbol |= b << i;
    }
    return symbol;
  };
  const directBits = (bits) => {
    let symbol = 0;
    for (let i = 0; i < bits; i++) {
      range >>>= 1;
      const b = (code ^ 0x80000000) >= (range ^ 0x80000000) ? 1 : 0;
      if (b) code = (code - range) | 0;
      symbol = (symbol << 1) | b;
      normalize();
    }
    return symbol;
  };
  const lenDecoder = () => {
    const choice = probs(2), low = probs(8 << pb), mid = probs(8 << pb), high = probs(256);
    return (posState) => {
      if (!bit(choice, 0)) return bitTree(low, posState << 3, 3);
      if (!bit(choice, 1)) return 8 + bitTree(mid, posState << 3, 3);
      return 16 + bitTree(high, 0, 8);
    };
  };

  const literals = probs(0x300 << (lc + lp));
  const isMatch = probs(12 << 4), isRep0Long = probs(12 << 4);
  const isRep = probs(12), isRepG0 = probs(12), isRepG1 = probs(12), isRepG2 = probs(12);
  const posSlots = probs(4 << 6), posSpecial = probs(115), align = probs(16);
  const len = lenDecoder(), repLen = lenDecoder();

  let state = 0, rep0 = 0, rep1 = 0, rep2 = 0, rep3 = 0, pos = 0;
  while (pos < out.length) {
    const posState = pos & ((1 << pb) - 1), before = pos ? out[pos - 1] : 0;
    if (!bit(isMatch, (state << 4) + posState)) {
      const offset = 0x300 * (((pos & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
      let symbol = 1;
      if (state > 6) {
        // After a match: guided by the byte that stands where the match would have gone on.
        let match = out[pos - rep0 - 1];
        while (symbol < 0x100) {
          const expected = (match >> 7) & 1;
          match <<= 1;
          const b = bit(literals, offset + ((1 + expected) << 8) + symbol);
          symbol = (symbol << 1) | b;
          if (b !== expected) break;
        }
      }
      while (symbol < 0x100) symbol = (symbol << 1) | bit(literals, offset + symbol);
      out[pos++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let length;
    if (!bit(isRep, state)) {
      rep3 = rep2; rep2 = rep1; rep1 = rep0;
      length = len(posState);
      state = state < 7 ? 7 : 10;
      const slot = bitTree(posSlots, Math.min(length, 3) << 6, 6), bits = (slot >> 1) - 1;
      rep0 = slot < 4 ? slot : (2 | (slot & 1)) << bits;
      if (slot >= 14) rep0 += (directBits(bits - 4) << 4) + reverseBitTree(align, 0, 4);
      else if (slot >= 4) rep0 += reverseBitTree(posSpecial, rep0 - slot, bits);
    } else {
      if (!bit(isRepG0, state)) {
        if (!bit(isRep0Long, (state << 4) + posState)) {
          state = state < 7 ? 9 : 11;
          out[pos] = out[pos - rep0 - 1];
          pos++;
          continue;
        }
      } else {
        let distance = rep1;
        if (bit(isRepG1, state)) {
          distance = rep2;
          if (bit(isRepG2, state)) {
            distance = rep3;
            rep3 = rep2;
          }
          rep2 = rep1;
        }
        rep1 = rep0;
        rep0 = distance;
      }
      length = repLen(posState);
      state = state < 7 ? 8 : 11;
    }
    for (const end = Math.min(pos + length + 2, out.length); pos < end; pos++) out[pos] = out[pos - rep0 - 1];
  }
  return out;
}
