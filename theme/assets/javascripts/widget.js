/* The code of /nhung/ for the chosen list. */
(function () {
  'use strict';

  var chosen = document.getElementById('nhung-loai');
  var code = document.getElementById('nhung-khung');
  if (!chosen || !code) { return; }
  var first = code.value;

  function refresh() {
    code.value = first.split('nhung/moi/').join(chosen.value);
    code.dispatchEvent(new Event('input'));
  }

  chosen.addEventListener('change', refresh);
  document.getElementById('nhung-chon').hidden = false;
  refresh();
}());
