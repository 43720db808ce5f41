// Says in words why the page does not begin, where that is so. It is written as every browser reads it, and stands outside
// of the page's modules, because where those do not load nothing else of them does.
(function open() {
  /** Milliseconds after which a page that has loaded should show something. */
  var PATIENCE = 6000;
  var NEEDS = "It needs Chrome or Edge 111, Firefox 114, Safari 16.4, or any that is newer.";
  var root = document.getElementById("root");

  function add(place, kind, text) {
    var element = document.createElement(kind);
    element.textContent = text;
    place.appendChild(element);
  }

  /** No style sheet may have loaded either, so the words bring the few rules that they need. */
  function say(title, lines) {
    if (root.firstChild) return;
    var words = document.createElement("section");
    words.style.font = "1.05rem/1.6 system-ui, sans-serif";
    words.style.maxWidth = "36rem";
    words.style.margin = "10vh auto";
    words.style.padding = "0 1.5rem";
    add(words, "h1", title);
    lines.forEach(function addLine(line) {
      add(words, "p", line);
    });
    root.appendChild(words);
  }

  function sayLost() {
    say("Latent Playground did not start", [
      "A part of the page could not be loaded, or this browser is too old for it. Reload the page to try again.",
      NEEDS,
    ]);
  }

  if (location.protocol === "file:") {
    say("Latent Playground does not run from a file", [
      "Browsers load the parts of a page like this one only from a server.",
      "In the folder of the project, run “npm start” and open the address that it names.",
      "Or serve this folder, for example with “python3 -m http.server 8000”, and open http://localhost:8000.",
    ]);
  } else if (!("noModule" in document.createElement("script"))) {
    say("This browser is too old for Latent Playground", [NEEDS]);
  } else {
    window.addEventListener("load", function wait() {
      setTimeout(sayLost, PATIENCE);
    });
  }
})();
