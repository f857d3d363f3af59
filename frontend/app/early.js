/*
 * Part of the document itself, so that it runs before anything else is here: asks for what the first map needs while the
 * page's code is on its way. A browser has few connections to a server, and what is asked for first comes first.
 */
window.frontline = (() => {
  const { files = '/app/', day = '', modules = '' } = document.documentElement.dataset;
  const languages = ['en', 'uk'];
  const stored = 'frontline-map.language';
  /** @type {Map<string, Promise<Response>>} */
  const asked = new Map();

  /** @param {string} url */
  const ask = (url) => {
    const answer = fetch(url, { headers: { Accept: 'application/json, application/geo+json, application/problem+json' } });
    answer.catch(() => undefined);
    asked.set(url, answer);
  };

  const remembered = () => {
    try {
      return localStorage.getItem(stored);
    } catch {
      return null;
    }
  };

  /** The one in the address, else the one remembered, else the browser's, else English. */
  const language = () => {
    const tags = [new URLSearchParams(location.hash.slice(1)).get('lang'), remembered(), ...(navigator.languages ?? [navigator.language])];
    return tags.map((tag) => (tag ?? '').toLowerCase().split('-')[0]).find((tag) => languages.includes(tag)) ?? 'en';
  };

  /** The columns of the moment that the address names, as the page itself will ask for them; else of the theatre's day. */
  const columns = () => {
    const kept = history.state?.follows;
    const params = new URLSearchParams((typeof kept === 'string' ? kept : location.hash).replace(/^#\/?/, ''));
    const given = params.get('datetime') || params.get('known');
    const datetime = given ? params.get('datetime') : day, known = given ? params.get('known') : day;
    const query = new URLSearchParams();
    for (const [name, value] of [['datetime', datetime], ['known', known], ['position', params.get('position')], ['rule', params.get('rule') || 'conceded@1'],
      ['without', params.get('without')], ['part', 'points']]) if (name && value) query.set(name, value);
    // What makes no sense the page leaves out: it is not asked for.
    const sense = [datetime, known ?? ''].every((text) => /^(\d{4}-[\dT:.Z/+-]*)?$/.test(text ?? '')) && /^\d*$/.test(params.get('position') ?? '');
    return datetime && sense ? `/collections/settlements/timelines?${query}` : null;
  };

  const first = columns();
  if (first) ask(first);
  ask('/theatre');
  const lang = language();
  ask(`${files}i18n/${lang}.json`);
  for (const [rel, href] of [['preload', '/webjars/leaflet/dist/leaflet.js'], ...modules.split(' ').filter(Boolean).map((name) => ['modulepreload', files + name])]) {
    const link = document.createElement('link');
    link.rel = rel;
    if (rel === 'preload') {
      link.as = 'script';
      link.fetchPriority = 'high';
    }
    link.href = href;
    document.head.append(link);
  }
  return { files, languages, stored, language: lang, asked };
})();
