'use strict';
(() => {
  const root = document.documentElement, $ = id => document.getElementById(id);
  root.classList.add('scripted');

  // colours: as the system, light, dark; kept where the browser keeps things
  const themes = ['', 'light', 'dark'], names = ['as the system', 'light', 'dark'], button = $('theme');
  const kept = { get: k => { try { return localStorage.getItem(k); } catch { return null; } }, set: (k, v) => { try { localStorage.setItem(k, v); } catch { } } };
  const paint = i => { if (themes[i]) root.dataset.theme = themes[i]; else delete root.dataset.theme; button.textContent = 'Colours: ' + names[i]; };
  let theme = Math.max(0, themes.indexOf(kept.get('topdown-theme') || ''));
  paint(theme);
  button.onclick = () => { theme = (theme + 1) % 3; paint(theme); kept.set('topdown-theme', themes[theme]); };

  // paper shows what is folded away
  const folded = [...document.querySelectorAll('details.settings')];
  addEventListener('beforeprint', () => folded.forEach(d => { d.wasOpen = d.open; d.open = true; }));
  addEventListener('afterprint', () => folded.forEach(d => { d.open = d.wasOpen; }));

  // charts: what is under the pointer
  const digits = n => n.toFixed(1).replace('-', '−');
  for (const plot of document.querySelectorAll('.plot')) {
    const [x0, x1, y0, y1, kind] = plot.dataset.plot.split(' ').map((v, i) => i < 4 ? +v : v);
    let lines = null, cursor = null, told = null;
    const read = () => lines ??= [...plot.querySelectorAll('path[data-name]')].map(p => ({
      name: p.dataset.name, points: p.getAttribute('d').split(/[ML]/).filter(s => s).map(s => s.split(',').map(Number)) }));
    plot.addEventListener('pointermove', e => {
      const box = plot.getBoundingClientRect(), at = Math.min(1, Math.max(0, (e.clientX - box.left) / box.width));
      const x = kind === 'log' ? x0 * (x1 / x0) ** at : x0 + (x1 - x0) * at;
      if (!cursor) { cursor = document.createElement('i'); cursor.className = 'cursor'; told = document.createElement('span'); told.className = 'reading'; plot.append(cursor, told); }
      const values = read().map(l => {
        let best = null;
        for (const p of l.points) if (!best || Math.abs(p[0] - at * 1000) < Math.abs(best[0] - at * 1000)) best = p;
        return best && Math.abs(best[0] - at * 1000) < 40 ? l.name + ': ' + digits(y0 + (y1 - y0) * (1 - best[1] / 200)) + ' ' + plot.dataset.unit : l.name + ': –';
      });
      told.textContent = (kind === 'log' ? Math.round(x) + ' Hz' : Math.floor(x / 60) + ':' + (x % 60).toFixed(1).padStart(4, '0')) + '\n' + values.join('\n');
      cursor.style.left = told.style.left = 100 * at + '%';
      told.style.transform = at > 0.6 ? 'translateX(calc(-100% - .5rem))' : 'translateX(.5rem)';
    });
    plot.addEventListener('pointerleave', () => { cursor?.remove(); told?.remove(); cursor = told = null; });
  }

  // players: one transport, the position stays when the clip changes
  const play = $('play');
  if (!play) return;
  const picks = [...document.querySelectorAll('.pick')], sounds = [...document.querySelectorAll('.clip audio')], outlines = [...document.querySelectorAll('.outline')];
  const seek = $('seek'), length = +seek.max, volume = $('volume'), keys = $('keys');
  let context = null, out = null, source = null, gain = null, current = 0, position = 0, started = 0, running = false, turn = 0;
  const buffers = [];
  const load = i => buffers[i] ??= (async () => {
    const text = atob(sounds[i].src.slice(sounds[i].src.indexOf(',') + 1)), bytes = new Uint8Array(text.length);
    for (let n = 0; n < text.length; n++) bytes[n] = text.charCodeAt(n);
    return context.decodeAudioData(bytes.buffer);
  })();
  const now = () => running ? (position + (context.currentTime - started)) % length : position; // in this order: no time passed adds exactly nothing
  const quiet = () => {
    if (!source) return;
    gain.gain.setTargetAtTime(0, context.currentTime, 0.004);
    source.stop(context.currentTime + 0.03);
    source = null;
  };
  const start = async () => {
    const mine = ++turn;
    try {
      context ??= new AudioContext();
      if (!out) { out = context.createGain(); out.gain.value = +volume.value; out.connect(context.destination); }
      await context.resume();
      const buffer = await load(current);
      if (mine !== turn || !running) return;
      const at = now();
      quiet();
      source = context.createBufferSource(); gain = context.createGain();
      source.buffer = buffer; source.loop = true;
      gain.gain.setValueAtTime(0, context.currentTime); gain.gain.setTargetAtTime(1, context.currentTime, 0.004);
      source.connect(gain).connect(out);
      source.start(0, at % buffer.duration);
      position = at; started = context.currentTime;
      sounds.forEach((_, i) => load(i)); // the others while this one plays
    } catch (e) {
      running = false; show();
      $('sound-error').hidden = false; $('sound-error').textContent = 'The sound cannot be played here (' + e.message + '). The whole files below can.';
    }
  };
  const stop = () => { position = now(); running = false; turn++; quiet(); };
  const show = () => {
    const at = now();
    seek.value = at; $('head').style.left = 100 * at / length + '%';
    $('time').textContent = Math.floor(at / 60) + ':' + String(Math.floor(at % 60)).padStart(2, '0');
    seek.setAttribute('aria-valuetext', at.toFixed(1) + ' seconds');
    play.classList.toggle('on', running); play.setAttribute('aria-label', running ? 'Stop' : 'Play');
    if (running) requestAnimationFrame(show);
  };
  const toggle = () => { if (running) stop(); else { started = context ? context.currentTime : 0; running = true; context ??= new AudioContext(); started = context.currentTime; start(); } show(); };
  const choose = i => {
    if (i >= picks.length) return;
    current = i;
    picks.forEach((p, n) => { p.setAttribute('aria-pressed', n === i); p.closest('.clip').classList.toggle('on', n === i); });
    outlines.forEach((o, n) => o.toggleAttribute('hidden', n !== i));
    $('playing').textContent = picks[i].querySelector('span').textContent;
    if (running) start();
  };
  const go = to => { position = (to + length) % length; if (running) { started = context.currentTime; start(); } show(); };
  play.onclick = toggle;
  picks.forEach((p, i) => { p.onclick = () => choose(i); });
  seek.oninput = () => go(+seek.value);
  volume.oninput = () => { if (out) out.gain.setTargetAtTime(+volume.value, context.currentTime, 0.01); };
  addEventListener('keydown', e => {
    if (!keys.checked || e.ctrlKey || e.metaKey || e.altKey) return;
    const on = e.target, mine = on === play || on.classList?.contains('pick') || on === seek, other = !mine && on.closest?.('a,button,input,summary,[tabindex="0"]');
    if (e.key >= '1' && e.key <= '9') choose(e.key - 1);
    else if (e.key === ' ' && !other) { e.preventDefault(); toggle(); }
    else if ((e.key === 'ArrowLeft' || e.key === 'ArrowRight') && !other) { e.preventDefault(); go(now() + (e.key === 'ArrowLeft' ? -2 : 2)); }
  });
  // for tests and the curious
  window.topdown = { get state() { return { current, position: now(), running }; } };
})();
