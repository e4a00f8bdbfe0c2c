import { all, call } from './api.js';
import { age, money, switchLanguage, text, translatePage } from './messages.js';
import { Wall, element } from './wall.js';

const $ = id => document.getElementById(id);
const PAYMENT_METHODS = ['CASH', 'BANK', 'WECHAT', 'ALIPAY', 'UNIONPAY', 'CAMPUS_CARD', 'TRANSFER'];
const OPERATIONS_SHOWN = 12;

const wall = new Wall($('wall'), $('chips'), choose);
const operations = new Map();
let chosen;
let stream;

$('language').addEventListener('click', () => { switchLanguage(); paintTexts(); if (!$('live').hidden) refresh(); });
$('logout').addEventListener('click', async () => { await call('DELETE', '/sessions/current'); location.reload(); });
$('login').addEventListener('submit', event => submit(event, async form => {
  await call('POST', '/sessions', { username: form.username.value, password: form.password.value });
  form.password.value = '';
  await start();
}));

// One key belongs to one intended sale: pressing twice, or again after a lost connection, sells once.
let saleKey;
$('sale').addEventListener('input', () => { saleKey = undefined; $('sale').confirm = false; paintSellButton(); });
$('sale').addEventListener('submit', event => submit(event, async form => {
  saleKey ??= crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4))).join('-');
  const body = { meterId: chosen.id, amount: form.amount.value, paymentMethod: form.paymentMethod.value };
  try {
    const sale = await call('POST', `/accounts/${chosen.accountId}/sales`,
      form.confirm ? { ...body, confirmDuplicate: true } : body, { 'Idempotency-Key': saleKey });
    show({ ...sale, kind: 'SALE', meterId: chosen.id, amount: form.amount.value });
    saleKey = undefined;
    form.confirm = false;
  } catch (problem) {
    form.confirm = problem.type === '/problems/duplicate-sale';
    throw form.confirm ? new Error(text('duplicate')) : problem;
  } finally {
    paintSellButton();
  }
}));

function paintSellButton() {
  $('sale').querySelector('button').textContent = text($('sale').confirm ? 'sellAgain' : 'sellNow');
}

async function submit(event, action) {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector('button[type=submit]');
  const problem = form.querySelector('.problem');
  problem.textContent = '';
  button.disabled = true;
  try {
    await action(form);
  } catch (error) {
    problem.textContent = error.message;
  } finally {
    button.disabled = false;
  }
}

async function start() {
  await refresh();
  $('login').hidden = true;
  $('live').hidden = false;
  $('logout').hidden = false;
  stream?.close();
  stream = new EventSource('api/v1/stream');
  stream.onopen = () => { $('link').textContent = text('live'); };
  stream.onerror = () => { $('link').textContent = text('offline'); };
  stream.addEventListener('meter', event => {
    if (wall.update(JSON.parse(event.data))) choose(chosen);
  });
  stream.addEventListener('operation', event => show(JSON.parse(event.data)));
}

async function refresh() {
  wall.show(await all('/meters'));
  if (chosen) choose(wall.meter(chosen.id));
  paintOperations();
}

async function choose(meter) {
  const another = meter.id !== chosen?.id;
  chosen = meter;
  $('meter').querySelector('h2').textContent = `${meter.buildingName ?? ''} ${meter.unitNumber ?? meter.serialNumber}`;
  $('sale').hidden = !meter.accountId;
  if (another) $('sale').querySelector('.problem').textContent = '';
  const facts = [
    [text('serialNumber'), meter.serialNumber],
    [text('relay'), meter.relayClosed == null ? '–' : text(meter.relayClosed ? 'closed' : 'open')],
    [text('onMeter'), `${money(meter.balance)} (${text('read')} ${age(meter.observedAt)})`],
    [text('purchaseCount'), meter.purchaseCount ?? '–'],
  ];
  if (meter.accountId) {
    const balance = await call('GET', `/accounts/${meter.accountId}/balance`);
    const line = balance.meters.find(each => each.meterId === meter.id);
    if (line) ['sold', 'inFlight', 'unknown', 'undelivered'].forEach(part => facts.push([text(part), money(line[part])]));
  }
  if (meter.id !== chosen.id) return; // another one was chosen while this answer was on its way
  const list = element('dl');
  facts.forEach(([name, value]) => list.append(element('dt', '', name), element('dd', '', String(value))));
  const notes = (meter.badges ?? []).map(badge => element('span', 'badge', text(badge)));
  if (!meter.accountId) notes.push(element('p', '', text('noAccount')));
  $('meter-facts').replaceChildren(list, ...notes);
}

function show(operation) {
  const id = operation.operationId ?? operation.id;
  operations.set(id, { ...operations.get(id), ...operation });
  while (operations.size > OPERATIONS_SHOWN) operations.delete(operations.keys().next().value);
  paintOperations();
  if (chosen && operation.meterId === chosen.id && operation.state === 'CONFIRMED') choose(chosen);
}

function paintOperations() {
  $('operations').replaceChildren(...[...operations.values()].reverse().map(operation => {
    const meter = wall.meter(operation.meterId);
    const item = element('li');
    item.append(element('b', '', `${text(operation.kind)} ${operation.amount ? money(operation.amount) : ''}`),
      ` ${meter?.buildingName ?? ''} ${meter?.unitNumber ?? ''}`,
      operation.receiptNumber ? ` · ${text('receipt')} ${operation.receiptNumber}` : '', steps(operation));
    return item;
  }));
}

/** The line of steps: accepted, sent, and what the meter proved. */
function steps(operation) {
  const ended = { CONFIRMED: ['VERIFIED', 'done'], UNKNOWN: ['UNKNOWN', 'doubt'] }[operation.state]
    ?? (['PENDING', 'SENT', 'AWAITING_APPROVAL'].includes(operation.state) ? ['VERIFIED', ''] : [operation.state, 'bad']);
  const sent = operation.steps?.some(step => step.step === 'SENT') || ['SENT', 'CONFIRMED', 'UNKNOWN'].includes(operation.state);
  const line = element('ol', 'steps');
  line.append(element('li', 'done', text('ACCEPTED')), element('li', sent ? 'done' : '', text('SENT')), element('li', ended[1], text(ended[0])));
  return line;
}

function paintTexts() {
  translatePage();
  $('language').textContent = text('language');
  const methods = $('sale').paymentMethod;
  const kept = methods.value;
  methods.replaceChildren(...PAYMENT_METHODS.map(method => new Option(text(method), method, false, method === kept)));
  paintSellButton();
}

paintTexts();
call('GET', '/sessions/current').then(start).catch(() => { $('login').hidden = false; });
