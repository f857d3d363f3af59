/** Draws one settlement's symbol; the map, the legend and the lists all use it. */

/** @typedef {{control: string, agreement: Agreement, claimed_control: string | null, stale: boolean}} Reading */

/** @type {Theatre | null} */
let theatre = null;

/** @param {Theatre} value */
export function setLooks(value) {
  theatre = value;
}

/** Radius below which hatches, clocks and "≠" would be specks: colour, shape and outline are then all there is. */
const SMALL = 3;

/** @type {Look} */
const PLAIN = { color: '#8a8a8a', hatch: 'none', shape: 'ring' };

/** @param {string} control @returns {Look} */
export function lookOf(control) {
  return theatre?.parties.find((party) => party.id === control) ?? theatre?.controls[control] ?? theatre?.controls.unknown ?? PLAIN;
}

/** Radii in CSS pixels by how many people a place has, or is without a figure. */
const SIZES = [5.5, 6.5, 7.5, 9, 11.5];

/** @param {number} people negative without a figure @returns {number} which of the sizes */
export const sizeOf = (people) => (people >= 50000 ? 4 : people >= 10000 ? 3 : people >= 2000 ? 2 : people >= 500 ? 1 : 0);

/**
 * @param {number} size
 * @param {number} zoom
 * @param {boolean} crowded whether there are so many that at low zooms they would hide each other
 * @returns {number} radius in CSS pixels
 */
export function radiusOf(size, zoom, crowded) {
  if (crowded && zoom < 9) return SIZES[size] * (zoom < 6 ? 0.34 : zoom < 7 ? 0.42 : zoom < 8 ? 0.5 : 0.65);
  return SIZES[size] * (zoom < 8 ? 0.6 : zoom < 10 ? 0.8 : zoom >= 13 ? 1.25 : 1);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Shape} shape
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
function path(ctx, shape, x, y, r) {
  ctx.beginPath();
  if (shape === 'square') {
    const s = r * 0.89;
    ctx.rect(x - s, y - s, 2 * s, 2 * s);
  } else if (shape === 'diamond') {
    const s = r * 1.2;
    ctx.moveTo(x, y - s);
    ctx.lineTo(x + s, y);
    ctx.lineTo(x, y + s);
    ctx.lineTo(x - s, y);
    ctx.closePath();
  } else if (shape === 'triangle') {
    const s = r * 1.2;
    ctx.moveTo(x, y - s);
    ctx.lineTo(x + s * 0.95, y + s * 0.72);
    ctx.lineTo(x - s * 0.95, y + s * 0.72);
    ctx.closePath();
  } else {
    ctx.arc(x, y, r, 0, 2 * Math.PI);
  }
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Hatch} hatch
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {string} color
 */
function hatching(ctx, hatch, x, y, r, color) {
  if (hatch === 'none' || r < SMALL) return;
  const step = Math.max(hatch === 'cross' ? 3.9 : 3.2, r * (hatch === 'cross' ? 0.62 : 0.5));
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  ctx.lineWidth = hatch === 'cross' ? Math.max(0.7, r * 0.1) : Math.max(0.9, r * 0.14);
  ctx.beginPath();
  if (hatch === 'dots') {
    for (let dx = -r; dx <= r; dx += step) {
      for (let dy = -r; dy <= r; dy += step) {
        ctx.moveTo(x + dx + 1, y + dy);
        ctx.arc(x + dx, y + dy, Math.max(0.7, r * 0.11), 0, 2 * Math.PI);
      }
    }
    ctx.fill();
    return;
  }
  for (let d = -4 * r; d <= 4 * r; d += step * 1.2) {
    ctx.moveTo(x + d - 2 * r, y + 2 * r);
    ctx.lineTo(x + d + 2 * r, y - 2 * r);
    if (hatch === 'cross') {
      ctx.moveTo(x + d - 2 * r, y - 2 * r);
      ctx.lineTo(x + d + 2 * r, y + 2 * r);
    }
  }
  ctx.stroke();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Look} look
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {string} lines
 */
