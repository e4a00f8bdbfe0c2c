import { age, money, text } from './messages.js';

export const STATES = ['ARREARS', 'ALARM_2', 'ALARM_1', 'NORMAL', 'LOST', 'NOT_OPENED'];

// A sign of its own for every state, drawn and not typed, so that no font can lack it.
const SIGNS = {
  NOT_OPENED: '<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2"/>',
  LOST: '<path d="M5 6a3 3 0 1 1 4.2 2.7C8.3 9.2 8 9.7 8 11M8 13.6v.4" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>',
  ARREARS: '<path d="m3.5 3.5 9 9m0-9-9 9" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/>',
  ALARM_2: '<path d="M5 2.5v7m0 3v.6M11 2.5v7m0 3v.6" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/>',
  ALARM_1: '<path d="M8 2.5v7m0 3v.6" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/>',
  NORMAL: '<circle cx="8" cy="8" r="5" fill="currentColor"/>',
};

const sign = state => `<svg class="sign" viewBox="0 0 16 16" aria-hidden="true">${SIGNS[state]}</svg>`;

const byPlace = (a, b) =>
  (a.buildingName ?? '').localeCompare(b.buildingName ?? '', undefined, { numeric: true })
  || (a.floor ?? 0) - (b.floor ?? 0)
  || (a.unitNumber ?? a.serialNumber).localeCompare(b.unitNumber ?? b.serialNumber, undefined, { numeric: true });

/** The wall of tiles by building and floor, and the chips that count and filter its states. */
export class Wall {
  #meters = new Map();
  #tiles = new Map();
  #shown = new Set(STATES);
  #chosen;

  constructor(wall, chips, onChoose) {
    this.wall = wall;
    this.chips = chips;
    wall.addEventListener('click', event => {
      const tile = event.target.closest('.tile');
      if (!tile) return;
      this.#tiles.get(this.#chosen)?.setAttribute('aria-pressed', 'false');
      this.#chosen = tile.dataset.meter;
      tile.setAttribute('aria-pressed', 'true');
      onChoose(this.#meters.get(this.#chosen));
    });
    chips.addEventListener('click', event => {
      const state = event.target.closest('button')?.dataset.state;
      if (!state) return;
      this.#shown.has(state) ? this.#shown.delete(state) : this.#shown.add(state);
      this.#paintChips();
      this.#tiles.forEach((tile, id) => { tile.hidden = !this.#shown.has(this.#meters.get(id).state); });
    });
  }

  meter(id) {
    return this.#meters.get(id);
  }

  show(meters) {
    this.#meters = new Map(meters.sort(byPlace).map(meter => [meter.id, meter]));
    this.#tiles.clear();
    const buildings = new Map();
    for (const meter of this.#meters.values()) {
      const name = meter.buildingName ?? '–';
      if (!buildings.has(name)) buildings.set(name, new Map());
      const floors = buildings.get(name);
      if (!floors.has(meter.floor)) floors.set(meter.floor, []);
      floors.get(meter.floor).push(this.#tile(meter));
    }
    this.wall.replaceChildren(...[...buildings].map(([name, floors]) => {
      const building = element('div', 'building');
      building.append(element('h3', '', name));
      for (const [floor, tiles] of floors) {
        const row = element('div', 'floor');
        const line = element('div', 'tiles');
        line.append(...tiles);
        row.append(element('span', '', floor == null ? '' : `${floor} ${text('floor')}`), line);
        building.append(row);
      }
      return building;
    }));
    this.#paintChips();
  }

  /** Takes in what the stream tells of a meter. */
  update(meter) {
    const known = this.#meters.get(meter.id);
    if (!known) return false;
    const before = known.state;
    Object.assign(known, meter);
    this.#paint(this.#tiles.get(meter.id), known);
    if (known.state !== before) this.#paintChips();
    return meter.id === this.#chosen;
  }

  #tile(meter) {
    const tile = element('button', 'tile');
    tile.type = 'button';
    tile.dataset.meter = meter.id;
    this.#tiles.set(meter.id, tile);
    this.#paint(tile, meter);
    return tile;
  }

  #paint(tile, meter) {
    tile.className = `tile ${meter.state}`;
    tile.hidden = !this.#shown.has(meter.state);
    tile.setAttribute('aria-pressed', String(meter.id === this.#chosen));
    const place = meter.unitNumber ?? meter.serialNumber;
    tile.title = [place, text(meter.state), ...(meter.badges ?? []), age(meter.observedAt)].join(' · ');
    tile.innerHTML = sign(meter.state);
    tile.append(element('b', '', place), document.createElement('br'), money(meter.balance), document.createElement('br'), element('span', 'age', text(meter.state)));
  }

  #paintChips() {
    const number = state => [...this.#meters.values()].filter(meter => meter.state === state).length;
    this.chips.replaceChildren(...STATES.map(state => {
      const chip = element('button', state);
      chip.type = 'button';
      chip.dataset.state = state;
      chip.setAttribute('aria-pressed', String(this.#shown.has(state)));
      chip.innerHTML = sign(state);
      chip.append(`${text(state)} ${number(state)}`);
      return chip;
    }));
  }
}

/** An element with a class and a text; text is never taken for markup. */
export function element(name, className = '', content = '') {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (content !== '') made.textContent = content;
  return made;
}
