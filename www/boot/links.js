// Long links carry their settings packed (deflate, then base64url without padding). Browsers can do that, so the program need not.

const LONGEST_UNPACKED = 65536; // bytes: a guard against bombs, far above all levers and parameters

/** Sends bytes through a stream that packs or unpacks them. */
async function through(stream, bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader(), parts = [];
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    parts.push(value);
    size += value.length;
    if (size > LONGEST_UNPACKED) throw new RangeError("a link of more than 64 KB");
  }
}

/** @param {string} settings  @returns {Promise<string>} what stands behind `z=` */
async function packLink(settings) {
  const packed = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(settings));
  return btoa(String.fromCharCode(...packed)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}

/** @param {string} link  @returns {Promise<string>} the same with what was packed; what is damaged stays as it is */
async function unpackLink(link) {
  let unpacked = link;
  for (const [found, before, text] of link.matchAll(/(^|[?#&])(?:amp;)?z=([^&#]*)/g)) {
    try {
      const packed = atob(decodeURIComponent(text).replace(/-/g, "+").replace(/_/g, "/"));
      const bytes = await through(new DecompressionStream("deflate-raw"), Uint8Array.from(packed, (c) => c.charCodeAt(0)));
      const pairs = new TextDecoder("utf-8", { fatal: true }).decode(bytes).split("&");
      // no packing inside the packing
      unpacked = unpacked.replace(found, () => before + pairs.filter((pair) => !pair.startsWith("z=")).join("&"));
    } catch {}
  }
  return unpacked;
}