function fill(ctx, look, x, y, r, lines = 'rgba(255,255,255,.85)') {
  ctx.fillStyle = look.color;
  ctx.fill();
  ctx.save();
  ctx.clip();
  hatching(ctx, look.hatch, x, y, r, lines);
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {Reading} reading
 * @param {{selected?: boolean, focused?: boolean}} [marks]
 */
export function drawSymbol(ctx, x, y, r, reading, { selected = false, focused = false } = {}) {
  const look = lookOf(reading.control);
  const small = r < SMALL;
  ctx.save();
  if (selected || focused) {
    ctx.beginPath();
    ctx.arc(x, y, r + 7.5, 0, 2 * Math.PI);
    ctx.fillStyle = 'rgba(255,255,255,.9)';
    ctx.fill();
    ctx.lineWidth = 2.5;
    ctx.strokeStyle = selected ? '#14212b' : '#0b57d0';
    ctx.stroke();
  }
  if (reading.stale) ctx.globalAlpha = 0.55;

  path(ctx, look.shape, x, y, r + (small ? r * 0.3 : 1.6));
  ctx.fillStyle = '#fff';
  ctx.fill();

  path(ctx, look.shape, x, y, r);
  if (look.shape === 'ring') {
    ctx.fillStyle = '#fff';
    ctx.fill();
    path(ctx, look.shape, x, y, Math.max(0.6, r - 1.2));
    ctx.lineWidth = small ? r * 0.6 : Math.max(2, r * 0.34);
    ctx.strokeStyle = look.color;
    ctx.stroke();
  } else if (reading.agreement === 'baseline') {
    ctx.save();
    ctx.globalAlpha *= 0.42;
    fill(ctx, look, x, y, r);
    ctx.restore();
    path(ctx, look.shape, x, y, r - (small ? 0.3 : 0.6));
    ctx.lineWidth = small ? 0.8 : 1.4;
    ctx.strokeStyle = look.color;
    ctx.stroke();
  } else {
    fill(ctx, look, x, y, r);
  }

  if (reading.agreement === 'claimed' && reading.claimed_control) {
    const claim = lookOf(reading.claimed_control);
    ctx.save();
    ctx.beginPath();
    ctx.rect(x, y - 2 * r, 2 * r, 4 * r);
    ctx.clip();
    path(ctx, look.shape, x, y, r);
    fill(ctx, claim.hatch === 'none' ? { ...claim, hatch: 'dots' } : claim, x, y, r);
    ctx.restore();
    ctx.beginPath();
    ctx.moveTo(x, y - r);
    ctx.lineTo(x, y + r);
    ctx.lineWidth = 1.4;
    ctx.strokeStyle = '#fff';
    ctx.stroke();
  }
  if (reading.agreement === 'agreed' || reading.agreement === 'claimed' || reading.agreement === 'disputed') {
    path(ctx, look.shape, x, y, r);
    ctx.lineWidth = small ? 0.6 : 1.3;
    ctx.strokeStyle = '#1b2a33';
    ctx.stroke();
  }
  if (reading.agreement === 'disputed') (small ? outline : differ)(ctx, x, y, r);
  ctx.restore();
  if (reading.stale && !small) clock(ctx, x, y, r);
}

/** The mark of a reading on which nobody has reported for long: a clock. @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} r */
function clock(ctx, x, y, r) {
  const away = r * 0.72 + 1, b = Math.max(3.9, Math.min(5.5, r * 0.6));
  const cx = x + away, cy = y + away;
  ctx.save();
  ctx.beginPath();
  ctx.arc(cx, cy, b, 0, 2 * Math.PI);
  ctx.fillStyle = '#fff';
  ctx.fill();
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = '#43525d';
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(cx, cy - b * 0.62);
  ctx.lineTo(cx, cy);
  ctx.lineTo(cx + b * 0.5, cy + b * 0.18);
  ctx.stroke();
  ctx.restore();
}

/** The mark of reports that differ where there is room for no more. @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} r */
function outline(ctx, x, y, r) {
  ctx.beginPath();
  ctx.arc(x, y, r + 1.1, 0, 2 * Math.PI);
  ctx.lineWidth = 1.1;
  ctx.strokeStyle = '#14212b';
  ctx.stroke();
}

/** The mark of reports that differ: a dashed ring and "≠". @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} r */
function differ(ctx, x, y, r) {
  const ring = r + 4.2;
  ctx.beginPath();
  ctx.arc(x, y, ring, 0, 2 * Math.PI);
  ctx.lineWidth = 4;
  ctx.strokeStyle = '#fff';
  ctx.stroke();
  ctx.setLineDash([4, 2.6]);
  ctx.lineWidth = 2.2;
  ctx.strokeStyle = '#14212b';
  ctx.stroke();
  ctx.setLineDash([]);
  const bx = x + ring * 0.8, by = y - ring * 0.8, b = Math.max(4.4, Math.min(6, r * 0.75));
  ctx.beginPath();
  ctx.arc(bx, by, b, 0, 2 * Math.PI);
  ctx.fillStyle = '#14212b';
  ctx.fill();
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = '#fff';
  ctx.stroke();
  ctx.beginPath();
  for (const dy of [-0.24, 0.24]) {
    ctx.moveTo(bx - b * 0.5, by + b * dy);
    ctx.lineTo(bx + b * 0.5, by + b * dy);
  }
  ctx.moveTo(bx - b * 0.28, by + b * 0.58);
  ctx.lineTo(bx + b * 0.28, by - b * 0.58);
  ctx.stroke();
}

/**
 * A symbol of its own, for lists and the legend.
 * @param {Reading} reading
 * @param {number} [r]
 * @param {number} [box]
 */
export function symbolCanvas(reading, r = 7, box = 28) {
  const canvas = document.createElement('canvas');
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(box * ratio);
  canvas.height = Math.round(box * ratio);
  canvas.style.width = `${box}px`;
  canvas.style.height = `${box}px`;
  canvas.setAttribute('aria-hidden', 'true');
  canvas.className = 'symbol';
  const ctx = canvas.getContext('2d');
  if (ctx) {
    ctx.scale(ratio, ratio);
    drawSymbol(ctx, box / 2, box / 2, r, reading);
  }
  return canvas;
}
