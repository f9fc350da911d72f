/*
 * A profile.md as the form holds it, and back: read as text and written in the portal's canonical
 * form (as `portal fmt` does), so that a change in the form changes nothing else in the file.
 *
 * What the form does not know is kept and written after the rest; remarks are kept above the field
 * they stood in.
 */
(function () {
  'use strict';

  var FILE = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n|$)([\s\S]*)$/;
  var WIDEST_LIST = 100;
  var NEVER_FIRST = '-?:,[]{}#&*!|>\'"%@`';
  var PLAIN_WORD = /^[^-?:,[\]{}#&*!|>'"%@` ][^,[\]{}:#'"&*!|>%@`]*$/;
  var REMARKS = '_nhac';
  var STORY = '_bai'; // the story as it was read

  /* Reading */

  function listOf(value) { return Array.isArray(value) ? value : [value]; }

  function isGroup(value) { return value !== null && typeof value === 'object' && !Array.isArray(value); }

  function open(value, field) {
    if (value === null || value === '') { return undefined; }
    if (field.pairs) {
      return isGroup(value) ? Object.keys(value).map(function (name) { return { ten: name, gia_tri: text(value[name]) }; }) : undefined;
    }
    if (field.widget === 'list') {
      return listOf(value).map(function (item) { return field.fields && isGroup(item) ? opened(item, field.fields) : item; });
    }
    if (field.multiple) { return listOf(value); }
    return field.widget === 'boolean' ? value === 'true' : value;
  }

  function opened(tree, fields) {
    var made = {};
    Object.keys(tree).forEach(function (key) {
      var field = fields.find(function (each) { return each.name === key; });
      var value = field ? open(tree[key], field) : tree[key];
      if (value !== undefined) { made[key] = value; }
    });
    return made;
  }

  /* The remarks of the front matter: [the field at whose place it stands, the remark]. */
  function remarks(front) {
    var found = [];
    var key = '';
    var waiting = [];
    var block = -1;
    front.split('\n').forEach(function (row) {
      var depth = row.search(/\S/);
      if (depth < 0 || (block >= 0 && depth > block)) { return; }
      block = -1;
      if (row[depth] === '#') {
        (depth === 0 ? waiting : found).push(depth === 0 ? row : [key, row.trim()]);
        return;
      }
      var named = /^([^\s:#][^:]*):(?:\s|$)/.exec(row);
      if (named) {
        key = named[1];
        waiting.forEach(function (remark) { found.push([key, remark]); });
        waiting = [];
      }
      var beside = /\s(#.*)$/.exec(row.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, ''));
      if (beside) { found.push([key, beside[1]]); }
      if (/:\s+[|>][0-9+-]*\s*$/.test(row)) { block = depth; }
    });
    waiting.forEach(function (remark) { found.push(['', remark]); });
    return found;
  }

  /* The profile that is shown for a file that cannot be read: it is saved as it was. */
  function broken(raw, error) { return { name: 'Tệp có lỗi, phải sửa ở kho', body: '', _hong: raw, _vi: error.message }; }

  function read(raw, fields) {
    try { return parsed(raw, fields); } catch (error) { return broken(raw, error); }
  }

  function parsed(raw, fields) {
    var parts = FILE.exec(raw.replace(/\r\n?/g, '\n').replace(/^\ufeff/, ''));
    if (!parts) { throw new Error('Tệp không có phần dữ liệu giữa hai dòng ---'); }
    var anchors = {};
    var tree = window.jsyaml.load(parts[1] || '', {
      schema: window.jsyaml.FAILSAFE_SCHEMA,
      listener: function (event, state) { anchors = state.anchorMap; }
    });
    // The check refuses them; here they could make a short file a long tree.
    if (Object.keys(anchors).length) { throw new Error('Phần dữ liệu có neo YAML'); }
    if (!isGroup(tree)) { throw new Error('Phần dữ liệu của tệp không đọc được'); }
    var made = opened(tree, fields);
    made[REMARKS] = remarks(parts[1] || '');
    made.body = parts[2].replace(/^\n+|\s+$/g, '');
    made[STORY] = made.body;
    return made;
  }

  /* Writing */

  function text(value) { return value === null || value === undefined ? '' : String(value); }

  function scalar(said) {
    var plain = said && said === said.trim() && NEVER_FIRST.indexOf(said[0]) < 0 && said.indexOf(': ') < 0 &&
      said.indexOf(' #') < 0 && said[said.length - 1] !== ':' && said.indexOf('\t') < 0;
    return plain ? said : '"' + said.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\t/g, '\\t') + '"';
  }

  function clean(said) { return window.Portal.profile.clean(said); }

  /* A text as the lines after its colon: one, or a block where it has several. */
  function written(said, indent) {
    var rows = clean(said).replace(/[ \t]+$/gm, '').replace(/^\n+|\n+$/g, '').replace(/\t/g, ' ').split('\n');
    rows[0] = rows[0].replace(/^ +/, '');
    if (rows.length === 1) { return [rows[0] ? scalar(rows[0].trim()) : '']; }
    return ['|'].concat(rows.map(function (row) { return row ? ' '.repeat(indent + 2) + row : ''; }));
  }

  function isEmpty(value) {
    if (value === null || value === undefined || value === false) { return true; }
    if (Array.isArray(value)) { return value.every(isEmpty); }
    if (typeof value === 'object') { return Object.keys(value).every(function (key) { return isEmpty(value[key]); }); }
    return !text(value).trim();
  }

  /* What the file holds of what the form holds: groups without their list, tables without their pairs. */
  function close(value, field) {
    if (field && field.pairs) {
      return value.reduce(function (made, pair) {
        if (text(pair.ten).trim()) { made[clean(text(pair.ten)).trim()] = pair.gia_tri; }
        return made;
      }, {});
    }
    return field && field.single ? value.filter(function (item) { return !isEmpty(item); })[0] : value;
  }

  function isOneLine(field) { return field && field.widget === 'text' && !field.prose; }

  function mapping(data, fields, indent, remarked) {
    var pad = ' '.repeat(indent);
    var named = fields.map(function (field) { return field.name; });
    var rest = Object.keys(data).filter(function (key) { return named.indexOf(key) < 0 && key[0] !== '_' && key !== 'body'; });
    var lines = [];
    named.concat(rest).forEach(function (key) {
      if (key === 'body') { return; }
      lines = lines.concat(remarked(key));
      if (isEmpty(data[key])) { return; }
      var field = fields[named.indexOf(key)];
      var value = valued(close(data[key], field), field, indent);
      lines.push(pad + scalar(key) + ':' + (value[0] ? ' ' : '') + value[0]);
      lines = lines.concat(value.slice(1));
    });
    return lines;
  }

  function silent() { return []; }

  function valued(value, field, indent) {
    var inner = (field && field.fields && !field.pairs && field.fields) || [];
    if (Array.isArray(value)) { return sequence(value.filter(function (item) { return !isEmpty(item); }), inner, indent); }
    if (isGroup(value)) { return [''].concat(mapping(value, inner, indent + 2, silent)); }
    var said = text(value);
    return written(isOneLine(field) ? said.replace(/\s*\n\s*/g, ' ') : said, indent);
  }

  function sequence(items, fields, indent) {
    var words = items.map(function (item) { return isGroup(item) ? '' : clean(text(item)).trim(); });
    var flat = '[' + words.join(', ') + ']';
    if (words.every(function (word) { return PLAIN_WORD.test(word); }) && indent + flat.length <= WIDEST_LIST) { return [flat]; }
    var pad = ' '.repeat(indent + 2);
    return items.reduce(function (lines, item) {
      var made = isGroup(item) ? mapping(item, fields, indent + 4, silent) : written(text(item), indent + 2);
      return lines.concat([pad + '- ' + made[0].trim()], made.slice(1));
    }, ['']);
  }

  /* A story that was edited: the editor begins items of lists with a star, the portal's stories with a dash. */
  function dashed(story) {
    var fence = '';
    return story.split('\n').map(function (row) {
      var mark = (/^ {0,3}(```|~~~)/.exec(row) || [])[1] || '';
      if (mark && (!fence || fence === mark)) { fence = fence ? '' : mark; }
      return fence || mark || /^[\s*]*$/.test(row) ? row : row.replace(/^(\s*)\*(?=\s+\S)/, '$1-');
    }).join('\n');
  }

  function write(data, fields) {
    if (data._hong) { return data._hong; }
    var kept = data[REMARKS] || [];
    var remarked = function (key) {
      return kept.filter(function (each) { return each[0] === key; }).map(function (each) { return each[1]; });
    };
    var lines = ['---'].concat(mapping(data, fields, 0, remarked), remarked(''), ['---']);
    var told = clean(text(data.body)).replace(/[ \t]+$/gm, '').replace(/^\n+|\s+$/g, '');
    var story = data.body === data[STORY] ? told : dashed(told);
    return lines.concat(story ? ['', story] : []).join('\n') + '\n';
  }

  window.Portal = window.Portal || {};
  window.Portal.format = { read: read, write: write };
}());
