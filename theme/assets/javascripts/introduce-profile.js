/*
 * A profile.md from what a form was told: the plan's own blank with its marks filled in.
 * Whatever was typed or pasted stays text: to YAML, to Markdown and to whoever reads the file.
 */
(function () {
  'use strict';

  var LETTERS = 'abcdefghjkmnpqrstvwxyz';
  var MARKS = '0123456789' + LETTERS;
  var ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
  var LONGEST_SLUG = 60;

  /* What the portal refuses in any text: controls, line separators, direction overrides, halves of pairs. */
  function isForbidden(code) {
    return (code < 32 && code !== 9 && code !== 10) || (code >= 127 && code <= 159) || code === 0x2028 || code === 0x2029 ||
      (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || (code >= 0xd800 && code <= 0xdfff) ||
      (code >= 0xfff9 && code <= 0xfffb) || code === 0xfffe || code === 0xffff;
  }

  function decoded(entity, name) {
    if (name[0] !== '#') { return Object.prototype.hasOwnProperty.call(ENTITIES, name) ? ENTITIES[name] : entity; }
    var code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  }

  /* The text as the portal would take it in: one line end, no hidden characters, no HTML entities. */
  function clean(text) {
    var before;
    do {
      before = text;
      text = text.replace(/\r\n?/g, '\n').replace(/&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]+);/g, decoded);
    } while (text !== before);
    text = Array.from(text).filter(function (char) { return !isForbidden(char.codePointAt(0)); }).join('');
    text = text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/[\u00a0\u202f\u2007\t]/g, ' ').replace(/\u00d0/g, 'Đ');
    // What is left and looks like an entity is taken apart, or the portal would decode it later.
    return text.replace(/&(?=(?:amp;)*#?[A-Za-z0-9]{1,31};)/g, '& ').normalize('NFC');
  }

  function line(text) { return clean(text).replace(/\s+/g, ' ').trim(); }

  /* One line as YAML: plain where YAML allows, else in double quotes; as canonical_yaml.scalar. */
  function scalar(text) {
    var plain = text && text === text.trim() && '-?:,[]{}#&*!|>\'"%@`'.indexOf(text[0]) < 0 &&
      text.indexOf(': ') < 0 && text.indexOf(' #') < 0 && text[text.length - 1] !== ':';
    return plain ? text : '"' + text.replace(/\\/g, '\\\\').replace(/"/g, '\\"') + '"';
  }

  /* The text as Markdown paragraphs that say exactly it. */
  function paragraphs(text) {
    return clean(text).split('\n').map(function (row) { return row.replace(/\s+/g, ' ').trim(); }).filter(Boolean)
      .map(function (row) {
        return row.replace(/[\\`*_[\]<>&|~]/g, '\\$&')
          .replace(/^[#+=-]/, '\\$&')
          .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
      }).join('\n\n');
  }

  /* A name as an address part: no accents, hyphens, cut between words. */
  function slug(text) {
    var words = line(text).replace(/[đĐ]/g, 'd').normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
      .replace(/(\d),(?=\d)/g, '$1').split(/[^a-z0-9]+/).filter(Boolean);
    var made = '';
    for (var at = 0; at < words.length; at += 1) {
      var next = made ? made + '-' + words[at] : words[at];
      if (next.length > LONGEST_SLUG) { break; }
      made = next;
    }
    return made || (words[0] || 'guong').slice(0, LONGEST_SLUG);
  }

  function randomBelow(count) {
    var byte = new Uint8Array(1);
    do { window.crypto.getRandomValues(byte); } while (byte[0] >= 256 - 256 % count);
    return byte[0] % count;
  }

  /* A permanent id of the kind `portal new` makes. */
  function freshId() {
    var id = LETTERS[randomBelow(LETTERS.length)];
    while (id.length < 6) { id += MARKS[randomBelow(MARKS.length)]; }
    return id;
  }

  /* The lines that ask for the criteria of the unit's own. */
  function ownCriteria(form, kind, unit, blank) {
    var own = '';
    Array.prototype.forEach.call(form.querySelectorAll('template[data-own]'), function (each) {
      var kinds = each.getAttribute('data-kinds');
      if (each.getAttribute('data-own') === unit && (!kinds || kinds.split(' ').indexOf(kind) >= 0)) { own += each.content.textContent; }
    });
    return own && !/^criteria:$/m.test(blank) ? form.querySelector('[data-criteria-head]').content.textContent + own : own;
  }

  function comment(label, text) {
    return clean(text).split('\n').filter(function (row) { return row.trim(); })
      .map(function (row, at) { return '# ' + (at ? '' : label) + row.trim() + '\n'; }).join('');
  }

  /* The whole file. told: {id, name, kind, unit, sector, deed, result, how}. */
  function write(form, told) {
    var blank = form.querySelector('template[data-blank="' + told.kind + '"]').content.textContent;
    var filled = {
      id: told.id,
      name: scalar(line(told.name)),
      sector: told.sector,
      unit: told.unit
    };
    var rows = {
      note: comment('Người giới thiệu cho biết: ', told.how),
      own: ownCriteria(form, told.kind, told.unit, blank)
    };
    // One pass over the blank: what was typed is never looked through for marks.
    var head = blank.replace(/§(note|own)§\n|§(id|name|sector|unit)§/g, function (mark, row, word) {
      return row ? rows[row] : filled[word];
    }).replace(/^sector: $/m, 'sector:');
    var story = [paragraphs(told.deed), paragraphs(told.result)].filter(Boolean).join('\n\n');
    return head + story + '\n';
  }

  window.Portal = window.Portal || {};
  window.Portal.profile = {
    write: write,
    freshId: freshId,
    clean: clean,
    line: line,
    folder: function (name, id) { return slug(name) + '-' + id; },
    withoutReminders: function (text) { return text.replace(/^ *#.*\n/gm, ''); }
  };
}());
