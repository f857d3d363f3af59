/**
 * A walk through the shipped archive. The words of each step are in the language files, as `story.bakhmut-2023.ID.…`.
 *
 * @typedef {{id: string, day: string, hindsight?: string, view: State['view'], place: string | null, places: string[],
 *   reports: string[], cites?: {document: DocumentRef, days: string[]}[]}} Step `hindsight`: known until then, else known that day;
 *   `reports`: ids of all those that the text rests on, whatever they count for in the reading; `cites`: what no report says, and of which days or months
 */

/** An article whose address the archive does not have. @param {...string} days @returns {{document: DocumentRef, days: string[]}} */
const independent = (...days) => ({
  document: { publisher: 'The Independent', title: null, url: null, language: 'en', published: '2023-02-26', archive_url: null, archive_sha256: null }, days,
});

const FRONT = { lon: 38.0, lat: 48.61, zoom: 11 };
const CITY = { lon: 38.0, lat: 48.6, zoom: 12 };
const SOLEDAR = { lon: 38.09, lat: 48.68, zoom: 12 };
const VILLAGES = { lon: 37.98, lat: 48.635, zoom: 12.5 };

/** @type {Step[]} */
export const steps = [
  { id: 'shelling', day: '2022-05-31', view: FRONT, place: null, places: ['bakhmut'], reports: [], cites: [independent('2022-05')] },
  { id: 'assault', day: '2022-08-01', view: FRONT, place: null, places: ['bakhmut'], reports: [], cites: [independent('2022-08-01')] },
  { id: 'soledar', day: '2023-01-10', view: SOLEDAR, place: 'soledar', places: ['soledar'],
    reports: ['01a2053c-cbce-7d83-91dd-c59216b17b3b', '01a2053c-cbcc-7880-86cb-85f271243cf7', '01a2053c-cbcd-7938-a9ac-5376ba5639a3'] },
  { id: 'soledar-after', day: '2023-01-25', view: SOLEDAR, place: 'soledar', places: ['soledar'],
    reports: ['01a2053c-cbd1-7f1c-b461-4b8d3b3e318c', '01a2053c-cbd5-7fba-8045-e6d6f7e90f70', '01a2053c-cbd7-70fe-aa3b-681553932e49'] },
  { id: 'berkhivka', day: '2023-02-24', view: VILLAGES, place: 'berkhivka', places: ['berkhivka', 'yahidne'],
    reports: ['01a2053c-cb72-7f8e-851a-c3cca97e01cb', '01a2053c-cb73-7dea-a88f-738e726a03d7', '01a2053c-cb70-7625-9c52-472d5c02cd9d',
      '01a2053c-cb71-7690-92d5-3b88030b0f9f'] },
  { id: 'yahidne', day: '2023-02-26', view: VILLAGES, place: 'yahidne', places: ['yahidne', 'berkhivka'],
    reports: ['01a2053c-cbdd-7a8e-adff-a407195e3d92', '01a2053c-cbdf-72f8-b231-0524f579b332', '01a2053c-cbde-78d8-ac8d-1fe2e59b76b7',
      '01a2053c-cb75-76d8-8615-3fad23c3e469'],
    cites: [independent('2023-02-26')] },
  { id: 'hindsight', day: '2023-02-26', hindsight: '2023-06-30', view: VILLAGES, place: 'yahidne', places: ['yahidne', 'berkhivka'], reports: [] },
  { id: 'march', day: '2023-03-08', view: VILLAGES, place: 'yahidne', places: ['yahidne', 'berkhivka', 'bakhmut'],
    reports: ['01a2053c-cbe5-77df-8872-c0c0cd2afadb', '01a2053c-cb4e-797e-a24e-f8a50439c4be'] },
  { id: 'city', day: '2023-05-20', view: CITY, place: 'bakhmut', places: ['bakhmut'],
    reports: ['01a2053c-cb60-731a-a4ec-2f915c21ae24', '01a2053c-cb5f-7c92-8305-9ee991acd48f', '01a2053c-cb5e-7b89-ab81-f576ff0e2c6e'] },
  { id: 'city-after', day: '2023-05-27', view: CITY, place: 'bakhmut', places: ['bakhmut'],
    reports: ['01a2053c-cb69-7e74-93ac-5e359c1e5abe', '01a2053c-cb6a-7536-8f8d-3e57fe9c034c', '01a2053c-cb66-7294-aba3-14cbc2239763'] },
];
