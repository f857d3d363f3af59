/**
 * A walk through the shipped archive. The words of each step are in the language files, as `story.bakhmut-2023.ID.…`.
 *
 * @typedef {{id: string, day: string, hindsight?: string, view: State['view'], place: string | null, places: string[],
 *   cites?: DocumentRef[]}} Step `hindsight`: known until then, else known that day; `cites`: sources that are no report's
 */

/** @type {DocumentRef} */
const INDEPENDENT = {
  publisher: 'The Independent', title: null, url: null, language: 'en', published: '2023-02-26', archive_url: null, archive_sha256: null,
};

const FRONT = { lon: 38.0, lat: 48.61, zoom: 11 };
const CITY = { lon: 38.0, lat: 48.6, zoom: 12 };
const SOLEDAR = { lon: 38.09, lat: 48.68, zoom: 12 };
const VILLAGES = { lon: 37.98, lat: 48.635, zoom: 12.5 };

/** @type {Step[]} */
export const steps = [
  { id: 'shelling', day: '2022-05-31', view: FRONT, place: null, places: ['bakhmut'], cites: [INDEPENDENT] },
  { id: 'assault', day: '2022-08-01', view: FRONT, place: null, places: ['bakhmut'], cites: [INDEPENDENT] },
  { id: 'soledar', day: '2023-01-10', view: SOLEDAR, place: 'soledar', places: ['soledar'] },
  { id: 'soledar-after', day: '2023-01-25', view: SOLEDAR, place: 'soledar', places: ['soledar'] },
  { id: 'berkhivka', day: '2023-02-24', view: VILLAGES, place: 'berkhivka', places: ['berkhivka', 'yahidne'] },
  { id: 'yahidne', day: '2023-02-26', view: VILLAGES, place: 'yahidne', places: ['yahidne', 'berkhivka'], cites: [INDEPENDENT] },
  { id: 'hindsight', day: '2023-02-26', hindsight: '2023-06-30', view: VILLAGES, place: 'yahidne', places: ['yahidne', 'berkhivka'] },
  { id: 'march', day: '2023-03-08', view: VILLAGES, place: 'yahidne', places: ['yahidne', 'berkhivka', 'bakhmut'] },
  { id: 'city', day: '2023-05-20', view: CITY, place: 'bakhmut', places: ['bakhmut'] },
  { id: 'city-after', day: '2023-05-27', view: CITY, place: 'bakhmut', places: ['bakhmut'] },
];
