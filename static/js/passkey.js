// [data-passkey=create|get|login]: asks the device for a passkey and sends what it answers.
// Options stand in data-passkey-options; for login they are fetched, so that the page needs no session.
const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const listed = (items) => (items || []).map((item) => ({ ...item, id: toBytes(item.id) }));

async function create(options) {
  const publicKey = { ...options, challenge: toBytes(options.challenge) };
  publicKey.user = { ...options.user, id: toBytes(options.user.id) };
  publicKey.excludeCredentials = listed(options.excludeCredentials);
  publicKey.authenticatorSelection = {
    ...options.authenticatorSelection,
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  };
  const made = await navigator.credentials.create({ publicKey });
  return answer(made, {
    attestationObject: toText(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

async function get(options) {
  const publicKey = { ...options, challenge: toBytes(options.challenge) };
  publicKey.allowCredentials = listed(options.allowCredentials);
  const used = await navigator.credentials.get({ publicKey });
  const { authenticatorData, signature, userHandle } = used.response;
  return answer(used, {
    authenticatorData: toText(authenticatorData),
    signature: toText(signature),
    userHandle: userHandle && toText(userHandle),
  });
}

function answer(credential, response) {
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: toText(credential.response.clientDataJSON), ...response },
  };
}

async function optionsOf(form) {
  if (form.dataset.passkeyOptions) return JSON.parse(form.dataset.passkeyOptions).publicKey;
  const said = await fetch(form.action, { headers: { Accept: "application/json" } });
  return (await said.json()).request_options.publicKey;
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  form.hidden = !window.PublicKeyCredential;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const error = (form.querySelector("[data-passkey-error]") || document.querySelector("[data-passkey-error]"));
    error.hidden = true;
    try {
      const ask = form.dataset.passkey === "create" ? create : get;
      form.elements.credential.value = JSON.stringify(await ask(await optionsOf(form)));
      form.submit();
    } catch {
      error.hidden = false;
    }
  });
}
