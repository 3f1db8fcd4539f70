// Everything here is optional: each page works without it. One module per behaviour, bound by data-….
// collectstatic puts the modules below into this file (ui/storage.py).
import "./menu.js";
import "./focus.js";
import "./auto-submit.js";
import "./share.js";
import "./counter.js";
import "./compare.js";
import "./keep.js";
import "./language.js";
import "./print.js";
import "./account.js";
import "./passkey.js";
import "./autosave.js";
import "./rows.js";
import "./filter.js";
