/* Two controls of the form: the id, which nobody types, and the unit, which a saved profile keeps. */
(function () {
  'use strict';

  var h = window.h;
  var createClass = window.createClass;
  var Select = window.CMS.getWidget('select').control;

  function said(props, words) { return h('p', { id: props.forID, className: props.classNameWrapper }, words); }

  var Id = createClass({
    render: function () { return said(this.props, this.props.value || 'Máy cấp khi lưu lần đầu'); }
  });

  var Unit = createClass({
    isValid: function () { return this.select && this.select.isValid ? this.select.isValid() : true; },
    render: function () {
      var props = this.props;
      var self = this;
      var entry = props.entry;
      if (!entry || entry.get('newRecord') || !props.value) {
        return h(Select, Object.assign({}, props, { ref: function (select) { self.select = select; } }));
      }
      var chosen = props.field.get('options').find(function (option) { return option.get('value') === props.value; });
      return said(props, chosen ? chosen.get('label') : props.value);
    }
  });

  window.CMS.registerWidget('ma-ho-so', Id);
  window.CMS.registerWidget('don-vi', Unit);
}());
