import { currentLanguage, text } from './messages.js';

/** A problem document (RFC 9457) that the server answered with. */
export class Problem extends Error {
  constructor(document) {
    super([document.detail ?? document.title, ...(document.errors ?? []).map(e => `${e.field}: ${e.message}`)].join(' '));
    this.type = document.type;
    this.status = document.status;
  }
}

const cookie = name => document.cookie.split('; ').find(pair => pair.startsWith(name + '='))?.slice(name.length + 1);

/** Calls the REST interface in the cookie's session; throws a Problem for every answer that is not a success. */
export async function call(method, path, body, headers = {}) {
  let answer;
  try {
    answer = await fetch('api/v1' + path, {
      method,
      headers: {
        'Accept-Language': currentLanguage() === 'zh' ? 'zh-CN' : 'en',
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...(method === 'GET' ? {} : { 'X-XSRF-TOKEN': decodeURIComponent(cookie('XSRF-TOKEN') ?? '') }),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new Problem({ type: 'unreachable', detail: text('unreachable') });
  }
  const content = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw new Problem(content);
  return content;
}

/** All pages of a list. */
export async function all(path) {
  const items = [];
  for (let page = 0; ; page++) {
    const part = await call('GET', `${path}${path.includes('?') ? '&' : '?'}page=${page}&size=500`);
    items.push(...part.items);
    if (items.length >= part.total || part.items.length === 0) return items;
  }
}
