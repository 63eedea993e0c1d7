import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepFocus } from './keep-focus.ts';

const body = () => document.body;
const byId = (id: string) => document.getElementById(id) as HTMLElement;
/** What is done to the page is seen a microtask later. */
const seen = () => Promise.resolve();

const row = (name: string) => `<li id="${name}"><a href="#">${name}</a>
  <button id="${name}-yes">Sì</button><button id="${name}-no">No</button></li>`;

describe('the focus, when what has it leaves', () => {
  let stop: () => void;
  beforeEach(() => {
    stop = keepFocus(document);
  });
  afterEach(() => {
    stop();
    body().innerHTML = '';
  });

  it('goes to the same button of the next row, after the last row to the one before', async () => {
    body().innerHTML = `<main id="content"><h1>Titolo</h1><ul>${['a', 'b', 'c'].map(row).join('')}</ul></main>`;
    byId('b-no').focus();
    byId('b').remove();
    await seen();
    expect(document.activeElement).toBe(byId('c-no'));
    byId('c').remove();
    await seen();
    expect(document.activeElement).toBe(byId('a-no'));
  });

  it('goes to the heading of the screen when there is no row left', async () => {
    body().innerHTML = `<main id="content"><h1 id="title">Titolo</h1><section id="card"><ul>${row('a')}</ul></section><section><button>Altro</button></section></main>`;
    byId('a-yes').focus();
    byId('card').remove();
    await seen();
    expect(document.activeElement).toBe(byId('title'));
  });

  it('goes to what has taken its place, and back', async () => {
    body().innerHTML = '<main id="content"><h1>Titolo</h1><p><button id="export">Esporta</button></p></main>';
    const slot = byId('export').parentElement as HTMLElement;
    byId('export').focus();
    slot.innerHTML = '<div><progress></progress><button id="cancel">Annulla</button></div>';
    await seen();
    expect(document.activeElement).toBe(byId('cancel'));
    slot.innerHTML = '<button id="export">Esporta</button>';
    await seen();
    expect(document.activeElement).toBe(byId('export'));
  });

  it('goes to the heading of another screen, whatever stands in its place there', async () => {
    body().innerHTML =
      '<main id="content"><div><h1 id="title">Importa</h1><p id="bar"><button id="apply">Importa</button></p></div></main>';
    byId('apply').focus();
    byId('title').textContent = 'Invitati';
    byId('bar').outerHTML = '<p><button>Filtri salvati</button></p>';
    await seen();
    expect(document.activeElement).toBe(byId('title'));
  });

  it('goes to the button of the row whose fields it was in', async () => {
    body().innerHTML =
      '<main id="content"><table><tbody><tr id="line"><td>1</td><td><input id="field"></td></tr></tbody></table></main>';
    byId('field').focus();
    byId('line').innerHTML = '<td>1</td><td>Anna</td><td><button id="mend">Correggi</button></td>';
    await seen();
    expect(document.activeElement).toBe(byId('mend'));
  });

  it('goes back to what opened a dialog, also through the menu it was opened from', async () => {
    body().innerHTML = '<main id="content"><h1>Titolo</h1><button id="more">…</button></main>';
    byId('more').focus();
    body().insertAdjacentHTML(
      'beforeend',
      '<div role="menu" id="menu"><button id="item">Elimina…</button></div>',
    );
    byId('item').focus();
    byId('menu').remove();
    body().insertAdjacentHTML(
      'beforeend',
      '<div role="dialog" id="dialog"><button id="leave">Annulla</button><button id="sure">Elimina</button></div>',
    );
    byId('leave').focus();
    byId('sure').focus();
    byId('dialog').remove();
    await seen();
    expect(document.activeElement).toBe(byId('more'));
  });

  it('goes to the row that came up when the row that opened the dialog is gone as well', async () => {
    body().innerHTML = `<main id="content"><ul>${['a', 'b'].map(row).join('')}</ul></main>`;
    byId('a-yes').focus();
    body().insertAdjacentHTML(
      'beforeend',
      '<div role="dialog" id="dialog"><button id="sure">Sì</button></div>',
    );
    byId('sure').focus();
    byId('a').remove();
    await seen();
    expect(document.activeElement).toBe(byId('sure'));
    byId('dialog').remove();
    await seen();
    expect(document.activeElement).toBe(byId('b-yes'));
  });

  it.each([
    ['the list', '<div><table role="grid" tabindex="0" id="there"></table></div>'],
    ['the menu of conversations', '<nav id="there"><a href="#">Anna</a></nav>'],
  ])('goes on with %s once the trouble above it has passed', async (_, list) => {
    body().innerHTML = `<main id="content"><h1>T</h1><div id="trouble" data-passing><button id="again">Riprova</button></div>${list}</main>`;
    byId('again').focus();
    byId('trouble').remove();
    await seen();
    expect(document.activeElement).toBe(byId('there'));
  });

  it('goes on with the heading of the card whose content has taken the place of the trouble', async () => {
    body().innerHTML =
      '<main id="content"><h1>T</h1><section><h2 id="card">Dati</h2><div id="body"><div data-passing><button id="again">Riprova</button></div></div></section></main>';
    byId('again').focus();
    byId('body').innerHTML = '<p>Tre famiglie</p><button>Cancella tutti i dati…</button>';
    await seen();
    expect(document.activeElement).toBe(byId('card'));
  });

  it('goes on with the card itself where it has no heading, with the screen where there is no card', async () => {
    const trouble = '<div data-passing><button id="again">Riprova</button></div>';
    body().innerHTML = `<main id="content"><h1 id="title">T</h1><section id="card" aria-label="Dati"><div id="body">${trouble}</div></section><div id="rest"></div></main>`;
    byId('again').focus();
    byId('body').innerHTML = '<p>Tre famiglie</p>';
    await seen();
    expect(document.activeElement).toBe(byId('card'));
    byId('rest').innerHTML = trouble;
    byId('again').focus();
    byId('rest').innerHTML = '<p>Tre famiglie</p>';
    await seen();
    expect(document.activeElement).toBe(byId('title'));
  });

  it('goes to the title of the dialog whose next step has nothing in its place', async () => {
    body().innerHTML =
      '<div role="dialog" aria-labelledby="title"><h2 id="title">Copia</h2><form><input id="word"><button>Apri</button></form></div>';
    byId('word').focus();
    byId('word').outerHTML = '<p>Che cosa cambia</p>';
    await seen();
    expect(document.activeElement).toBe(byId('title'));
  });

  it('is left alone where somebody has put it meanwhile, and where a table draws only what is seen', async () => {
    body().innerHTML = `<main id="content"><h1>T</h1><input id="search"><ul>${row('a')}</ul>
      <table role="grid"><tbody><tr id="line" tabindex="0"></tr></tbody></table></main>`;
    byId('a-yes').focus();
    byId('search').focus();
    byId('a').remove();
    await seen();
    expect(document.activeElement).toBe(byId('search'));
    byId('line').focus();
    byId('line').remove();
    await seen();
    expect(document.activeElement).toBe(body());
  });
});
