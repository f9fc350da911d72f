/* A draft as the portal would show it, in the portal's own style. */
(function () {
  'use strict';

  var h = window.h;

  function text(value) { return value === null || value === undefined ? '' : String(value); }

  function list(value) { return Array.isArray(value) ? value : []; }

  /* 2024-06-11 as people read it; a year or a month likewise. */
  function day(said) { return text(said).split('-').reverse().map(function (part) { return part.replace(/^0/, ''); }).join('/'); }

  function section(title, body) {
    return h('section', { className: 'p-part', key: title }, h('h2', {}, title), body);
  }

  function rows(items, one) {
    return items.map(function (item, position) { return h('li', { key: position }, one(item)); });
  }

  window.Portal = window.Portal || {};
  window.Portal.preview = function (configuration) {
    var collection = configuration.collections[0];
    var names = {};
    collection.fields.forEach(function (field) { names[field.name] = options(field); });
    var inAwards = collection.fields.find(function (field) { return field.name === 'awards'; }).fields;
    var forms = options(inAwards.find(function (field) { return field.name === 'form'; }));
    var inCriteria = collection.fields.find(function (field) { return field.name === 'criteria'; }).fields;
    var criteria = options(inCriteria[0]);

    function options(field) {
      return (field.options || []).reduce(function (made, each) { made[each.value] = each.label; return made; }, {});
    }

    function picture(props, item, key) {
      return h('figure', { key: key },
        h('img', { src: props.getAsset(item.file).toString(), alt: text(item.alt), className: 'p-preview__picture' }),
        item.credit ? h('figcaption', {}, item.credit) : null);
    }

    function figures(items) {
      return section('Số liệu', h('table', { className: 'p-table' }, h('tbody', {}, items.map(function (item, position) {
        return h('tr', { key: position },
          h('th', { scope: 'row' }, item.what), h('td', { className: 'p-number' }, text(item.value) + ' ' + text(item.unit)), h('td', {}, item.period));
      }))));
    }

    function awards(items) {
      return section('Khen thưởng', h('ol', { className: 'p-awards' }, rows(items, function (item) {
        return [
          h('time', { key: 'day' }, day(item.date)),
          h('strong', { key: 'name' }, item.title || forms[item.form] || ''),
          item.issuer ? ' do ' + item.issuer + ' tặng' : '',
          h('br', { key: 'break' }),
          h('span', { key: 'number', className: 'p-quiet' }, 'Quyết định số ' + text(item.decision))
        ];
      })));
    }

    function judged(items) {
      return section('Đối chiếu tiêu chuẩn', h('dl', { className: 'p-criteria' }, items.map(function (item, position) {
        return h('div', { key: position }, h('dt', {}, text(criteria[item.criterion]).split(':')[0]), h('dd', {}, item.evidence));
      })));
    }

    function sources(items) {
      return section('Nguồn', h('ol', { className: 'p-sources' }, rows(items, function (item) {
        return [item.title, item.number ? 'số ' + item.number : '', item.date ? 'ngày ' + day(item.date) : '', item.issuer].filter(Boolean).join(', ');
      })));
    }

    function facts(data) {
      var told = [
        ['Đơn vị giới thiệu', names.unit[data.unit]],
        ['Lĩnh vực', names.sector[data.sector]],
        ['Chủ mô hình', data.owner],
        ['Thời gian', day(data.deed_date)],
        ['Phong trào', list(data.movements).map(function (each) { return names.movements[each]; }).join('; ')]
      ].filter(function (each) { return each[1]; });
      return h('aside', { className: 'p-profile__aside' }, h('dl', { className: 'p-facts' }, told.map(function (each) {
        return h('div', { key: each[0] }, h('dt', {}, each[0]), h('dd', {}, each[1]));
      })));
    }

    function page(props) {
      var data = props.entry.get('data').toJS();
      var portrait = list(data.portrait).filter(function (each) { return each.file; })[0];
      var pictures = list(data.gallery).filter(function (each) { return each.file; });
      var parts = [['figures', figures], ['awards', awards], ['criteria', judged], ['sources', sources]];
      return h('div', { className: 'p-main' }, h('article', { className: 'p-profile' },
        h('header', { className: 'p-profile__head' + (portrait ? ' p-profile__head--pictured' : '') },
          h('div', {},
            h('p', { className: 'p-kicker' }, [names.kind[data.kind], data.posthumous ? 'truy tặng' : '', names.sector[data.sector]].filter(Boolean).join(' · ')),
            h('h1', {}, data.name || 'Tên gương'),
            h('p', { className: 'p-lead' }, data.summary),
            h('p', { className: 'p-byline' }, [names.unit[data.unit], data.published ? day(data.published) : 'Bản nháp, chưa đăng'].filter(Boolean).join(' · '))),
          portrait ? h('div', { className: 'p-profile__portrait' }, picture(props, portrait)) : null),
        h('div', { className: 'p-profile__spread' },
          h('div', { className: 'p-profile__body' },
            h('div', { className: 'p-prose p-profile__story' }, props.widgetFor('body')),
            pictures.map(function (each, position) { return picture(props, each, position); }),
            parts.map(function (part) { return list(data[part[0]]).length ? part[1](list(data[part[0]])) : null; })),
          facts(data))));
    }

    window.CMS.registerPreviewTemplate(collection.name, window.createClass({
      render: function () { return page(this.props); }
    }));
  };
}());
