/*
 * What of a text is private: phone numbers, identity numbers, e-mail addresses, account numbers.
 * Ordinary figures, years, days and document numbers are not.
 */
(function () {
  'use strict';

  // A measure after a number makes it a figure, however long it is.
  var MEASURE = /^\s*(?:triệu|tỷ|tỉ|nghìn|ngàn|đồng|đ|vnđ|vnd|usd|kg|ki-lô|tấn|tạ|yến|ha|héc|mét|km|m2|m²|m3|m³|m|con|cây|hộ|người|lượt|suất|phần|sản phẩm|cuốn|bộ|lít|kwh|%)(?![\p{L}\p{N}])/iu;
  var MASKED = [
    /(^|[^\d.\-/])(\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d)(?!\d)/g, // 11/6/2024
    /(^|\D)((?:19|20)\d\d-\d\d-\d\d)(?!\d)/g, // 2024-06-11
    /(^|[^\d.])((?:19|20)\d\d(?:\s?-\s?(?:19|20)\d\d)+)(?![\d.])/g // 2022-2025
  ];
  // Said just before a number, these words make even a short or dotted one private.
  var NAMED = /(?:số\s+tài\s+khoản|stk|cmnd|cccd|cmt|căn\s+cước|chứng\s+minh|hộ\s+chiếu|điện\s+thoại|sđt|đt|zalo|hotline|di\s+động)[^\d\n]{0,20}$/iu;
  var MAIL = /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/iu;
  // No looking behind in these: phones with an older browser would refuse the whole script.
  var PASSPORT = /(?:^|[^\p{L}\p{N}])([A-Z]\d{7,8})(?![\p{L}\p{N}])/u;
  // Groups of digits on one line, with at most a mark between blanks from one to the next.
  var GROUPS = /\+?\(?\d+\)?(?:(?: ?[.\-·] ?| )\(?\d+\)?)*/g;

  var WHY = {
    phone: 'số điện thoại',
    identity: 'số giấy tờ tùy thân',
    mail: 'địa chỉ thư điện tử',
    account: 'dãy số dài như số tài khoản, số giấy tờ'
  };

  function isYear(group) { return /^(?:19|20)\d\d$/.test(group); }

  function isPhone(digits) {
    return /^0[235789]\d{8}$/.test(digits) || /^02\d{9}$/.test(digits) || /^01[2689]\d{8}$/.test(digits) ||
      /^(?:00)?84[235789]\d{8,9}$/.test(digits);
  }

  /* What kind of private number some neighbouring groups of digits are, or "". */
  function kindOf(groups) {
    var digits = groups.join('');
    if (isPhone(digits)) { return 'phone'; }
    if (digits[0] === '0' && (digits.length === 12 || (digits.length === 9 && groups.length < 4))) { return 'identity'; }
    return '';
  }

  /* The kind of a whole run that does not begin as phones do. */
  function kindOfRun(run, groups) {
    var digits = groups.join('');
    if (groups.every(isYear) || digits.length < 8) { return ''; }
    if (groups.length === 1) {
      if (digits.length === 9 || digits.length === 12) { return 'identity'; }
      return isWrittenDay(digits) ? '' : 'account';
    }
    var sizes = groups.map(function (group) { return group.length; }).join('');
    if (sizes === '333' || sizes === '3333') { return 'identity'; }
    return /^(?:4{2,}[1-4]?|334|3[34]{3,})$/.test(sizes) && !groups.some(isYear) ? 'account' : '';
  }

  /* 20240611 or 11062024. */
  function isWrittenDay(digits) {
    return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits) ||
      /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d$/.test(digits);
  }

  function inRun(run, before, after) {
    var groups = run.match(/\d+/g);
    if (NAMED.test(before) && groups.join('').length >= 6 && !MEASURE.test(after)) { return kindOf(groups) || 'account'; }
    // 1.234.567.890 is how figures are written.
    if (/^[1-9]\d{0,2}(?:\.\d{3})+$/.test(run)) { return ''; }
    for (var first = 0; first < groups.length; first += 1) {
      for (var last = groups.length; last > first; last -= 1) {
        var kind = kindOf(groups.slice(first, last));
        if (kind) { return kind; }
      }
    }
    if (MEASURE.test(after)) { return ''; }
    for (var at = 0; at < groups.length; at += 1) {
      // A long group among others is as private as alone.
      if (groups.length > 1 && groups[at].length >= 8 && kindOfRun(groups[at], [groups[at]])) { return 'account'; }
    }
    return kindOfRun(run, groups);
  }

  /* The private parts of a text, as [{kind, what, found}]; what is the kind's Vietnamese name. */
  function find(text) {
    var found = [];
    function add(kind, what) { found.push({ kind: kind, what: WHY[kind], found: what.trim() }); }
    // Full-width digits and superscripts read as plain ones; what has no width hides nothing.
    var plain = text.normalize('NFKC').replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/[\u2010-\u2015]/g, '-').replace(/[^\S\n]+/g, ' ');
    var mail = MAIL.exec(plain);
    if (mail) { add('mail', mail[0]); }
    var passport = PASSPORT.exec(plain);
    if (passport) { add('identity', passport[1]); }
    var masked = MASKED.reduce(function (rest, mask) {
      return rest.replace(mask, function (all, before, day) { return before + day.replace(/./g, '_'); });
    }, plain);
    var match;
    GROUPS.lastIndex = 0;
    while ((match = GROUPS.exec(masked))) {
      var kind = inRun(match[0], masked.slice(0, match.index), masked.slice(match.index + match[0].length));
      if (kind) { add(kind, match[0]); }
    }
    return found;
  }

  window.Portal = window.Portal || {};
  window.Portal.findPrivate = find;
}());
