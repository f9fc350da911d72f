/* Buttons that copy the text of a field: data-copy names the field. */
(function () {
  'use strict';

  function copyOf(field, done) {
    field.focus();
    field.select();
    if (navigator.clipboard && navigator.clipboard.writeText) {
      // Refused by some browsers inside other programs; the selection is still there to copy.
      navigator.clipboard.writeText(field.value).then(done, function () { done(document.execCommand('copy')); });
    } else {
      done(document.execCommand('copy'));
    }
  }

  Array.prototype.forEach.call(document.querySelectorAll('[data-copy]'), function (button) {
    var said = document.createElement('span');
    said.className = 'p-copied';
    said.setAttribute('role', 'status');
    button.parentNode.insertBefore(said, button.nextSibling);
    button.hidden = false;
    button.addEventListener('click', function () {
      copyOf(document.getElementById(button.getAttribute('data-copy')), function (worked) {
        said.textContent = worked === false ? 'Máy không cho chép: giữ vào phần chữ rồi chọn Sao chép.' : 'Đã chép.';
      });
    });
    document.getElementById(button.getAttribute('data-copy')).addEventListener('input', function () { said.textContent = ''; });
  });
}());
