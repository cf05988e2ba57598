// What a symbol of a formula means, for pointer and keyboard alike: a line beside it, and its row in the table lights up.
let tip, owner;

function show(of) {
  hide();
  owner = of;
  tip = document.createElement('div');
  tip.className = 'tip';
  tip.id = 'tip';
  tip.setAttribute('role', 'tooltip');
  tip.textContent = of.dataset.tip;
  document.body.append(tip);
  of.setAttribute('aria-describedby', 'tip');
  const at = of.getBoundingClientRect(), own = tip.getBoundingClientRect();
  const above = at.top - own.height - 6;
  tip.style.left = `${Math.max(8, Math.min(at.left + at.width / 2 - own.width / 2, innerWidth - own.width - 8))}px`;
  tip.style.top = `${above > 4 ? above : at.bottom + 6}px`;
  rows(of).forEach(row => row.classList.add('lit'));
}

function hide() {
  if (!owner) return;
  owner.removeAttribute('aria-describedby');
  rows(owner).forEach(row => row.classList.remove('lit'));
  tip.remove();
  owner = tip = undefined;
}

function rows(of) {
  const scope = of.closest('[data-formula-scope]');
  return scope ? [...scope.querySelectorAll(`tr[data-symbol="${CSS.escape(of.dataset.symbol ?? '')}"]`)] : [];
}

export function watchTips() {
  const of = event => event.target.closest?.('[data-tip]');
  document.addEventListener('pointerover', event => { const at = of(event); if (at) { if (at !== owner) show(at); } else if (!event.target.closest?.('.tip')) hide(); });
  document.addEventListener('focusin', event => { const at = of(event); if (at) show(at); else hide(); });
  document.addEventListener('focusout', hide);
  document.addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
  document.addEventListener('scroll', hide, true);
}
