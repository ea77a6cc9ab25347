// Asks the Goodstanding that runs on this computer, and nobody else: the address must be a loopback one.
"use strict";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

async function settings() {
  const kept = await chrome.storage.local.get({ address: "http://127.0.0.1:8764", token: "", off: [] });
  return kept;
}

async function check(message) {
  const { address, token, off } = await settings();
  if (off.includes(message.site)) return { off: true };
  let url;
  try {
    url = new URL("/api/check", address);
  } catch {
    return { problem: "The address in the settings is not one. It is mostly http://127.0.0.1:8764" };
  }
  if (!LOOPBACK.has(url.hostname)) {
    return { problem: "Only a Goodstanding on this very computer is asked. Mend the address in the settings." };
  }
  if (!token) return { problem: "Open the settings of this extension and paste the token from “Your data”." };
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify({ text: message.text, channel: message.channel, context: {} }),
      credentials: "omit",
      redirect: "error",
    });
    return await answer.json();
  } catch {
    return { problem: "Goodstanding does not answer. Start it with: goodstanding serve" };
  }
}

chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (sender.id !== chrome.runtime.id || message?.ask !== "check") return false;
  check(message).then(reply);
  return true; // the reply comes later
});

chrome.action.onClicked.addListener(() => chrome.runtime.openOptionsPage());
