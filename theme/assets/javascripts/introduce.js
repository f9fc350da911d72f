/* The form of /gioi-thieu-guong/: nothing leaves this page but by the reader's own hand. */
(function () {
  'use strict';

  var form = document.getElementById('gioi-thieu');
  var Portal = window.Portal;
  if (!form || !Portal || !Portal.profile || !Portal.findPrivate) { return; }

  var WRITTEN = ['name', 'deed', 'result', 'how'];
  var LONGEST_NEW_FILE = 7000; // characters of an address that forges and the proxies before them still take
  var LONGEST_LETTER = 1900; // some mail programs cut a longer mailto:
  var id = Portal.profile.freshId();

  function byId(name) { return document.getElementById(name); }
  function field(name) { return form.elements[name]; }
  function value(name) { return field(name) ? field(name).value.trim() : ''; }
  function chosen(name) { return value(name) ? field(name).options[field(name).selectedIndex].text.trim() : ''; }
  function show(element, shown) { if (element) { element.hidden = !shown; } }

  /* Say at a field what of it is private; the truth of whether anything is. */
  function isPrivate(name) {
    var found = Portal.findPrivate(value(name));
    var error = byId(field(name).id + '-loi');
    var said = found.map(function (each) { return '“' + each.found + '” giống ' + each.what; }).join('; ');
    var why = said && said + '. Xin bỏ đi: thông tin riêng của người khác có thể bị lợi dụng, và việc giới thiệu không cần đến.';
    if (error.textContent !== why) { error.textContent = why; }
    field(name).setAttribute('aria-invalid', found.length ? 'true' : 'false');
    return found.length > 0;
  }

  function plainText() {
    var kind = chosen('kind');
    var rows = [
      form.getAttribute('data-subject'),
      'Tên: ' + Portal.profile.line(value('name')) + (kind ? ' (' + kind.charAt(0).toLowerCase() + kind.slice(1) + ')' : '')
    ];
    [['Nơi: ', chosen('unit')], ['Lĩnh vực: ', chosen('sector')], ['Việc đã làm: ', value('deed')],
      ['Kết quả: ', value('result')], ['Nhờ đâu biết: ', value('how')]].forEach(function (row) {
      if (row[1]) { rows.push(row[0] + row[1]); }
    });
    return rows.join('\n');
  }

  /* An SMS with accents holds 70 characters, and 67 where it is one of several. */
  function messages(length) { return length <= 70 ? 1 : Math.ceil(length / 67); }

  function encoded(text) { return encodeURIComponent(text.replace(/\r?\n/g, '\r\n')); }

  function showText(text) {
    byId('gt-chu').value = text;
    byId('gt-chu').dispatchEvent(new Event('input'));
    byId('gt-dai').textContent = 'Dài ' + text.length + ' ký tự; gửi bằng tin nhắn điện thoại thì tính là ' + messages(text.length) + ' tin.';
    byId('gt-sms').href = 'sms:?&body=' + encodeURIComponent(text);
    if (!byId('gt-thu')) { return; }
    var letter = 'Kính gửi ' + form.getAttribute('data-office') + ',\n\n' + text + '\n';
    var href = 'mailto:' + form.getAttribute('data-email') + '?subject=' +
      encoded(form.getAttribute('data-subject') + ': ' + Portal.profile.line(value('name'))) + '&body=' + encoded(letter);
    byId('gt-thu').href = href;
    show(byId('gt-thu-dai'), href.length > LONGEST_LETTER);
  }

  function profile() {
    return Portal.profile.write(form, {
      id: id, name: value('name'), kind: value('kind'), unit: value('unit'), sector: value('sector'),
      deed: value('deed'), result: value('result'), how: value('how')
    });
  }

  function folder() {
    return 'profiles/' + form.getAttribute('data-plan') + '/' + value('unit') + '/' + Portal.profile.folder(value('name'), id);
  }

  /* The address at which the forge opens this file, without the reminders where they make it too long; or "". */
  function newFile() {
    var words = { folder: folder(), file: 'profile.md', path: folder() + '/profile.md' };
    var text = profile();
    var made = [text, Portal.profile.withoutReminders(text)].map(function (content) {
      return form.getAttribute('data-forge').replace(/§(\w+)§/g, function (mark, word) {
        return word === 'text' ? encodeURIComponent(content) : words[word].split('/').map(encodeURIComponent).join('/');
      });
    });
    return made[0].length <= LONGEST_NEW_FILE ? made[0] : made[1].length <= LONGEST_NEW_FILE ? made[1] : '';
  }

  function showProfile() {
    var ready = Boolean(value('kind') && value('unit'));
    show(byId('gt-ho-so'), ready);
    show(byId('gt-ho-so-cho'), !ready);
    byId('gt-duong-dan').textContent = ready ? folder() + '/' : '';
    if (!byId('gt-kho')) { return; }
    var address = ready ? newFile() : '';
    show(byId('gt-kho'), Boolean(address));
    show(byId('gt-kho-dai'), ready && !address);
    byId('gt-kho').href = address || '#';
  }

  function forget() {
    byId('gt-chu').value = '';
    ['gt-sms', 'gt-thu', 'gt-kho'].forEach(function (name) { if (byId(name)) { byId(name).removeAttribute('href'); } });
    byId('gt-duong-dan').textContent = '';
  }

  function refresh() {
    // Every field is looked at, so that all of them say what is wrong.
    var refused = WRITTEN.map(isPrivate).some(Boolean);
    var enough = Boolean(Portal.profile.line(value('name')) && value('deed'));
    var waiting = refused ? 'Bỏ phần thông tin riêng đã nêu ở trên, bản giới thiệu sẽ hiện ở đây.' :
      enough ? 'Bản giới thiệu đã xong, anh chị xem lại rồi gửi.' : 'Điền tên và việc đã làm, bản giới thiệu sẽ hiện ở đây.';
    if (byId('gt-cho').textContent !== waiting) { byId('gt-cho').textContent = waiting; }
    show(byId('gt-ra'), enough && !refused);
    if (enough && !refused) {
      showText(plainText());
      showProfile();
    } else {
      forget();
    }
  }

  function prompt() {
    Array.prototype.forEach.call(form.querySelectorAll('[data-kind]'), function (each) {
      show(each, each.getAttribute('data-kind') === value('kind'));
    });
  }

  function download() {
    if (!byId('gt-duong-dan').textContent) { return; }
    var address = URL.createObjectURL(new Blob([profile()], { type: 'text/markdown;charset=utf-8' }));
    var link = document.createElement('a');
    link.href = address;
    link.download = 'profile.md';
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(address); }, 1000);
  }

  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('input', refresh);
  form.addEventListener('change', function () { prompt(); refresh(); });
  byId('gt-tai').addEventListener('click', download);
  form.hidden = false;
  prompt();
  refresh();
}());
