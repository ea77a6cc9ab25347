"use strict";

const field = (name) => document.getElementById(name);

chrome.storage.local.get({ address: "http://127.0.0.1:8764", token: "", off: [] }).then((kept) => {
  field("address").value = kept.address;
  field("token").value = kept.token;
  field("off").value = kept.off.join("\n");
});

field("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const host = new URL(field("address").value).hostname;
  if (!["127.0.0.1", "localhost", "[::1]"].includes(host)) {
    field("said").textContent = "Only an address on this computer can be kept, such as http://127.0.0.1:8764";
    return;
  }
  await chrome.storage.local.set({
    address: field("address").value.trim(),
    token: field("token").value.trim(),
    off: field("off").value.split("\n").map((line) => line.trim()).filter(Boolean),
  });
  field("said").textContent = "Kept.";
});
