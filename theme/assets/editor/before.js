/*
 * What the editor's program finds when it starts.
 *
 * It would check its configuration by code that it writes at run time, and the page's policy lets
 * no such code run. The configuration is made and tested with the portal, so whatever asks for
 * that code is given a check that finds nothing; anything else meets the policy as before. A part
 * of it tries whether it runs in Node, by `eval`; it is told no without asking the browser.
 */
(function () {
  'use strict';

  window.CMS_MANUAL_INIT = true;
  window.eval = function () { throw new EvalError('no code from text'); };
  window.Function = new Proxy(Function, {
    construct: function (target, parts, made) {
      var isCheck = parts.length === 3 && parts[0] === 'self' && parts[1] === 'scope';
      return isCheck ? function () { return function () { return true; }; } : Reflect.construct(target, parts, made);
    }
  });
}());
