/** Beside the manifest. A line for each signature: `ed25519 KEYID BASE64`. By itself, because cryptography is loaded only for a key. */
export const SIGNATURE_PATH = "manifest.sig";
