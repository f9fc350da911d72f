/* Starts the editor with the portal's configuration. */
(function () {
  'use strict';

  var CMS = window.CMS;
  var Portal = window.Portal;

  /*
   * A profile gets its id when it is first saved, and with it the name of its folder. A copy of
   * another is a new one: the id and the former addresses it came with are the other's. What it is
   * judged by is laid out, so that after saving only the evidence is left to write.
   */
  function begun(data, criteria) {
    var id = Portal.profile.freshId();
    var made = data.remove('aliases').set('id', id).set('_thu_muc', Portal.profile.folder(data.get('name') || '', id));
    var judging = criteria[data.get('kind') + '/' + data.get('unit')] || criteria[data.get('kind')] || [];
    var none = !data.get('criteria') || !data.get('criteria').size;
    return none ? made.set('criteria', judging.map(function (each) { return { criterion: each }; })) : made;
  }

  function start(told) {
    var configuration = told.editor;
    var fields = configuration.collections[0].fields;
    CMS.registerCustomFormat(configuration.collections[0].format, 'md', {
      fromFile: function (raw) { return Portal.format.read(raw, fields); },
      toFile: function (data) { return Portal.format.write(data, fields); }
    });
    CMS.registerEventListener({ name: 'preSave', handler: function (saved) {
      var data = saved.entry.get('data');
      // What cannot be read is not shown, and what is not shown must not be written over.
      if (data.get('_hong')) { throw new Error('tệp này có lỗi, phải sửa ở kho: ' + data.get('_vi')); }
      return saved.entry.get('newRecord') ? begun(data, told.criteria) : data;
    } });
    Portal.preview(configuration);
    CMS.registerPreviewStyle(document.body.getAttribute('data-style'));
    CMS.init({ config: configuration });
  }

  fetch(document.body.getAttribute('data-configuration'), { credentials: 'same-origin' })
    .then(function (answer) {
      if (!answer.ok) { throw new Error(answer.status + ' ' + answer.url); }
      return answer.json();
    })
    .then(start)
    .catch(function (error) {
      document.getElementById('nc-root').textContent = 'Không mở được trình soạn thảo: ' + error.message;
      throw error;
    });
}());
