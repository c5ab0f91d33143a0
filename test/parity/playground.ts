import type { Platform, Seen } from './platform.ts';
import type { Running } from './running.ts';

interface Reply {
  readonly text: string;
  readonly html: string;
}

/** The questions of a thread, and what its buttons ask. */
interface Handle {
  readonly thread: readonly string[];
  readonly queries: ReadonlyMap<string, string>;
  readonly html: string;
}

const handleOf = ({ handle }: Seen): Handle => handle as Handle; // made below

function queriesIn(html: string): ReadonlyMap<string, string> {
  const plain = (text: string): string =>
    text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
  const found = html.matchAll(/data-query="([^"]*)"[^>]*>([^<]*)<\/button>/g);
  return new Map([...found].map(([, query = '', label = '']) => [plain(label), plain(query)]));
}

/** The page of the program, over HTTP as its script speaks to it. */
export function playgroundPlatform({ page }: Running): Platform {
  let cookie = '';
  const ask = async (question: string, thread: readonly string[] = []): Promise<Seen> => {
    const response = await fetch(`${page}api/ask`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        origin: page.replace(/\/$/, ''),
        cookie,
      },
      body: JSON.stringify({ question, thread }),
    });
    if (response.status !== 200) throw new Error(`the page refused: ${response.status} ${await response.text()}`);
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const { text, html } = (await response.json()) as Reply; // the page's own form
    const queries = queriesIn(html);
    const handle: Handle = { thread: [...thread, question], queries, html };
    return { text, buttons: [...queries.keys()], hasChart: /<img|<svg|<canvas/.test(html), isPrivate: false, handle };
  };
  return {
    name: 'Playground',
    say: (text, under) => ask(text, under === undefined ? [] : handleOf(under).thread),
    press: (seen, name) => {
      const query = handleOf(seen).queries.get(name);
      if (query === undefined)
        throw new Error(`no such button on the page: ${name}; there are ${seen.buttons.join(', ')}`);
      return ask(query, handleOf(seen).thread);
    },
    clientCopy: async (seen) => handleOf(seen).html,
    payload: async (text) => {
      const response = await fetch(`${page}?q=${encodeURIComponent(text)}`);
      return response.text();
    },
    prompts: async () => {
      const html = await (await fetch(page)).text();
      return [...queriesIn(html).keys()];
    },
  };
}
