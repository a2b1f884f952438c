/*
 * office.js asks a foreign host for MicrosoftAjax.js unless it finds what it needs of it. This is that part, so that no
 * request leaves our server. It is loaded before office.js. Nothing here is Microsoft's code.
 */
(function () {
  'use strict';

  class StringBuilder {
    constructor(first) {
      this.parts = first === undefined || first === null ? [] : [String(first)];
    }
    append(text) {
      this.parts.push(String(text));
      return this;
    }
    toString(separator) {
      return this.parts.join(separator || '');
    }
  }

  window.Sys = {
    StringBuilder: StringBuilder,
    Debug: { trace: function () {} },
    Serialization: {
      JavaScriptSerializer: {
        serialize: function (value) {
          return JSON.stringify(value);
        },
        deserialize: function (text) {
          return JSON.parse(text);
        },
      },
    },
  };

  window.Type = {
    registerNamespace: function (name) {
      name.split('.').reduce(function (parent, part) {
        parent[part] = parent[part] || {};
        return parent[part];
      }, window);
    },
    registerClass: function () {},
  };

  /* office.js registers its constructors as classes; their names and bases are used nowhere. */
  hidden(Function.prototype, 'registerClass', function () {
    return this;
  });
  /* Null says that the arguments are right: office.js and its callers check them again. */
  hidden(Function, '_validateParams', function () {
    return null;
  });
  hidden(Function, '_validateParameter', function () {
    return null;
  });

  hidden(Error, 'argument', function (name, message) {
    return named('Sys.ArgumentException', message || 'Value does not fall within the expected range.', name);
  });
  hidden(Error, 'parameterCount', function (message) {
    return named('Sys.ParameterCountException', message || 'Parameter count mismatch.');
  });

  function named(name, message, parameter) {
    var error = new Error(parameter ? message + ' Parameter name: ' + parameter : message);
    error.name = name;
    if (parameter) error.paramName = parameter;
    return error;
  }

  function hidden(target, name, value) {
    Object.defineProperty(target, name, { value: value, writable: true, configurable: true });
  }
})();
